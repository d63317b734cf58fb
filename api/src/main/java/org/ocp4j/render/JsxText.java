package org.ocp4j.render;

import org.ocp4j.AttributeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpNode;

/** Writes the tags of JSX elements as text. */
final class JsxText {
  private JsxText() {}

  static String openingTag(OcpNode element) {
    StringBuilder tag = new StringBuilder("<").append(name(element));
    for (OcpAttribute attribute : element.attributes()) {
      tag.append(' ');
      if (attribute.kind() != AttributeKind.SPREAD) {
        tag.append(attribute.name());
      }
      switch (attribute.kind()) {
        case BOOLEAN -> {}
        case STRING -> tag.append('=').append(quoted(String.valueOf(attribute.value())));
        case EXPRESSION, NUMBER -> tag.append("={").append(attribute.value()).append('}');
        case SPREAD -> tag.append('{').append(attribute.value()).append('}');
      }
    }
    return tag.append(element.selfClosing() ? " />" : ">").toString();
  }

  /** Returns the closing tag; empty for a self-closing element. */
  static String closingTag(OcpNode element) {
    return element.selfClosing() ? "" : "</" + name(element) + '>';
  }

  private static String name(OcpNode element) {
    String name = element.name();
    return name == null ? "" : name;
  }

  private static String quoted(String value) {
    return '"' + value.replace("&", "&amp;").replace("\"", "&quot;") + '"';
  }
}
