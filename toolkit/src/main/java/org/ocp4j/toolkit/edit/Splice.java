package org.ocp4j.toolkit.edit;

/** A range of the source and the bytes that replace it. */
final class Splice {
  private final int start;
  private final int end;
  private final byte[] bytes;
  private final String what;
  private final int edit;
  private final boolean sealed;

  /**
   * Creates a splice.
   *
   * @param start where the range starts
   * @param end where it ends; an insertion replaces nothing
   * @param bytes what replaces it
   * @param what the edit, as a message names it
   * @param edit the number of the edit, in the order of the calls; negative for the start of what
   *     stands around a node, so that a later one stands outside of an earlier one
   * @param sealed whether nothing else may be inserted where this range starts or ends
   */
  Splice(int start, int end, byte[] bytes, String what, int edit, boolean sealed) {
    this.start = start;
    this.end = end;
    this.bytes = bytes;
    this.what = what;
    this.edit = edit;
    this.sealed = sealed;
  }

  Splice(int start, int end, byte[] bytes, String what, int edit) {
    this(start, end, bytes, what, edit, false);
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  byte[] bytes() {
    return bytes;
  }

  String what() {
    return what;
  }

  int edit() {
    return edit;
  }

  /** Returns the number of the edit. */
  int number() {
    return Math.abs(edit);
  }

  /** Returns whether both change the same bytes, or one inserts into what the other replaces. */
  boolean overlaps(Splice that) {
    if (number() == that.number()) {
      return false;
    }
    if (start < that.end && that.start < end) {
      return true;
    }
    boolean touches = start == that.end || that.start == end || start == that.start;
    return touches && (sealed || that.sealed);
  }
}
