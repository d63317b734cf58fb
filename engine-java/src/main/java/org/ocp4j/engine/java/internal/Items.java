package org.ocp4j.engine.java.internal;

/**
 * The items that the inline phase finds in a run of content, in order. The bytes between two items
 * are text. An item is named by its index in {@link #ints}.
 *
 * <p>Each item has a type and a span of the content. Its other integers mean something else for
 * each type; each meaning has an accessor and a method that adds such an item.
 */
final class Items {
  /** Number of integers in an item. */
  static final int STRIDE = 10;

  // Types.

  /** A bracket or a tag that turned out to be text. */
  static final int NOTHING = 0;

  /** A run of asterisks, underscores or tildes that can open or close something. */
  static final int DELIMITER = 1;

  /** An opening bracket without a match so far. */
  static final int BRACKET = 2;

  /** The opening bracket of a link or an image. */
  static final int LINK = 3;

  /** The closing bracket of a link or an image, with its destination or label. */
  static final int LINK_END = 4;

  static final int CODE = 5;
  static final int HTML = 6;

  /** An autolink in angle brackets. */
  static final int AUTOLINK = 7;

  /** A hard line break. */
  static final int BREAK = 8;

  /** White space around a line ending, which the tree leaves out. */
  static final int GAP = 9;

  /** A backslash and the character that it escapes. */
  static final int ESCAPE = 10;

  /** A character reference. */
  static final int REFERENCE = 11;

  static final int NUL = 12;

  /** A JSX tag. */
  static final int TAG = 13;

  static final int EXPRESSION = 14;

  /** An autolink without angle brackets. */
  static final int LITERAL = 15;

  static final int FOOTNOTE_CALL = 16;
  static final int MATH = 17;

  // Flags of a delimiter run.

  static final int CAN_OPEN = 1;
  static final int CAN_CLOSE = 2;

  private static final int TYPE = 0;
  private static final int START = 1;
  private static final int END = 2;
  private static final int FIRST = 3;
  private static final int SECOND = 4;
  private static final int OPENS = 5;
  private static final int CLOSES = 6;
  private static final int LAST_CLOSE = 7;
  private static final int USED_LEFT = 8;
  private static final int USED_RIGHT = 9;

  final Ints ints;

  Items(Scratch scratch) {
    ints = new Ints(scratch, STRIDE * 128);
  }

  void clear() {
    ints.clear();
  }

  /** Returns the number of integers in all items, which is the index after the last item. */
  int size() {
    return ints.size;
  }

  /** Removes an item and all items after it. */
  void truncate(int item) {
    ints.size = item;
  }

  // All items.

  int type(int item) {
    return ints.array[item + TYPE];
  }

  /** Returns the offset in the content where the item starts. */
  int start(int item) {
    return ints.array[item + START];
  }

  /** Returns the offset in the content where the item ends. */
  int end(int item) {
    return ints.array[item + END];
  }

  /** Adds an item without operands and returns it. */
  int add(int type, int start, int end) {
    return add(type, start, end, 0, 0);
  }

  private int add(int type, int start, int end, int first, int second) {
    int item = ints.row(STRIDE);
    int[] array = ints.array;
    array[item + TYPE] = type;
    array[item + START] = start;
    array[item + END] = end;
    array[item + FIRST] = first;
    array[item + SECOND] = second;
    array[item + OPENS] = -1;
    array[item + CLOSES] = -1;
    array[item + LAST_CLOSE] = -1;
    array[item + USED_LEFT] = 0;
    array[item + USED_RIGHT] = 0;
    return item;
  }

  /** Turns a bracket or a tag into text. */
  void drop(int item) {
    ints.array[item + TYPE] = NOTHING;
  }

  // Delimiter runs.

  /** Adds a delimiter run and returns it. */
  int addDelimiter(int start, int end, int mark, int flags) {
    return add(DELIMITER, start, end, mark, flags);
  }

  /** Returns the byte that a delimiter run repeats. */
  int mark(int item) {
    return ints.array[item + FIRST];
  }

  boolean canOpen(int item) {
    return (ints.array[item + SECOND] & CAN_OPEN) != 0;
  }

  boolean canClose(int item) {
    return (ints.array[item + SECOND] & CAN_CLOSE) != 0;
  }

  /** Returns the number of bytes of a delimiter run that no pair uses. */
  int unused(int item) {
    int[] array = ints.array;
    return array[item + END]
        - array[item + START]
        - array[item + USED_LEFT]
        - array[item + USED_RIGHT];
  }

  /** Returns the pair that a delimiter run opens first, or -1. */
  int firstOpened(int item) {
    return ints.array[item + OPENS];
  }

  /** Returns the pair that a delimiter run closes first, or -1. */
  int firstClosed(int item) {
    return ints.array[item + CLOSES];
  }

  /** Returns the pair that a delimiter run closes last, or -1. */
  int lastClosed(int item) {
    return ints.array[item + LAST_CLOSE];
  }

  /** Returns the offset of the bytes that pairs use at the right end of a delimiter run. */
  int openedStart(int item) {
    return ints.array[item + END] - ints.array[item + USED_RIGHT];
  }

  /** Makes a delimiter run open a pair before all that it opens, with {@code size} more bytes. */
  void open(int item, int pair, int size) {
    ints.array[item + OPENS] = pair;
    ints.array[item + USED_RIGHT] += size;
  }

  /** Makes a delimiter run close a pair after all that it closes, with {@code size} more bytes. */
  void close(int item, int pair, int size) {
    if (ints.array[item + LAST_CLOSE] < 0) {
      ints.array[item + CLOSES] = pair;
    }
    ints.array[item + LAST_CLOSE] = pair;
    ints.array[item + USED_LEFT] += size;
  }

  // Links and images.

  /** Makes an opening bracket the start of a link or an image. */
  void setLink(int item, int link) {
    ints.array[item + TYPE] = LINK;
    ints.array[item + FIRST] = link;
  }

  /** Adds the end of a link or an image. */
  void addLinkEnd(int start, int end, int link) {
    add(LINK_END, start, end, link, 0);
  }

  /** Returns the row of a link or an image in {@link Brackets#links}. */
  int link(int item) {
    return ints.array[item + FIRST];
  }

  // Other items.

  /** Adds code, math or the call of a footnote, with the span of its content or label. */
  void addContent(int type, int start, int end, int contentStart, int contentEnd) {
    add(type, start, end, contentStart, contentEnd);
  }

  /** Returns where the content of code or math, or the label of a footnote, starts. */
  int contentStart(int item) {
    return ints.array[item + FIRST];
  }

  /** Returns where the content of code or math, or the label of a footnote, ends. */
  int contentEnd(int item) {
    return ints.array[item + SECOND];
  }

  /** Adds an autolink in angle brackets. */
  void addAutolink(int start, int end, boolean isEmail) {
    add(AUTOLINK, start, end, isEmail ? 1 : 0, 0);
  }

  /** Returns whether an autolink in angle brackets is an email address. */
  boolean isEmail(int item) {
    return ints.array[item + FIRST] != 0;
  }

  /** Adds an autolink without angle brackets. */
  void addLiteral(int start, int end, int sort) {
    add(LITERAL, start, end, sort, 0);
  }

  /** Returns the sort of an autolink without angle brackets, see {@link LiteralAutolinks}. */
  int literalSort(int item) {
    return ints.array[item + FIRST];
  }

  /** Adds a JSX tag. */
  void addTag(int start, int end, int tag) {
    add(TAG, start, end, tag, 0);
  }

  /** Returns the row of a JSX tag in {@link Jsx#tags}. */
  int tag(int item) {
    return ints.array[item + FIRST];
  }
}
