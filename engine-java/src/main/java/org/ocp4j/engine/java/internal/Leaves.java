package org.ocp4j.engine.java.internal;

/** Recognizes leaf blocks of one line, and where other leaf blocks start and end. */
final class Leaves {
  private Leaves() {}

  /** Returns whether the line is a thematic break: three or more of one mark, and white space. */
  static boolean isThematicBreak(byte[] b, int at, int end) {
    return breaksThematicBreak(b, at, end) < 0;
  }

  /**
   * Returns the offset of the byte that makes the line no thematic break: neither mark nor white
   * space, or the end if the marks are too few. Returns -1 if the line is a thematic break.
   */
  static int breaksThematicBreak(byte[] b, int at, int end) {
    int mark = b[at];
    if (mark != '*' && mark != '-' && mark != '_') {
      return at;
    }
    int count = 0;
    for (int i = at; i < end; i++) {
      if (b[i] == mark) {
        count++;
      } else if (!Chars.isSpace(b[i])) {
        return i;
      }
    }
    return count >= 3 ? -1 : end;
  }

  /** Returns the depth of the heading whose underline the line is, or 0. */
  static int setextDepth(byte[] b, int at, int end) {
    int mark = b[at];
    if (mark != '=' && mark != '-') {
      return 0;
    }
    int i = run(b, at, end);
    return Chars.skipSpace(b, i, end) == end ? mark == '=' ? 1 : 2 : 0;
  }

  /** Returns the depth of the heading that starts here with number signs, or 0. */
  static int atxDepth(byte[] b, int at, int end) {
    if (b[at] != '#') {
      return 0;
    }
    int i = run(b, at, end);
    return i - at <= 6 && (i == end || Chars.isSpace(b[i])) ? i - at : 0;
  }

  /** Returns the size of the fence that starts code or math here, or 0. */
  static int fenceSize(byte[] b, int at, int end, boolean math) {
    int mark = b[at];
    boolean isMath = math && mark == '$';
    if (mark != '`' && mark != '~' && !isMath) {
      return 0;
    }
    int i = run(b, at, end);
    if (i - at < (isMath ? 2 : 3) || (mark != '~' && Scan.indexOf(b, i, end, mark) < end)) {
      return 0;
    }
    return i - at;
  }

  /** Returns whether the line is a fence of at least {@code size} bytes and nothing else. */
  static boolean isClosingFence(byte[] b, int at, int end, int mark, int size) {
    if (b[at] != mark) {
      return false;
    }
    int i = run(b, at, end);
    return i - at >= size && Chars.skipSpace(b, i, end) == end;
  }

  /** Returns the end of the run of equal bytes that starts at {@code at}. */
  static int run(byte[] b, int at, int end) {
    int i = at + 1;
    while (i < end && b[i] == b[at]) {
      i++;
    }
    return i;
  }
}
