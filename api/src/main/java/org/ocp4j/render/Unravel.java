package org.ocp4j.render;

import java.util.ArrayDeque;
import java.util.Deque;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/**
 * Finds the paragraphs that the MDX compiler replaces by their children: those of nothing but JSX
 * elements, expressions and white space. The white space is dropped.
 */
final class Unravel {
  private final boolean on;

  /** The depths of the open paragraphs that are replaced. */
  private final Deque<Integer> open = new ArrayDeque<>();

  Unravel(boolean on) {
    this.on = on;
  }

  /**
   * Visits a node before its children, and returns {@code true} if it is a paragraph to replace.
   */
  boolean enter(OcpCursor node, int depth) {
    boolean apart = on && node.kind() == NodeKind.PARAGRAPH && isOfJsx(node);
    if (apart) {
      open.push(depth);
    }
    return apart;
  }

  /**
   * Visits a node after its children, and returns {@code true} if it is a paragraph that was
   * replaced.
   */
  boolean leave(int depth) {
    boolean apart = isOpen(depth);
    if (apart) {
      open.pop();
    }
    return apart;
  }

  /** Returns {@code true} if a node is a child of a paragraph that is replaced. */
  boolean frees(int depth) {
    return isOpen(depth - 1);
  }

  /** Returns {@code true} if a node is white space in such a paragraph. */
  boolean drops(OcpCursor node, int depth) {
    return frees(depth) && node.kind() == NodeKind.TEXT;
  }

  /** Returns the kind of a node: in a paragraph that is replaced, JSX and expressions are flow. */
  NodeKind kind(OcpCursor node, int depth) {
    NodeKind kind = node.kind();
    if (!frees(depth)) {
      return kind;
    }
    return switch (kind) {
      case MDX_JSX_TEXT_ELEMENT -> NodeKind.MDX_JSX_FLOW_ELEMENT;
      case MDX_TEXT_EXPRESSION -> NodeKind.MDX_FLOW_EXPRESSION;
      default -> kind;
    };
  }

  private boolean isOpen(int depth) {
    return !open.isEmpty() && open.element() == depth;
  }

  private static boolean isOfJsx(OcpCursor paragraph) {
    if (!paragraph.toFirstChild()) {
      return false;
    }
    boolean any = false;
    boolean all = true;
    do {
      boolean jsx = switch (paragraph.kind()) {
        case MDX_JSX_TEXT_ELEMENT, MDX_TEXT_EXPRESSION -> true;
        default -> false;
      };
      any |= jsx;
      all = jsx || (paragraph.kind() == NodeKind.TEXT && isWhiteSpace(paragraph));
    } while (all && paragraph.toNextSibling());
    paragraph.toParent();
    return all && any;
  }

  private static boolean isWhiteSpace(OcpCursor text) {
    int length = text.textLength();
    for (int i = 0; i < length; i++) {
      switch (text.textByte(i)) {
        case ' ', '\t', '\n', '\r' -> {}
        default -> {
          return false;
        }
      }
    }
    return true;
  }
}
