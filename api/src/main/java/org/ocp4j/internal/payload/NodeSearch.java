package org.ocp4j.internal.payload;

/** Finds nodes by their place in the source. */
public final class NodeSearch {
  private NodeSearch() {}

  /**
   * Returns the innermost node that contains a byte, or 0, the root, if no other node contains it.
   * A node contains the bytes from its start to before its end.
   *
   * <p>Siblings are in order, do not overlap, and lie within their parent. So starts never decrease
   * in document order, and the last node that starts at the byte or before it is the innermost one
   * or a descendant of it.
   *
   * @param offset an offset in the source, in bytes
   */
  public static int at(Payload payload, int offset) {
    int low = 0;
    int high = payload.nodeCount() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (payload.start(middle) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    int node = low;
    while (node != 0 && payload.end(node) <= offset) {
      node = payload.parent(node);
    }
    return node;
  }
}
