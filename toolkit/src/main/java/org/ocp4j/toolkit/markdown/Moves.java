package org.ocp4j.toolkit.markdown;

import org.ocp4j.OcpCursor;

/** Moves a cursor between nodes that are mostly read in document order. */
final class Moves {
  private Moves() {}

  /**
   * Moves a cursor to a node. Moves to the next node or past a subtree are cheaper than others,
   * which look whether the document was closed meanwhile.
   */
  static void to(OcpCursor cursor, int target) {
    int at = cursor.index();
    boolean isThere = at == target
        || (target == at + 1 && cursor.next())
        || (target > at && target == cursor.subtreeEnd() && cursor.skipSubtree());
    if (!isThere) {
      cursor.moveTo(target);
    }
  }
}
