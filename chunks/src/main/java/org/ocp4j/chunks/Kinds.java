package org.ocp4j.chunks;

import java.util.EnumSet;
import java.util.Set;
import org.ocp4j.NodeKind;

/** Facts about kinds of nodes, and sets of kinds as the bits of a number. */
final class Kinds {
  /** Greater than the codes of all kinds, which are less than the bits of a long. */
  static final int CODES = 64;

  private Kinds() {}

  /** Returns {@code true} for the kinds of blocks, which stand on lines of their own. */
  static boolean isBlock(NodeKind kind) {
    return switch (kind) {
      case PARAGRAPH,
          HEADING,
          THEMATIC_BREAK,
          BLOCKQUOTE,
          LIST,
          LIST_ITEM,
          CODE,
          HTML,
          DEFINITION,
          TABLE,
          FOOTNOTE_DEFINITION,
          YAML,
          TOML,
          MATH,
          MDXJS_ESM,
          MDX_FLOW_EXPRESSION,
          MDX_JSX_FLOW_ELEMENT -> true;
      default -> false;
    };
  }

  /** Returns {@code true} for the kinds whose children are blocks. */
  static boolean isContainer(NodeKind kind) {
    return switch (kind) {
      case BLOCKQUOTE, LIST, LIST_ITEM, FOOTNOTE_DEFINITION, MDX_JSX_FLOW_ELEMENT -> true;
      default -> false;
    };
  }

  /** Returns {@code true} for the kinds with tags around their children. */
  static boolean hasTags(NodeKind kind) {
    return kind == NodeKind.MDX_JSX_FLOW_ELEMENT;
  }

  /** Returns {@code true} for the kinds that consist of lines rather than sentences. */
  static boolean isOfLines(NodeKind kind) {
    return switch (kind) {
      case CODE, MATH, HTML, YAML, TOML, MDXJS_ESM, MDX_FLOW_EXPRESSION -> true;
      default -> isContainer(kind);
    };
  }

  /** Returns the bit of a kind if it is a block, or else no bit. */
  static long bit(NodeKind kind) {
    return isBlock(kind) ? 1L << kind.code() : 0;
  }

  /** Returns the kinds whose bits are set. */
  static Set<NodeKind> of(long bits) {
    EnumSet<NodeKind> kinds = EnumSet.noneOf(NodeKind.class);
    for (long rest = bits; rest != 0; rest &= rest - 1) {
      NodeKind kind = NodeKind.ofCode(Long.numberOfTrailingZeros(rest));
      if (kind != null) {
        kinds.add(kind);
      }
    }
    return kinds;
  }
}
