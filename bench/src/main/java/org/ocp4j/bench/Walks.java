package org.ocp4j.bench;

import org.commonmark.node.Node;
import org.ocp4j.OcpCursor;

/** Ways through a tree. */
final class Walks {
  private Walks() {}

  /** From where the cursor is to the document's end: the sum of kinds and of ends. */
  static long ends(OcpCursor cursor) {
    long sum = 0;
    do {
      sum += cursor.kind().code() + cursor.end();
    } while (cursor.next());
    return sum;
  }

  /** How many nodes a tree of commonmark-java has, which reads the kind of none. */
  static long count(Node node) {
    long sum = 1;
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      sum += count(child);
    }
    return sum;
  }
}
