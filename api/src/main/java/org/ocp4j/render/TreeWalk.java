package org.ocp4j.render;

import java.io.IOException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpNode;

/** Visits a subtree in document order, before and after the children of each node. */
abstract class TreeWalk {
  /**
   * At a node, before its children.
   *
   * @return whether its children are visited
   */
  abstract boolean enter(OcpCursor node) throws IOException;

  /** At a node, after its children. */
  abstract void leave(OcpCursor node) throws IOException;

  final void walk(OcpNode top) throws IOException {
    try (OcpCursor cursor = top.document().cursor()) {
      cursor.moveTo(top.index());
      while (true) {
        if (enter(cursor) && cursor.toFirstChild()) {
          continue;
        }
        leave(cursor);
        while (cursor.index() != top.index() && !cursor.toNextSibling()) {
          cursor.toParent();
          leave(cursor);
        }
        if (cursor.index() == top.index()) {
          return;
        }
      }
    }
  }
}
