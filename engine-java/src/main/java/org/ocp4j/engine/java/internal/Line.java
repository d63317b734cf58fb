package org.ocp4j.engine.java.internal;

/**
 * A cursor in one line that counts columns. Tabs reach to multiples of four. If a tab is consumed
 * in part, its other columns are {@link #virtual} spaces before {@link #at}.
 */
final class Line {
  byte[] source = new byte[0];
  int length;

  /**
   * Where the line starts. Its content ends at {@link #end}, and the next line starts at {@link
   * #next}.
   */
  int start;

  int end;
  int next;

  /** The first byte that is not consumed, after {@link #virtual} spaces, in {@link #column}. */
  int at;

  int column;
  int virtual;

  /** The first byte after the white space at the cursor, {@link #indent} columns from it. */
  int text;

  int indent;
  boolean blank;

  /**
   * The mark of the last search for a thematic break in this line. The byte at {@link #noBreakAt}
   * makes the line no break.
   */
  private byte noBreakMark;

  private int noBreakAt;

  void source(byte[] source, int length) {
    this.source = source;
    this.length = length;
  }

  /** Moves to the line that starts at {@code offset}. */
  void begin(int offset) {
    start = offset;
    end = Scan.lineEnd(source, offset, length);
    next = Chars.afterEol(source, end, length);
    at = offset;
    column = 0;
    virtual = 0;
    noBreakAt = 0;
    look();
  }

  /**
   * Returns whether the text is a thematic break. The byte that makes it none is searched once, so
   * that a line of many list markers takes linear time.
   */
  boolean isThematicBreak() {
    if (text < noBreakAt && source[text] == noBreakMark) {
      return false;
    }
    int breaks = Leaves.breaksThematicBreak(source, text, end);
    noBreakMark = source[text];
    noBreakAt = breaks;
    return breaks < 0;
  }

  /** Finds the text after the white space at the cursor. */
  void look() {
    int i = at;
    int c = column + virtual;
    while (i < end) {
      if (source[i] == ' ') {
        c++;
      } else if (source[i] == '\t') {
        c = (c | 3) + 1;
      } else {
        break;
      }
      i++;
    }
    text = i;
    indent = c - column;
    blank = i >= end;
  }

  /** Consumes up to {@code columns} of white space. */
  void skipColumns(int columns) {
    if (virtual == 0 && columns <= text - at && isSpaces(columns)) {
      at += columns;
      column += columns;
      indent -= columns;
    } else {
      skipColumnsOfTabs(columns);
    }
  }

  private boolean isSpaces(int columns) {
    for (int i = at; i < at + columns; i++) {
      if (source[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private void skipColumnsOfTabs(int columns) {
    int left = columns;
    while (left > 0) {
      if (virtual > 0) {
        int taken = Math.min(virtual, left);
        virtual -= taken;
        column += taken;
        left -= taken;
      } else if (at < end && source[at] == ' ') {
        at++;
        column++;
        left--;
      } else if (at < end && source[at] == '\t') {
        virtual = 4 - (column & 3);
        at++;
      } else {
        break;
      }
    }
    indent -= columns - left;
  }

  /** Consumes the white space before the text and {@code bytes} bytes of the text. */
  void skipTo(int bytes) {
    column += indent + bytes;
    virtual = 0;
    at = text + bytes;
    look();
  }
}
