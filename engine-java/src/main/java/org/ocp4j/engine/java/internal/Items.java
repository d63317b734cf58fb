package org.ocp4j.engine.java.internal;

/**
 * What the inline phase finds in a run of content, in order; what lies between items is text. Rows
 * are integers: see the constants.
 */
final class Items {
  static final int STRIDE = 10;
  static final int TYPE = 0;
  static final int START = 1;
  static final int END = 2;

  /** Of a delimiter run: {@link #CAN_OPEN} and its neighbours. Of others: see their types. */
  static final int A = 3;

  /** Of a delimiter run: its mark. */
  static final int B = 4;

  /** Of a delimiter run: the list of pairs it opens, and those it closes, and the last of these. */
  static final int OPENS = 5;

  static final int CLOSES = 6;

  static final int LAST_CLOSE = 7;

  /** Of a delimiter run: bytes used on its left by closing, and on its right by opening. */
  static final int LEFT = 8;

  static final int RIGHT = 9;

  static final int CAN_OPEN = 1;
  static final int CAN_CLOSE = 2;

  /** Nothing: a bracket that turned out to be text. */
  static final int NOTHING = 0;

  static final int DELIMITER = 1;

  /** An opening bracket, not yet matched. */
  static final int BRACKET = 2;

  /** The opening bracket of a link or an image; A is the row in {@link Brackets#links}. */
  static final int LINK = 3;

  /** The closing bracket with what follows it. */
  static final int LINK_END = 4;

  /** Code; A and B are its content. */
  static final int CODE = 5;

  static final int HTML = 6;

  /** An autolink; A tells whether it is an email address. */
  static final int AUTOLINK = 7;

  static final int BREAK = 8;

  /** White space around a line ending: nothing is made of it. */
  static final int GAP = 9;

  /** A backslash and what it escapes. */
  static final int ESCAPE = 10;

  static final int REFERENCE = 11;

  static final int NUL = 12;

  /** A JSX tag; A is its row in {@link Jsx#tags}. */
  static final int TAG = 13;

  static final int EXPRESSION = 14;

  /** An autolink without angle brackets; A is its sort, see {@link LiteralAutolinks}. */
  static final int LITERAL = 15;

  /** A call of a footnote; A and B are its label. */
  static final int FOOTNOTE_CALL = 16;

  /** Math; A and B are its content. */
  static final int MATH = 17;

  final Ints ints;

  Items(Scratch scratch) {
    ints = new Ints(scratch, STRIDE * 128);
  }

  void clear() {
    ints.clear();
  }

  int add(int type, int start, int end, int a, int b) {
    int row = ints.row(STRIDE);
    int[] r = ints.a;
    r[row + TYPE] = type;
    r[row + START] = start;
    r[row + END] = end;
    r[row + A] = a;
    r[row + B] = b;
    r[row + OPENS] = -1;
    r[row + CLOSES] = -1;
    r[row + LAST_CLOSE] = -1;
    r[row + LEFT] = 0;
    r[row + RIGHT] = 0;
    return row;
  }

  int get(int row, int field) {
    return ints.a[row + field];
  }

  void set(int row, int field, int value) {
    ints.a[row + field] = value;
  }
}
