package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Visits a subtree in document order, before and after the children of each node. */
abstract class TreeWalk {
  private final Unravel unravel;

  /** How many nodes below the top the walk is. */
  private int depth;

  /**
   * A walk.
   *
   * @param unravels whether paragraphs of nothing but JSX and expressions are passed over, so that
   *     their children stand in their place
   */
  TreeWalk(boolean unravels) {
    this.unravel = new Unravel(unravels);
  }

  /**
   * At a node, before its children.
   *
   * @return whether its children are visited
   */
  abstract boolean enter(OcpCursor node) throws IOException;

  /** At a node, after its children. */
  abstract void leave(OcpCursor node) throws IOException;

  /** At a paragraph that is passed over, before its children. */
  void pass(OcpCursor paragraph) throws IOException {}

  /** What a node is in this walk: one in flow when the paragraph around it is passed over. */
  final NodeKind kind(OcpCursor node) {
    return unravel.kind(node, depth);
  }

  /** Whether the paragraph around the node that is visited is passed over. */
  final boolean isFreed() {
    return unravel.frees(depth);
  }

  /** Visits a subtree. Its top is never passed over. */
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

  /** Moves to what follows the subtree of a node; or to the top, when nothing there does. */
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
