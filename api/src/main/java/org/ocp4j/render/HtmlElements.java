package org.ocp4j.render;

import java.io.IOException;
import java.util.Map;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** Writes JSX elements, by the component of their name or as text. */
final class HtmlElements {
  private final Map<String, ComponentRenderer> components;
  private final Html out;

  HtmlElements(Map<String, ComponentRenderer> components, Html out) {
    this.components = components;
    this.out = out;
  }

  /** What follows the beginning of an element. */
  record Rest(boolean children, String ending) {}

  /** Writes the beginning of an element. */
  Rest enter(OcpNode element) throws IOException {
    if (isFlow(element)) {
      out.line();
    }
    String name = element.name();
    ComponentRenderer component = name == null ? null : components.get(name);
    if (component == null) {
      return new Rest(true, showTags(element));
    }
    ComponentOutput output = new ComponentOutput();
    component.render(element, output);
    out.raw(output.before());
    return new Rest(output.hasChildren(), output.after());
  }

  /** Writes the end of an element. */
  void leave(OcpNode element, String ending) throws IOException {
    if (isFlow(element)) {
      if (!ending.isEmpty()) {
        out.line();
      }
      out.raw(ending);
      out.line();
    } else {
      out.raw(ending);
    }
  }

  private String showTags(OcpNode element) throws IOException {
    String opening = Html.escape(JsxText.openingTag(element));
    String closing = Html.escape(JsxText.closingTag(element));
    if (element.firstChild() == null) {
      opening += closing;
      closing = "";
    }
    boolean flow = isFlow(element);
    out.raw(flow ? "<p>" + opening + "</p>\n" : opening);
    return flow && !closing.isEmpty() ? "<p>" + closing + "</p>" : closing;
  }

  private static boolean isFlow(OcpNode element) {
    return element.kind() == NodeKind.MDX_JSX_FLOW_ELEMENT;
  }
}
