package org.ocp4j.render;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Alert;
import org.ocp4j.AttributeKind;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;
import org.ocp4j.internal.payload.NodeRules;

/** Writes nodes as the objects of remark: type, fields, children, position. */
final class MdastWriter extends TreeWalk {
  private final JsonOut out;
  private final @Nullable JsonPositions positions;
  private final MdastData data;
  private final boolean alerts;
  private final CursorText text = new CursorText();
  private final CursorText.Consumer escaped;

  MdastWriter(JsonOut out, @Nullable JsonPositions positions, boolean alerts, boolean unravels) {
    super(unravels);
    this.out = out;
    this.data = new MdastData(out);
    this.alerts = alerts;
    this.positions = positions;
    this.escaped = out::escaped;
  }

  @Override
  boolean enter(OcpCursor node) throws IOException {
    out.element();
    out.open('{');
    out.name("type");
    out.plain(kind(node).type());
    if (positions != null) {
      positions.start(node.start());
    }
    fields(node);
    if (isLeaf(node.kind())) {
      return false;
    }
    out.name("children");
    out.open('[');
    return true;
  }

  @Override
  void leave(OcpCursor node) throws IOException {
    if (!isLeaf(node.kind())) {
      out.close(']');
    }
    if (positions != null) {
      positions.end(node.end(), out);
    }
    out.close('}');
  }

  private void fields(OcpCursor node) throws IOException {
    switch (node.kind()) {
      case HEADING -> {
        out.name("depth");
        out.number(node.depth());
      }
      case BLOCKQUOTE -> alert(node);
      case LIST -> list(node);
      case LIST_ITEM -> listItem(node);
      case CODE -> {
        fields(node, NodeField.LANG, NodeField.META);
        value(node);
      }
      case DEFINITION ->
        fields(node, NodeField.IDENTIFIER, NodeField.LABEL, NodeField.TITLE, NodeField.URL);
      case LINK -> fields(node, NodeField.TITLE, NodeField.URL);
      case IMAGE -> fields(node, NodeField.TITLE, NodeField.URL, NodeField.ALT);
      case LINK_REFERENCE -> {
        fields(node, NodeField.LABEL, NodeField.IDENTIFIER);
        referenceType(node);
      }
      case IMAGE_REFERENCE -> {
        fields(node, NodeField.ALT, NodeField.LABEL, NodeField.IDENTIFIER);
        referenceType(node);
      }
      case FOOTNOTE_DEFINITION, FOOTNOTE_REFERENCE ->
        fields(node, NodeField.IDENTIFIER, NodeField.LABEL);
      case TABLE -> align(node.node());
      case MATH -> {
        fields(node, NodeField.META);
        value(node);
        data.math(node);
      }
      case INLINE_MATH -> {
        value(node);
        data.inlineMath(node);
      }
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> element(node);
      case TEXT,
          HTML,
          INLINE_CODE,
          YAML,
          TOML,
          MDXJS_ESM,
          MDX_FLOW_EXPRESSION,
          MDX_TEXT_EXPRESSION -> value(node);
      default -> {}
    }
  }

  private static boolean isLeaf(NodeKind kind) {
    return NodeRules.isLeaf(kind.code());
  }

  private void value(OcpCursor node) throws IOException {
    out.name("value");
    out.quote();
    text.text(node, escaped);
    out.quote();
  }

  private void fields(OcpCursor node, NodeField... fields) throws IOException {
    for (NodeField field : fields) {
      out.name(field.title());
      int attribute = node.attributeOf(field);
      if (attribute < 0) {
        out.word("null");
      } else {
        attributeString(node, attribute);
      }
    }
  }

  private void attributeString(OcpCursor node, int attribute) throws IOException {
    out.quote();
    text.attributeValue(node, attribute, escaped);
    out.quote();
  }

  private void alert(OcpCursor quote) throws IOException {
    Alert alert = alerts ? quote.alert() : null;
    if (alert != null) {
      data.alert(alert);
    }
  }

  private void list(OcpCursor node) throws IOException {
    bool("ordered", node.ordered());
    out.name("start");
    if (node.ordered()) {
      out.number(node.listStart());
    } else {
      out.word("null");
    }
    bool("spread", node.spread());
  }

  private void listItem(OcpCursor node) throws IOException {
    bool("spread", node.spread());
    out.name("checked");
    out.word(String.valueOf(node.checked()));
  }

  private void bool(String name, boolean value) throws IOException {
    out.name(name);
    out.word(value ? "true" : "false");
  }

  private void referenceType(OcpCursor node) throws IOException {
    out.name("referenceType");
    out.plain(node.referenceType().mdast());
  }

  private void align(OcpNode table) throws IOException {
    out.name("align");
    out.open('[');
    OcpNode header = table.firstChild();
    if (header != null) {
      for (OcpNode cell : header.children()) {
        out.element();
        switch (cell.alignment()) {
          case NONE -> out.word("null");
          case LEFT -> out.plain("left");
          case RIGHT -> out.plain("right");
          case CENTER -> out.plain("center");
        }
      }
    }
    out.close(']');
  }

  private void element(OcpCursor node) throws IOException {
    out.name("name");
    if (node.textLength() == 0) {
      out.word("null");
    } else {
      out.quote();
      text.text(node, escaped);
      out.quote();
    }
    out.name("attributes");
    out.open('[');
    for (int i = 0; i < node.attributeCount(); i++) {
      out.element();
      out.open('{');
      attribute(node, i);
      if (positions != null) {
        positions.attribute(node.attributeStart(i), node.attributeEnd(i), out);
      }
      out.close('}');
    }
    out.close(']');
  }

  private void attribute(OcpCursor node, int i) throws IOException {
    AttributeKind kind = node.attributeKind(i);
    out.name("type");
    if (kind == AttributeKind.SPREAD) {
      out.plain("mdxJsxExpressionAttribute");
      out.name("value");
      attributeString(node, i);
      return;
    }
    out.plain("mdxJsxAttribute");
    out.name("name");
    out.quote();
    text.attributeName(node, i, escaped);
    out.quote();
    out.name("value");
    if (kind == AttributeKind.STRING) {
      attributeString(node, i);
    } else if (kind == AttributeKind.BOOLEAN) {
      out.word("null");
    } else {
      out.open('{');
      out.name("type");
      out.plain("mdxJsxAttributeValueExpression");
      out.name("value");
      attributeString(node, i);
      out.close('}');
    }
  }
}
