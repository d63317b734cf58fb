package org.ocp4j.internal.text;

import java.nio.ByteBuffer;

/**
 * An index of line numbers and UTF-16 offsets at every {@value #STEP} bytes of a source. It finds a
 * place by its byte offset, its UTF-16 offset, or its line and column: by binary search, and by
 * scans of bounded length. The index does not keep the source. It is immutable, and its size is
 * about 1.6 % of the source's.
 */
public final class LineIndex {
  static final int STEP = 1024;

  /** The number of integers of a mark, and the place of each. */
  private static final int MARK = 4;

  private static final int OFFSET = 0;
  private static final int LINE = 1;
  private static final int UTF16_OFFSET = 2;
  private static final int LINE_START = 3;

  private final int[] marks;

  /**
   * Makes an index by scanning the source once.
   *
   * @param source UTF-8 from zero to the limit; its position is not changed
   */
  public LineIndex(ByteBuffer source) {
    this.marks = new int[MARK * (source.limit() / STEP + 1)];
    LineScanner scanner = new LineScanner(source);
    for (int mark = 0; mark < marks.length / MARK; mark++) {
      scanner.moveTo(mark * STEP);
      marks[MARK * mark + OFFSET] = scanner.offset();
      marks[MARK * mark + LINE] = scanner.line();
      marks[MARK * mark + UTF16_OFFSET] = scanner.utf16Offset();
      marks[MARK * mark + LINE_START] = scanner.lineStart();
    }
  }

  /**
   * Returns a scanner at a byte offset of the source that was indexed.
   *
   * @throws IndexOutOfBoundsException if the offset is outside of the source
   */
  public LineScanner atByte(ByteBuffer source, long offset) {
    if (offset < 0 || offset > source.limit()) {
      throw outside("byte offset " + offset, 0, source.limit());
    }
    LineScanner scanner = new LineScanner(source);
    seek(scanner, (int) offset);
    return scanner;
  }

  /**
   * Returns a scanner at the character that contains a UTF-16 code unit of the source.
   *
   * @throws IndexOutOfBoundsException if the offset is outside of the source
   */
  public LineScanner atUnit(ByteBuffer source, long offset) {
    int length = end(source).utf16Offset();
    if (offset < 0 || offset > length) {
      throw outside("UTF-16 offset " + offset, 0, length);
    }
    return unit(source, (int) offset);
  }

  /**
   * Returns a scanner at the character that contains a column of a line. The columns of a line are
   * those of its characters, including its line ending. The last line has one more, its end.
   *
   * @throws IndexOutOfBoundsException if there is no such line or column
   */
  public LineScanner atColumn(ByteBuffer source, int line, int column) {
    LineScanner end = end(source);
    if (line < 1 || line > end.line()) {
      throw outside("line " + line, 1, end.line());
    }
    int first = lineStart(source, line);
    int after = line < end.line() ? lineStart(source, line + 1) : end.utf16Offset() + 1;
    if (column < 1 || column > after - first) {
      throw outside("column " + column + " of line " + line, 1, after - first);
    }
    return unit(source, first + column - 1);
  }

  /** Returns a scanner at the end of the source that was indexed. */
  public LineScanner end(ByteBuffer source) {
    return atByte(source, source.limit());
  }

  /** Moves a scanner over the same source to an offset, forward or back. */
  void seek(LineScanner scanner, int offset) {
    restore(scanner, offset / STEP);
    scanner.moveTo(offset);
  }

  private LineScanner unit(ByteBuffer source, int offset) {
    LineScanner scanner = new LineScanner(source);
    restore(scanner, last(UTF16_OFFSET, offset));
    scanner.moveToUnit(offset);
    return scanner;
  }

  /** Returns the UTF-16 offset at which a line starts. */
  private int lineStart(ByteBuffer source, int line) {
    LineScanner scanner = new LineScanner(source);
    restore(scanner, last(LINE, line - 1));
    scanner.moveToLine(line);
    return scanner.utf16Offset();
  }

  private void restore(LineScanner scanner, int mark) {
    int at = MARK * mark;
    scanner.restore(
        marks[at + OFFSET], marks[at + LINE], marks[at + UTF16_OFFSET], marks[at + LINE_START]);
  }

  /** Returns the last mark whose field is at most this number, or the first mark if none is. */
  private int last(int field, int most) {
    int low = 0;
    int high = marks.length / MARK - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (marks[MARK * middle + field] <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static IndexOutOfBoundsException outside(String what, int from, int to) {
    return new IndexOutOfBoundsException(
        what + " is out of range: it must be from " + from + " to " + to);
  }
}
