package org.ocp4j.toolkit.build;

import java.util.Arrays;

/** The open nodes, from the root to the innermost, and how many children each has so far. */
final class TreePath {
  private int[] open = new int[16];
  private int[] children = new int[16];
  private int depth;

  void push(int node) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      children = Arrays.copyOf(children, depth * 2);
    }
    open[depth] = node;
    children[depth] = 0;
    depth++;
  }

  int pop() {
    depth--;
    return open[depth];
  }

  /** Returns the number of open nodes, which is the depth of the next child of the innermost. */
  int depth() {
    return depth;
  }

  int innermost() {
    return open[depth - 1];
  }

  /** Returns how many children the innermost open node has. */
  int children() {
    return children[depth - 1];
  }

  /** Counts a child of the innermost open node. */
  void count() {
    children[depth - 1]++;
  }

  /** Returns the JSON Pointer of the innermost open node. */
  String ofInnermost() {
    StringBuilder out = new StringBuilder();
    for (int level = 0; level < depth - 1; level++) {
      out.append("/children/").append(children[level] - 1);
    }
    return out.toString();
  }

  /** Returns the JSON Pointer of a child of the innermost open node. */
  String ofChild(int number) {
    return ofInnermost() + "/children/" + number;
  }
}
