package org.ocp4j.engine.java.internal;

import org.ocp4j.NodeKind;

/**
 * What the block phase leaves for the second one: rows in document order, containers as an opening
 * row and a closing one.
 */
final class Rows {
  static final int STRIDE = 8;
  static final int KIND = 0;
  static final int FLAGS = 1;
  static final int START = 2;
  static final int END = 3;

  /** Content: the segments {@code [A, B)}; or a value's offset and length; or an index. */
  static final int A = 4;

  static final int B = 5;

  /** The info string of fenced code or math, as source offsets. */
  static final int C = 6;

  static final int D = 7;

  /** Flag of a paragraph: it is what an item starts with. */
  static final int ITEM_START = 1;

  /** The row that closes a container. */
  static final int CLOSE = 0;

  /** Flag of a JSX tag: it has no partner and is text. */
  static final int REFUSED = 1;

  /**
   * A JSX tag in flow; {@link #A} is its row in {@link Jsx#tags}, {@link #C} and {@link #D} are the
   * value it has as text, where parsing is lenient.
   */
  static final int TAG = 64;

  final Ints ints;

  Rows(Scratch scratch) {
    ints = new Ints(scratch, STRIDE * 256);
  }

  /** Whether a row of that kind has one that closes it. */
  static boolean isContainer(int kind) {
    return kind == NodeKind.BLOCKQUOTE.code()
        || kind == NodeKind.LIST.code()
        || kind == NodeKind.LIST_ITEM.code()
        || kind == NodeKind.FOOTNOTE_DEFINITION.code()
        || kind == NodeKind.TABLE.code();
  }

  int add(int kind, int flags, int start, int end, int a, int b) {
    int row = ints.row(STRIDE);
    int[] r = ints.a;
    r[row + KIND] = kind;
    r[row + FLAGS] = flags;
    r[row + START] = start;
    r[row + END] = end;
    r[row + A] = a;
    r[row + B] = b;
    r[row + C] = 0;
    r[row + D] = 0;
    return row;
  }

  int get(int row, int field) {
    return ints.a[row + field];
  }

  void set(int row, int field, int value) {
    ints.a[row + field] = value;
  }

  /** Moves a row's end to {@code end} unless it is past it already. */
  void reach(int row, int end) {
    if (ints.a[row + END] < end) {
      ints.a[row + END] = end;
    }
  }
}
