package org.ocp4j.engine.java.internal;

import org.ocp4j.spi.PayloadFormat;

/** Reads the rows of a table: cells between pipes, and the row of dashes under the head. */
final class Tables {
  /** The alignments of all tables, as in the payload. */
  final Ints aligns;

  /** The start of the last cell, at the pipe before it. */
  int cellStart;

  int cellEnd;
  int contentStart;
  int contentEnd;

  private byte[] source = new byte[0];
  private int at;
  private int end;

  Tables(Scratch scratch) {
    aligns = new Ints(scratch, 64);
  }

  void clear() {
    aligns.clear();
  }

  /**
   * Returns whether a row of dashes stands here that has as many cells as the line above it. If so,
   * its alignments are added to {@link #aligns}.
   *
   * @param head the offset of the text of the line above
   */
  boolean startsTable(byte[] b, int head, int headEnd, int from, int to) {
    int c = b[from];
    if (c != '|' && c != '-' && c != ':') {
      return false;
    }
    int first = aligns.size;
    int count = delimiters(b, from, to);
    if (count > 0 && count == headCells(b, head, headEnd)) {
      return true;
    }
    aligns.size = first;
    return false;
  }

  /**
   * Reads a row of dashes.
   *
   * @return the number of its cells, or -1
   */
  private int delimiters(byte[] b, int from, int to) {
    int i = from;
    int count = 0;
    boolean marked = false;
    if (b[i] == '|') {
      marked = true;
      i = Chars.skipSpace(b, i + 1, to);
    }
    while (i < to) {
      boolean left = b[i] == ':';
      i += left ? 1 : 0;
      int dashes = i;
      while (i < to && b[i] == '-') {
        i++;
      }
      if (i == dashes) {
        return -1;
      }
      boolean right = i < to && b[i] == ':';
      i = Chars.skipSpace(b, right ? i + 1 : i, to);
      marked |= left || right;
      aligns.push(align(left, right));
      count++;
      if (i == to) {
        break;
      }
      if (b[i] != '|') {
        return -1;
      }
      marked = true;
      i = Chars.skipSpace(b, i + 1, to);
    }
    return marked ? count : -1;
  }

  private static int align(boolean left, boolean right) {
    if (left) {
      return right ? PayloadFormat.ALIGN_CENTER : PayloadFormat.ALIGN_LEFT;
    }
    return right ? PayloadFormat.ALIGN_RIGHT : PayloadFormat.ALIGN_NONE;
  }

  /** Returns the number of cells of a line as the head of a table, and 0 for a single pipe. */
  private int headCells(byte[] b, int from, int to) {
    int last = to;
    while (last > from && Chars.isSpace(b[last - 1])) {
      last--;
    }
    if (last - from == 1 && b[from] == '|') {
      return 0;
    }
    begin(b, from, to);
    int count = 0;
    while (next()) {
      count++;
    }
    return count;
  }

  // Cells.

  /** Starts a row. */
  void begin(byte[] source, int from, int to) {
    this.source = source;
    at = from;
    end = to;
    cellEnd = from;
  }

  /**
   * Moves to the next cell.
   *
   * @return whether there is a next cell
   */
  boolean next() {
    if (cellEnd >= end) {
      return false;
    }
    cellStart = cellEnd;
    at = cellStart;
    if (source[at] == '|') {
      at++;
    }
    contentStart = Chars.skipSpace(source, at, end);
    int i = contentStart;
    contentEnd = i;
    while (i < end && source[i] != '|') {
      int c = source[i];
      i++;
      if (c == '\\' && i < end && (source[i] == '\\' || source[i] == '|')) {
        i++;
      }
      if (!Chars.isSpace(c)) {
        contentEnd = i;
      }
    }
    // White space after the last pipe is no cell: it belongs to the cell before it.
    cellEnd = i < end && Chars.skipSpace(source, i + 1, end) < end ? i : end;
    return true;
  }
}
