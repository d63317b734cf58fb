package org.ocp4j.bench;

import org.commonmark.node.Node;
import org.ocp4j.OcpCursor;

/** Walks through the trees of ocp4j and commonmark-java. */
final class Walks {
  private Walks() {}

  /**
   * Visits all nodes from the cursor to the document's end, and returns the sum of their kinds and
   * end positions.
   */
  static long ends(OcpCursor cursor) {
    long sum = 0;
    do {
      sum += cursor.kind().code() + cursor.end();
    } while (cursor.next());
    return sum;
  }

  /** Returns the number of nodes of a tree of commonmark-java. */
  static long count(Node node) {
    long sum = 1;
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      sum += count(child);
    }
    return sum;
  }
}
