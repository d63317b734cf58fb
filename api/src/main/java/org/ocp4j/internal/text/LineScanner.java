package org.ocp4j.internal.text;

import java.nio.ByteBuffer;

/**
 * Counts lines, columns and UTF-16 code units up to a byte offset, forward from the current
 * position. A byte order mark at the start is not counted. An offset inside a character counts as
 * the character's start.
 */
public final class LineScanner {
  private final ByteBuffer source;
  private int offset;
  private int line = 1;
  private int utf16Offset;
  private int lineStart;

  /**
   * Makes a scanner at the start of a source.
   *
   * @param source UTF-8 from zero to the limit; its position is not changed
   */
  public LineScanner(ByteBuffer source) {
    this.source = source;
    this.offset = byteOrderMark(source);
  }

  /** Returns the size of the byte order mark that a source starts with: 3 or 0. */
  public static int byteOrderMark(ByteBuffer source) {
    boolean marked = source.limit() >= 3
        && source.get(0) == (byte) 0xEF
        && source.get(1) == (byte) 0xBB
        && source.get(2) == (byte) 0xBF;
    return marked ? 3 : 0;
  }

  /** Returns the current byte offset, at least the size of the byte order mark. */
  public int offset() {
    return offset;
  }

  /** Returns the current line, from 1. */
  public int line() {
    return line;
  }

  /** Returns the current column, from 1, in UTF-16 code units. */
  public int column() {
    return utf16Offset - lineStart + 1;
  }

  /** Returns the current offset in UTF-16 code units. */
  public int utf16Offset() {
    return utf16Offset;
  }

  /** Returns the number of UTF-16 code units before the current line. */
  int lineStart() {
    return lineStart;
  }

  /** Sets the position to that of another scanner. */
  void restore(int newOffset, int newLine, int newUtf16Offset, int newLineStart) {
    offset = newOffset;
    line = newLine;
    utf16Offset = newUtf16Offset;
    lineStart = newLineStart;
  }

  /**
   * Moves forward. Does nothing if the position is at the target or beyond.
   *
   * @param target a byte offset, at most the source's length
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

  /**
   * Moves forward to the character that contains a UTF-16 code unit. Does nothing if the position
   * is at that character or beyond.
   *
   * @param target an offset in UTF-16 code units; the end of the source if it has no such unit
   */
  void moveToUnit(int target) {
    int at = offset;
    int after = utf16Offset;
    while (at < source.limit()) {
      int b = source.get(at);
      after += (b & 0xC0) == 0x80 ? 0 : (b & 0xFF) >= 0xF0 ? 2 : 1;
      if (after > target) {
        break;
      }
      at++;
    }
    moveTo(at);
  }

  /**
   * Moves forward to the start of a line. Does nothing if the position is in that line or beyond.
   *
   * @param target a line that the source has
   */
  void moveToLine(int target) {
    int at = offset;
    while (line < target && at < source.limit()) {
      int b = source.get(at++);
      if (b == '\n' || b == '\r') {
        moveTo(at);
      }
    }
  }

  private int characterStart(int target) {
    int at = target;
    while (at > 0 && at < source.limit() && (source.get(at) & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }
}
