package org.ocp4j.conformance;

import java.util.Locale;
import java.util.Objects;
import org.ocp4j.Alignment;
import org.ocp4j.Diagnostic;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * Writes a document as lines of text: for each node its kind, its span in bytes, its facts and its
 * value, and below it its attributes; at the end the diagnostics, each with its code and its span.
 */
final class TreeText {
  private TreeText() {}

  static String of(OcpDocument document) {
    StringBuilder out = new StringBuilder();
    try (OcpCursor cursor = document.cursor()) {
      do {
        String indent = "  ".repeat(cursor.level());
        out.append(indent).append(line(cursor.node())).append('\n');
        for (OcpAttribute attribute : cursor.node().attributes()) {
          out.append(indent).append("  ").append(line(attribute)).append('\n');
        }
      } while (cursor.next());
    }
    for (Diagnostic diagnostic : document.diagnostics()) {
      out.append("! ").append(Objects.requireNonNull(diagnostic.code()).id());
      out.append(' ')
          .append(diagnostic.start())
          .append('-')
          .append(diagnostic.end())
          .append('\n');
    }
    return out.toString();
  }

  private static String line(OcpNode node) {
    StringBuilder out = new StringBuilder(node.kind().type());
    out.append(' ').append(node.start()).append('-').append(node.end());
    out.append(facts(node));
    if (isElement(node)) {
      out.append(" <").append(node.name() == null ? "" : node.name()).append('>');
    } else if (node.value() != null) {
      out.append(' ').append(quoted(node.value()));
    }
    return out.toString();
  }

  private static boolean isElement(OcpNode node) {
    return node.kind() == NodeKind.MDX_JSX_FLOW_ELEMENT
        || node.kind() == NodeKind.MDX_JSX_TEXT_ELEMENT;
  }

  private static String facts(OcpNode node) {
    return switch (node.kind()) {
      case HEADING -> " depth=" + node.depth();
      case LIST ->
        (node.ordered() ? " start=" + node.listStart() : "") + (node.spread() ? " spread" : "");
      case LIST_ITEM -> checked(node) + (node.spread() ? " spread" : "");
      case TABLE_CELL ->
        node.alignment() == Alignment.NONE
            ? ""
            : " " + node.alignment().name().toLowerCase(Locale.ROOT);
      case LINK_REFERENCE, IMAGE_REFERENCE ->
        " " + String.valueOf(node.referenceType()).toLowerCase(Locale.ROOT);
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> node.selfClosing() ? " self-closing" : "";
      default -> "";
    };
  }

  private static String checked(OcpNode item) {
    Boolean checked = item.checked();
    return checked == null ? "" : checked ? " checked" : " unchecked";
  }

  private static String line(OcpAttribute attribute) {
    StringBuilder out = new StringBuilder("@");
    out.append(attribute.name() == null ? "..." : attribute.name());
    out.append(' ').append(attribute.kind().name().toLowerCase(Locale.ROOT));
    out.append(' ').append(attribute.start()).append('-').append(attribute.end());
    if (attribute.value() != null) {
      out.append(' ').append(quoted(attribute.value()));
    }
    return out.toString();
  }

  private static String quoted(String value) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c < ' ' || c == '\u00A0' || c == '\uFEFF') {
        out.append(String.format("\\u%04X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.append('"').toString();
  }
}
