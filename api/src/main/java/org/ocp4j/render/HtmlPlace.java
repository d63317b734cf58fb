package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/** The surroundings of a node, which decide about the line endings around it. */
enum HtmlPlace {
  /** On lines of its own, around blocks. */
  FLOW,
  /** On lines of its own, around text. */
  LINE,
  /** In text. */
  TEXT;

  /**
   * Returns the surroundings of a node.
   *
   * @param kind the node's kind in a walk
   * @param freed whether the paragraph around the node is skipped
   */
  static HtmlPlace of(OcpNode node, NodeKind kind, boolean freed) {
    return switch (kind) {
      case MDX_JSX_FLOW_ELEMENT -> freed ? LINE : FLOW;
      case HTML -> isBetweenBlocks(node) ? LINE : TEXT;
      case TEXT,
          EMPHASIS,
          STRONG,
          DELETE,
          INLINE_CODE,
          BREAK,
          LINK,
          IMAGE,
          LINK_REFERENCE,
          IMAGE_REFERENCE,
          FOOTNOTE_REFERENCE,
          INLINE_MATH,
          MDX_TEXT_EXPRESSION,
          MDX_JSX_TEXT_ELEMENT -> TEXT;
      default -> LINE;
    };
  }

  /** Returns {@code true} if raw HTML is between blocks, not in text. */
  static boolean isBetweenBlocks(OcpNode html) {
    OcpNode parent = html.parent();
    return parent == null
        || switch (parent.kind()) {
          case ROOT, BLOCKQUOTE, LIST_ITEM, FOOTNOTE_DEFINITION, MDX_JSX_FLOW_ELEMENT -> true;
          default -> false;
        };
  }

  /** Starts a new line for a node that does not stand in text. */
  void begin(Html out) throws IOException {
    if (this != TEXT) {
      out.line();
    }
  }

  /** Writes the HTML that ends a node. */
  void end(Html out, String ending) throws IOException {
    if (this == FLOW && !ending.isEmpty()) {
      out.line();
    }
    out.raw(ending);
    if (this != TEXT) {
      out.line();
    }
  }
}
