package org.ocp4j.engine.java.internal;

/**
 * Finds the labels of footnotes, such as {@code [^label]}, and keeps those with a definition, which
 * has a colon after the label.
 */
final class Footnotes {
  private final Labels defined;

  Footnotes(Scratch scratch) {
    defined = new Labels(scratch);
  }

  void clear() {
    defined.clear();
  }

  void define(byte[] b, int from, int to) {
    defined.define(b, from, to);
  }

  /** Returns whether a label has a definition in the document. */
  boolean isDefined(byte[] b, int from, int to) {
    return defined.isDefined(b, from, to);
  }

  /** Returns where the label of the definition that starts here ends, or -1. */
  int definition(byte[] b, int at, int to) {
    int end = label(b, at, to);
    return end >= 0 && end + 1 < to && b[end + 1] == ':' ? end : -1;
  }

  /**
   * Returns where the label of the call that starts here ends, or -1 if the label has no
   * definition.
   */
  int call(byte[] b, int at, int to) {
    int end = label(b, at, to);
    return end >= 0 && isDefined(b, at + 2, end) ? end : -1;
  }

  /** Returns where the label after {@code [^} ends, at its closing bracket, or -1. */
  private static int label(byte[] b, int at, int to) {
    if (at + 1 >= to || b[at] != '[' || b[at + 1] != '^') {
      return -1;
    }
    int start = at + 2;
    int size = 0;
    int i = start;
    while (i < to) {
      int c = b[i];
      if (c == '[' || Chars.isSpaceOrEol(c) || size > Links.LABEL_MAX) {
        return -1;
      }
      if (c == ']') {
        return i == start ? -1 : i;
      }
      size += Links.utf16Units(c);
      i++;
      if (c == '\\' && i < to && (b[i] == '[' || b[i] == '\\' || b[i] == ']')) {
        size++;
        i++;
      }
    }
    return -1;
  }
}
