package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/** A tree as lines of text, with all that is in it but positions: equal trees have equal lines. */
final class TreeText {
  private TreeText() {}

  static String of(OcpDocument document) {
    StringBuilder out = new StringBuilder();
    try (OcpCursor cursor = document.cursor()) {
      do {
        out.append(cursor.level()).append(' ');
        node(cursor, out);
        out.append('\n');
      } while (cursor.next());
    }
    return out.toString();
  }

  private static void node(OcpCursor node, StringBuilder out) {
    NodeKind kind = node.kind();
    out.append(kind.type());
    facts(node, kind, out);
    if (node.textLength() > 0 || node.value() != null) {
      boolean element = node.value() == null;
      out.append(' ').append(quoted(element ? node.name() : node.value()));
    }
    for (int i = 0; i < node.attributeCount(); i++) {
      out.append(" @").append(node.attribute(i).name());
      out.append(' ').append(node.attribute(i).kind());
      out.append(' ').append(quoted(node.attribute(i).value()));
    }
  }

  private static void facts(OcpCursor node, NodeKind kind, StringBuilder out) {
    switch (kind) {
      case HEADING -> out.append(" depth=").append(node.depth());
      case LIST -> {
        out.append(node.ordered() ? " start=" + node.listStart() : "");
        out.append(node.spread() ? " spread" : "");
      }
      case LIST_ITEM -> {
        out.append(node.spread() ? " spread" : "");
        out.append(node.checked() == null ? "" : " checked=" + node.checked());
      }
      case CODE -> out.append(node.fenced() ? " fenced" : "");
      case LINK -> out.append(node.autolink() ? " autolink" : "");
      case BLOCKQUOTE -> out.append(node.alert() == null ? "" : " alert=" + node.alert());
      case TABLE_CELL -> out.append(' ').append(node.alignment());
      case LINK_REFERENCE, IMAGE_REFERENCE -> out.append(' ').append(node.referenceType());
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT ->
        out.append(node.selfClosing() ? " self-closing" : "");
      default -> {}
    }
  }

  /** Returns the lines of a subtree. */
  static String of(OcpNode top) {
    StringBuilder out = new StringBuilder();
    try (OcpCursor cursor = top.document().cursor()) {
      for (int i = top.index(); i < top.subtreeEnd(); i++) {
        cursor.moveTo(i);
        node(cursor, out);
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static String quoted(String value) {
    return value == null
        ? "-"
        : '"' + value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r") + '"';
  }
}
