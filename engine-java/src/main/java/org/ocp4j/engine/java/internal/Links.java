package org.ocp4j.engine.java.internal;

/**
 * The parts that links, images and definitions are made of: labels, destinations, titles. Each scan
 * returns where the part ends, or -1, and leaves its content in {@link #start} and {@link #end}.
 */
final class Links {
  /** Most characters (UTF-16) of a label. */
  static final int LABEL_MAX = 999;

  /** Most nested parentheses of a destination in text. */
  static final int BALANCE_MAX = 32;

  int start;
  int end;

  /** Where the last title in parentheses starts and ends: those that open inside end there too. */
  private int parenTitleStart;

  private int parenTitleEnd;

  private boolean parenTitleUnclosed;
  private boolean doubleTitleUnclosed;
  private boolean singleTitleUnclosed;

  /** Starts a new run of content: what was remembered of the last one is forgotten. */
  void reset() {
    parenTitleStart = 0;
    parenTitleEnd = 0;
    parenTitleUnclosed = false;
    doubleTitleUnclosed = false;
    singleTitleUnclosed = false;
  }

  /** Spaces, tabs and line endings. */
  static int skipWhitespace(byte[] b, int at, int to) {
    int i = at;
    while (i < to && Chars.isSpaceOrEol(b[i])) {
      i++;
    }
    return i;
  }

  /** A label from its opening bracket on. */
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

  /** How many UTF-16 units the code point that starts with this byte counts for. */
  static int utf16Units(int lead) {
    int c = lead & 0xFF;
    return c < 0x80 ? 1 : c < 0xC0 ? 0 : c < 0xF0 ? 1 : 2;
  }

  /** A destination, between angle brackets or bare. */
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

  /** A title with its marks. A mark that never closes is remembered, so that time stays linear. */
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
