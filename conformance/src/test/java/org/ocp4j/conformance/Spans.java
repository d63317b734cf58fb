package org.ocp4j.conformance;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;

/**
 * Checks that the spans of a document nest and cover the source: each letter and digit lies in the
 * span of a leaf or of an attribute, or belongs to an element's name in the opening or closing tag.
 * Two others are facts of a node instead: the digits before an ordered item, and the {@code x} in a
 * task's check box.
 */
final class Spans {
  /** The kinds without children, whose whole span is their text. */
  private static final Set<NodeKind> LEAVES = EnumSet.of(
      NodeKind.TEXT,
      NodeKind.INLINE_CODE,
      NodeKind.INLINE_MATH,
      NodeKind.BREAK,
      NodeKind.IMAGE,
      NodeKind.IMAGE_REFERENCE,
      NodeKind.FOOTNOTE_REFERENCE,
      NodeKind.CODE,
      NodeKind.MATH,
      NodeKind.HTML,
      NodeKind.THEMATIC_BREAK,
      NodeKind.DEFINITION,
      NodeKind.YAML,
      NodeKind.TOML,
      NodeKind.MDXJS_ESM,
      NodeKind.MDX_FLOW_EXPRESSION,
      NodeKind.MDX_TEXT_EXPRESSION);

  private final byte[] source;
  private final BitSet covered = new BitSet();

  /** By level: the end of the open node, and of its last child. */
  private int[] ends = new int[16];

  private int[] lastEnds = new int[16];

  /**
   * By level: {@code true} if the node is an ordered list, or an item whose checked box was not
   * found yet.
   */
  private boolean[] marked = new boolean[16];

  private Spans(byte[] source) {
    this.source = source;
  }

  /** Returns what is wrong with the spans of a document; {@code null} if they are right. */
  static @Nullable String problem(OcpDocument document) {
    Spans spans = new Spans(Payloads.bytes(document.source()));
    try (OcpCursor cursor = document.cursor()) {
      do {
        String wrong = spans.visit(cursor);
        if (wrong != null) {
          return wrong;
        }
      } while (cursor.next());
    }
    return spans.uncovered();
  }

  private @Nullable String visit(OcpCursor node) {
    int level = node.level();
    if (level == ends.length) {
      ends = Arrays.copyOf(ends, 2 * level);
      lastEnds = Arrays.copyOf(lastEnds, 2 * level);
      marked = Arrays.copyOf(marked, 2 * level);
    }
    if (node.start() > node.end()
        || (level > 0 && (node.start() < lastEnds[level - 1] || node.end() > ends[level - 1]))) {
      return node.node() + " at " + node.start() + "-" + node.end() + " is not inside its"
          + " parent, or overlaps its sibling";
    }
    if (level > 0) {
      lastEnds[level - 1] = node.end();
    }
    ends[level] = node.end();
    lastEnds[level] = node.start();
    marked[level] = false;
    for (int i = 0; i < node.attributeCount(); i++) {
      covered.set(node.attributeStart(i), node.attributeEnd(i));
    }
    NodeKind kind = node.kind();
    switch (kind) {
      case LIST -> marked[level] = node.ordered();
      case LIST_ITEM -> {
        if (marked[level - 1]) {
          digits(node.start());
        }
        marked[level] = Boolean.TRUE.equals(node.checked());
      }
      case PARAGRAPH -> {
        if (marked[level - 1]) {
          box(node.start());
          marked[level - 1] = false;
        }
      }
      case MDX_JSX_FLOW_ELEMENT, MDX_JSX_TEXT_ELEMENT -> element(node);
      default -> {
        if (LEAVES.contains(kind)) {
          covered.set(node.start(), node.end());
        }
      }
    }
    return null;
  }

  private void digits(int start) {
    for (int at = start; source[at] >= '0' && source[at] <= '9'; at++) {
      covered.set(at);
    }
  }

  /**
   * Marks the check box. It stands before the rest of the item's first paragraph, possibly on the
   * line before. If that rest does not start with text, the paragraph starts with the box.
   */
  private void box(int paragraph) {
    int at = paragraph - 1;
    while (" \t\r\n>".indexOf(source[at]) >= 0) {
      at--;
    }
    covered.set(source[at] == ']' ? at - 1 : paragraph + 1);
  }

  private void element(OcpCursor element) {
    byte[] name = new byte[element.textLength()];
    element.copyText(0, name, 0, name.length);
    int at = element.start();
    for (byte b : name) {
      at = indexOf(b, at) + 1;
      covered.set(at - 1);
    }
    at = element.end();
    for (int i = name.length - 1; !element.selfClosing() && i >= 0; i--) {
      at = lastIndexOf(name[i], at - 1);
      covered.set(at);
    }
  }

  /**
   * Returns where a byte of a name occurs next; white space may stand between the parts of a name.
   */
  private int indexOf(byte b, int at) {
    while (source[at] != b) {
      at++;
    }
    return at;
  }

  private int lastIndexOf(byte b, int at) {
    while (source[at] != b) {
      at--;
    }
    return at;
  }

  private @Nullable String uncovered() {
    for (int at = covered.nextClearBit(0); at < source.length; at = covered.nextClearBit(at + 1)) {
      if (isLetterOrDigit(at)) {
        int from = Math.max(0, at - 20);
        String before = new String(source, from, at - from, StandardCharsets.UTF_8);
        String after =
            new String(source, at, Math.min(20, source.length - at), StandardCharsets.UTF_8);
        return "no span covers byte " + at + ": " + before + "⟨here⟩" + after;
      }
    }
    return null;
  }

  private boolean isLetterOrDigit(int at) {
    byte first = source[at];
    if (first >= 0) {
      return Character.isLetterOrDigit(first);
    }
    int length = first >= (byte) 0xF0 ? 4 : first >= (byte) 0xE0 ? 3 : 2;
    return first >= (byte) 0xC0
        && new String(source, at, length, StandardCharsets.UTF_8)
            .codePoints()
            .allMatch(Character::isLetterOrDigit);
  }
}
