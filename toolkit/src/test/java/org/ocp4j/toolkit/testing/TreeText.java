package org.ocp4j.toolkit.testing;

import java.util.Locale;
import org.ocp4j.Alignment;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;

/**
 * A tree as lines of text without positions: for each node its kind, its facts and its value, and
 * below it its attributes and fields. Two documents have equal trees if they have equal lines.
 */
public final class TreeText {
  private TreeText() {}

  /** Returns the lines of a document's tree. */
  public static String of(OcpDocument document) {
    StringBuilder out = new StringBuilder();
    try (OcpCursor cursor = document.cursor()) {
      do {
        OcpNode node = cursor.node();
        String indent = "  ".repeat(cursor.level());
        out.append(indent).append(head(node));
        if (node.name() != null) {
          out.append(" <").append(node.name()).append('>');
        }
        if (node.value() != null) {
          out.append(' ').append(quoted(node.value()));
        }
        out.append('\n');
        for (OcpAttribute attribute : node.attributes()) {
          out.append(indent).append("  ").append(line(attribute)).append('\n');
        }
      } while (cursor.next());
    }
    return out.toString();
  }

  /** Returns the kind of a node, and what is neither a text nor an attribute. */
  public static String head(OcpNode node) {
    return node.kind().type() + facts(node);
  }

  private static String line(OcpAttribute attribute) {
    String kind =
        attribute.isField() ? "." : attribute.kind().name().toLowerCase(Locale.ROOT) + " ";
    String name = attribute.name() == null ? "" : attribute.name();
    return kind + name + (attribute.value() == null ? "" : " " + quoted(attribute.value()));
  }

  private static String facts(OcpNode node) {
    return switch (node.kind()) {
      case HEADING -> " " + node.depth();
      case LIST ->
        (node.ordered() ? " from " + node.listStart() : "") + (node.spread() ? " spread" : "");
      case LIST_ITEM ->
        (node.spread() ? " spread" : "")
            + (node.checked() == null ? "" : node.checked() ? " [x]" : " [ ]");
      case CODE -> node.isFenced() ? " fenced" : "";
      case LINK -> node.isAutolink() ? " auto" : "";
      case TABLE_CELL ->
        node.alignment() == Alignment.NONE
            ? ""
            : " " + node.alignment().name().toLowerCase(Locale.ROOT);
      case LINK_REFERENCE, IMAGE_REFERENCE -> " " + node.referenceType().mdast();
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> node.selfClosing() ? " /" : "";
      case BLOCKQUOTE -> node.alert() == null ? "" : " " + node.alert().type();
      default -> "";
    };
  }

  /** Returns a text in quotes, on one line, with every character visible. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    text.codePoints().forEach(c -> {
      if (c == '\n') {
        out.append("\\n");
      } else if (c == '"' || c == '\\') {
        out.append('\\').append((char) c);
      } else if (c < ' ' || (c > '~' && !Character.isLetter(c))) {
        out.append(String.format("\\u{%x}", c));
      } else {
        out.appendCodePoint(c);
      }
    });
    return out.append('"').toString();
  }
}
