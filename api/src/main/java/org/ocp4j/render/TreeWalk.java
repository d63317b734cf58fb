package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Visits the nodes of a subtree in document order, before and after their children. */
abstract class TreeWalk {
  private final Unravel unravel;

  /** The number of levels between the top and the current node. */
  private int depth;

  /**
   * Creates a walk.
   *
   * @param unravels whether paragraphs of nothing but JSX and expressions are skipped, so that
   *     their children take their place
   */
  TreeWalk(boolean unravels) {
    this.unravel = new Unravel(unravels);
  }

  /**
   * Visits a node before its children.
   *
   * @return whether to visit its children
   */
  abstract boolean enter(OcpCursor node) throws IOException;

  /** Visits a node after its children. */
  abstract void leave(OcpCursor node) throws IOException;

  /** Visits a paragraph that is skipped, before its children. */
  void pass(OcpCursor paragraph) throws IOException {}

  /** Returns the kind of a node in this walk: one of flow if the paragraph around it is skipped. */
  final NodeKind kind(OcpCursor node) {
    return unravel.kind(node, depth);
  }

  /** Returns {@code true} if the paragraph around the current node is skipped. */
  final boolean isFreed() {
    return unravel.frees(depth);
  }

  /** Visits a subtree. Its top is never skipped. */
  final void walk(OcpNode top) throws IOException {
    try (OcpCursor cursor = top.document().cursor()) {
      cursor.moveTo(top.index());
      depth = 0;
      boolean inside = enter(cursor);
      while ((inside && toFirstChild(cursor)) || toNext(cursor)) {
        inside = arrive(cursor);
      }
      leave(cursor);
    }
  }

  private boolean toFirstChild(OcpCursor cursor) {
    boolean any = cursor.toFirstChild();
    depth += any ? 1 : 0;
    return any;
  }

  /** Moves to the node after a node's subtree, or to the top if no such node is in the walk. */
  private boolean toNext(OcpCursor cursor) throws IOException {
    while (depth > 0) {
      depart(cursor);
      if (cursor.toNextSibling()) {
        return true;
      }
      cursor.toParent();
      depth--;
    }
    return false;
  }

  private boolean arrive(OcpCursor node) throws IOException {
    if (unravel.enter(node, depth)) {
      pass(node);
      return true;
    }
    return !unravel.drops(node, depth) && enter(node);
  }

  private void depart(OcpCursor node) throws IOException {
    if (!unravel.leave(depth) && !unravel.drops(node, depth)) {
      leave(node);
    }
  }
}
