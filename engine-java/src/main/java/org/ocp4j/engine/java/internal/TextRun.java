package org.ocp4j.engine.java.internal;

/**
 * Text that is put together from pieces of content. It is a reference into the source while the
 * pieces are contiguous there, and a copy otherwise.
 */
final class TextRun {
  /** Where the text starts in the content, with its escapes. */
  int start;

  int end;

  private final Values values;
  private Text text = Text.NONE;
  private boolean any;
  private boolean made;
  private int from;
  private int to;
  private int mark;

  /**
   * Number of integers in a piece of a copy: its start in the copy, its start in the content, the
   * copied bytes, its end in the content.
   */
  private static final int PIECE = 4;

  private static final int FIRST = 1;

  /**
   * The offset in the content of the bytes that were copied, or -1 if the bytes are the value of a
   * reference.
   */
  private static final int COPIED = 2;

  private static final int LAST = 3;

  private final Ints pieces;

  TextRun(Scratch scratch, Values values) {
    this.values = values;
    pieces = new Ints(scratch, PIECE * 16);
  }

  void begin(Text t) {
    text = t;
    drop();
  }

  /** Forgets the text. */
  void drop() {
    any = false;
    made = false;
  }

  /** Adds the bytes from {@code p} to {@code q}. */
  void add(int p, int q) {
    if (p < q) {
      add(p, q, p);
    }
  }

  /** Adds the bytes from {@code p} to {@code q} of a piece that starts at {@code first}. */
  void add(int p, int q, int first) {
    if (!any) {
      any = true;
      start = first;
      from = p;
      to = q;
      if (!text.contiguous(p, q)) {
        copy();
      }
    } else if (!made && p == to && text.contiguous(from, q)) {
      to = q;
    } else {
      if (!made) {
        copy();
      }
      piece(first, p, q);
      values.side.append(text.bytes, p, q);
    }
    end = q;
  }

  private void piece(int first, int copied, int last) {
    int row = pieces.row(PIECE);
    int[] a = pieces.array;
    a[row] = values.side.size;
    a[row + FIRST] = first;
    a[row + COPIED] = copied;
    a[row + LAST] = last;
  }

  private void copy() {
    begin();
    piece(start, from, to);
    values.side.append(text.bytes, from, to);
  }

  private void begin() {
    made = true;
    mark = values.side.size;
    pieces.clear();
  }

  private void toMade(int first, int last) {
    if (!any) {
      any = true;
      start = first;
      begin();
    } else if (!made) {
      copy();
    }
    piece(first, -1, last);
  }

  /** Adds the value of a character reference. */
  void reference(int p, int q) {
    toMade(p, q);
    References.append(text.bytes, p, q, values.side);
    end = q;
  }

  /** Adds U+FFFD for a NUL. */
  void replacement(int p, int q) {
    toMade(p, q);
    values.side.appendCodePoint(0xFFFD);
    end = q;
  }

  /**
   * Makes the text the current value of {@link Values}.
   *
   * @return whether there is any text
   */
  boolean finish() {
    if (!any) {
      return false;
    }
    if (made) {
      values.offset = ~mark;
      values.length = values.side.size - mark;
    } else {
      values.offset = text.source(from);
      values.length = to - from;
    }
    return true;
  }

  // Parts of a finished text, by offsets into its bytes.

  /** Returns whether the text is a copy. */
  boolean isMade() {
    return made;
  }

  /**
   * Returns the array that contains the text, from {@link #from} to {@link #to}. It is valid until
   * more text is added.
   */
  byte[] bytes() {
    return made ? values.side.array : text.bytes;
  }

  int from() {
    return made ? mark : from;
  }

  int to() {
    return made ? values.side.size : to;
  }

  /** Returns the offset in the content from which the byte at {@code i} comes. */
  int contentStart(int i) {
    if (!made) {
      return i == from ? start : i;
    }
    int row = find(i);
    int[] a = pieces.array;
    return a[row] == i || a[row + COPIED] < 0 ? a[row + FIRST] : a[row + COPIED] + (i - a[row]);
  }

  /** Returns the end in the content of the piece that made the byte before {@code i}. */
  int contentEnd(int i) {
    if (!made) {
      return i;
    }
    int row = find(i - 1);
    int[] a = pieces.array;
    return a[row + COPIED] < 0 ? a[row + LAST] : a[row + COPIED] + (i - a[row]);
  }

  /** Makes the part from {@code i} to {@code k} the current value of {@link Values}. */
  void part(int i, int k) {
    values.length = k - i;
    if (!made) {
      values.offset = text.source(i);
      return;
    }
    int row = find(i);
    int copied = pieces.array[row + COPIED];
    int at = copied + (i - pieces.array[row]);
    boolean verbatim = copied >= 0 && find(k - 1) == row && text.contiguous(at, at + k - i);
    values.offset = verbatim ? text.source(at) : ~i;
  }

  private int find(int i) {
    int low = 0;
    int high = pieces.size / PIECE - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (pieces.array[middle * PIECE] <= i) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low * PIECE;
  }
}
