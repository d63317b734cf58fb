package org.ocp4j.internal.text;

import java.nio.ByteBuffer;

/**
 * Counts lines, columns and UTF-16 units up to a byte offset, forward from where it stands. A byte
 * order mark at the start is not counted, and an offset inside a character counts as its start.
 */
public final class LineScanner {
  private final ByteBuffer source;
  private int offset;
  private int line = 1;
  private int utf16Offset;
  private int lineStart;

  /**
   * Creates a scanner that stands at the start.
   *
   * @param source UTF-8 from zero to the limit; never moved
   */
  public LineScanner(ByteBuffer source) {
    this.source = source;
    this.offset = byteOrderMark(source);
  }

  /** Bytes of the byte order mark a source starts with: 3 or 0. */
  public static int byteOrderMark(ByteBuffer source) {
    boolean marked = source.limit() >= 3
        && source.get(0) == (byte) 0xEF
        && source.get(1) == (byte) 0xBB
        && source.get(2) == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** Where it stands, in bytes; at least the length of the byte order mark. */
  public int offset() {
    return offset;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The column, from 1, in UTF-16 units. */
  public int column() {
    return utf16Offset - lineStart + 1;
  }

  /** The offset in UTF-16 units. */
  public int utf16Offset() {
    return utf16Offset;
  }

  /** UTF-16 units before the line it stands in. */
  int lineStart() {
    return lineStart;
  }

  /** Puts it where another scanner stood. */
  void restore(int newOffset, int newLine, int newUtf16Offset, int newLineStart) {
    offset = newOffset;
    line = newLine;
    utf16Offset = newUtf16Offset;
    lineStart = newLineStart;
  }

  /**
   * Moves forward; does nothing when it stands there or further.
   *
   * @param target byte offset, at most the source's length
   */
  public void moveTo(int target) {
    int end = characterStart(target);
    int at = offset;
    int units = utf16Offset;
    while (at < end) {
      int b = source.get(at++);
      if (b > '\r') {
        units++;
      } else if (b < 0) {
        units += (b & 0xC0) == 0x80 ? 0 : (b & 0xFF) >= 0xF0 ? 2 : 1;
      } else {
        units++;
        if (b == '\n' || (b == '\r' && (at == source.limit() || source.get(at) != '\n'))) {
          line++;
          lineStart = units;
        }
      }
    }
    offset = at;
    utf16Offset = units;
  }

  private int characterStart(int target) {
    int at = target;
    while (at > 0 && at < source.limit() && (source.get(at) & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }
}
