package org.ocp4j.engine.java.internal;

/** How leaf blocks of one line look, and how those of several begin and end. */
final class Leaves {
  private Leaves() {}

  /** Three or more of the same mark, with white space between and after. */
  static boolean isThematicBreak(byte[] b, int at, int end) {
    return breaksThematicBreak(b, at, end) < 0;
  }

  /**
   * Returns the offset of the byte that is neither mark nor white space, or the end where the marks are
   * too few, or -1 if nothing is in the way of a thematic break.
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

  /** The depth of the heading whose underline this is, or 0. */
  static int setextDepth(byte[] b, int at, int end) {
    int mark = b[at];
    if (mark != '=' && mark != '-') {
      return 0;
    }
    int i = run(b, at, end);
    return Chars.skipSpace(b, i, end) == end ? mark == '=' ? 1 : 2 : 0;
  }

  /** The depth of the heading that starts here with number signs, or 0. */
  static int atxDepth(byte[] b, int at, int end) {
    if (b[at] != '#') {
      return 0;
    }
    int i = run(b, at, end);
    return i - at <= 6 && (i == end || Chars.isSpace(b[i])) ? i - at : 0;
  }

  /** The size of the fence that starts a block of code here, or of math, or 0. */
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

  /** Whether a fence of at least that size, and nothing else, stands here. */
  static boolean isClosingFence(byte[] b, int at, int end, int mark, int size) {
    if (b[at] != mark) {
      return false;
    }
    int i = run(b, at, end);
    return i - at >= size && Chars.skipSpace(b, i, end) == end;
  }

  /** One past the last of the same byte. */
  static int run(byte[] b, int at, int end) {
    int i = at + 1;
    while (i < end && b[i] == b[at]) {
      i++;
    }
    return i;
  }
}
