package org.ocp4j.engine.java.internal;

/**
 * Reads the parts of links, images and definitions: labels, destinations, titles. Each method
 * returns where the part ends, or -1, and sets {@link #start} and {@link #end} to its content.
 */
final class Links {
  /** The largest number of UTF-16 code units in a label. */
  static final int LABEL_MAX = 999;

  /** The largest depth of parentheses in a destination in text. */
  static final int BALANCE_MAX = 32;

  int start;
  int end;

  /**
   * The start of the last title in parentheses. A title that starts inside it ends at the same
   * offset.
   */
  private int parenTitleStart;

  private int parenTitleEnd;

  private boolean parenTitleUnclosed;
  private boolean doubleTitleUnclosed;
  private boolean singleTitleUnclosed;

  /** Starts a run of content. */
  void reset() {
    parenTitleStart = 0;
    parenTitleEnd = 0;
    parenTitleUnclosed = false;
    doubleTitleUnclosed = false;
    singleTitleUnclosed = false;
  }

  /** Returns the offset after spaces, tabs and line endings. */
  static int skipWhitespace(byte[] b, int at, int to) {
    int i = at;
    while (i < to && Chars.isSpaceOrEol(b[i])) {
      i++;
    }
    return i;
  }

  /** Reads a label from its opening bracket on. */
  int label(byte[] b, int at, int to) {
    int i = at + 1;
    int size = 0;
    boolean seen = false;
    while (i < to) {
      int c = b[i];
      if (c == ']') {
        if (!seen) {
          return -1;
        }
        start = at + 1;
        end = i;
        return i + 1;
      }
      if (c == '[') {
        return -1;
      }
      size += utf16Units(c);
      if (size > LABEL_MAX) {
        return -1;
      }
      seen |= !Chars.isSpaceOrEol(c);
      i++;
      if (c == '\\' && i < to && (b[i] == '[' || b[i] == '\\' || b[i] == ']')) {
        size++;
        i++;
      }
    }
    return -1;
  }

  /**
   * Returns the number of UTF-16 code units that a code point has, by its first byte, and 0 for its
   * other bytes.
   */
  static int utf16Units(int lead) {
    int c = lead & 0xFF;
    return c < 0x80 ? 1 : c < 0xC0 ? 0 : c < 0xF0 ? 1 : 2;
  }

  /** Reads a destination, with or without angle brackets. */
  int destination(byte[] b, int at, int to, int balanceMax) {
    if (at >= to) {
      return -1;
    }
    return b[at] == '<' ? enclosed(b, at, to) : raw(b, at, to, balanceMax);
  }

  private int enclosed(byte[] b, int at, int to) {
    int i = at + 1;
    while (i < to) {
      int c = b[i];
      if (c == '>') {
        start = at + 1;
        end = i;
        return i + 1;
      }
      if (c == '<' || Chars.isEol(c)) {
        return -1;
      }
      i++;
      if (c == '\\' && i < to && (b[i] == '<' || b[i] == '>' || b[i] == '\\')) {
        i++;
      }
    }
    return -1;
  }

  private int raw(byte[] b, int at, int to, int balanceMax) {
    int i = at;
    int balance = 0;
    while (i < to) {
      int c = b[i];
      if (Chars.isSpaceOrEol(c)) {
        break;
      }
      if (c == '(') {
        if (balance == balanceMax) {
          return -1;
        }
        balance++;
      } else if (c == ')') {
        if (balance == 0) {
          break;
        }
        balance--;
      } else if (Chars.isControl(c) && c != 0) {
        return -1;
      }
      i++;
      if (c == '\\' && i < to && (b[i] == '(' || b[i] == ')' || b[i] == '\\')) {
        i++;
      }
    }
    if (balance != 0 || i == at) {
      return -1;
    }
    start = at;
    end = i;
    return i;
  }

  /**
   * Reads a title with its quotes or parentheses. A quote without a match is remembered, so that
   * time stays linear.
   */
  int title(byte[] b, int at, int to) {
    if (at >= to) {
      return -1;
    }
    int mark = b[at];
    if (mark == '(' && !parenTitleUnclosed) {
      if (at > parenTitleStart && at < parenTitleEnd) {
        start = at + 1;
        end = parenTitleEnd - 1;
        return parenTitleEnd;
      }
      int close = titleEnd(b, at, to, ')');
      parenTitleUnclosed = close < 0;
      parenTitleStart = at;
      parenTitleEnd = close;
      return close;
    }
    if (mark == '"' && !doubleTitleUnclosed) {
      int close = titleEnd(b, at, to, '"');
      doubleTitleUnclosed = close < 0;
      return close;
    }
    if (mark == '\'' && !singleTitleUnclosed) {
      int close = titleEnd(b, at, to, '\'');
      singleTitleUnclosed = close < 0;
      return close;
    }
    return -1;
  }

  private int titleEnd(byte[] b, int at, int to, int mark) {
    int i = at + 1;
    while (i < to) {
      int c = b[i];
      if (c == mark) {
        start = at + 1;
        end = i;
        return i + 1;
      }
      i++;
      if (c == '\\' && i < to && (b[i] == mark || b[i] == '\\')) {
        i++;
      }
    }
    return -1;
  }
}
