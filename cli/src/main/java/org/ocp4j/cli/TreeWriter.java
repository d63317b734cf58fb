package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.ocp4j.Alignment;
import org.ocp4j.OcpAttribute;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.Point;

/**
 * Writes a document as a tree with a line for each node: kind, position, fields, and shortened
 * value.
 */
final class TreeWriter {
  /**
   * Maximum depth of indentation. Deeper nodes are not indented further, to keep the lines short.
   */
  private static final int DEEPEST_INDENT = 100;

  private final OutputStream out;
  private final Paint paint;
  private final StringBuilder line = new StringBuilder();

  /**
   * The end of the current subtree at each level. A node is the last child if its end is its
   * parent's.
   */
  private int[] ends = new int[16];

  TreeWriter(OutputStream out, Paint paint) {
    this.out = out;
    this.paint = paint;
  }

  void write(OcpDocument document) throws IOException {
    try (OcpCursor node = document.cursor()) {
      do {
        line.setLength(0);
        branches(node);
        line.append(paint.kind(node.kind().type())).append(' ').append(paint.place(range(node)));
        properties(node);
        attributes(node);
        String value = node.value();
        if (value != null) {
          line.append(' ').append(paint.value(Excerpt.quoted(value)));
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
      } while (node.next());
    }
  }

  private void branches(OcpCursor node) {
    int level = node.level();
    if (level == ends.length) {
      ends = Arrays.copyOf(ends, 2 * level);
    }
    ends[level] = node.subtreeEnd();
    int deepest = Math.min(level, DEEPEST_INDENT);
    for (int i = 1; i < deepest; i++) {
      line.append(isLast(i) ? "   " : "│  ");
    }
    if (level > 0) {
      line.append(isLast(level) ? "└─ " : "├─ ");
    }
  }

  private boolean isLast(int level) {
    return ends[level] == ends[level - 1];
  }

  private static String range(OcpCursor node) {
    Point start = node.document().point(node.start());
    Point end = node.document().point(node.end());
    return start.line() + ":" + start.column() + "-" + end.line() + ":" + end.column();
  }

  /** Writes the fields that a payload stores in the node itself. */
  private void properties(OcpCursor node) {
    switch (node.kind()) {
      case HEADING -> word("depth=" + node.depth());
      case LIST -> {
        word(node.ordered() ? "ordered start=" + node.listStart() : "");
        word(node.spread() ? "spread" : "");
      }
      case LIST_ITEM -> {
        Boolean checked = node.checked();
        word(checked == null ? "" : checked ? "checked" : "unchecked");
        word(node.spread() ? "spread" : "");
      }
      case LINK_REFERENCE, IMAGE_REFERENCE -> word(node.referenceType().mdast());
      case TABLE_CELL -> {
        Alignment alignment = node.alignment();
        word(
            alignment == Alignment.NONE
                ? ""
                : "align=" + alignment.name().toLowerCase(Locale.ROOT));
      }
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> word(tag(node));
      default -> {}
    }
  }

  private static String tag(OcpCursor node) {
    String name = node.name();
    return "<" + (name == null ? "" : name) + (node.selfClosing() ? " />" : ">");
  }

  private void word(String word) {
    if (!word.isEmpty()) {
      line.append(' ').append(word);
    }
  }

  private void attributes(OcpCursor node) {
    for (int i = 0; i < node.attributeCount(); i++) {
      line.append(' ').append(attribute(node.attribute(i)));
    }
  }

  private String attribute(OcpAttribute attribute) {
    String name = Objects.requireNonNullElse(attribute.name(), "");
    String value = Objects.requireNonNullElse(attribute.value(), "");
    return switch (attribute.kind()) {
      case BOOLEAN -> name;
      case SPREAD -> paint.value("{" + Excerpt.code(value) + "}");
      case EXPRESSION -> name + "=" + paint.value("{" + Excerpt.code(value) + "}");
      case STRING, NUMBER -> name + "=" + paint.value(Excerpt.quoted(value));
    };
  }
}
