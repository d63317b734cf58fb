package org.ocp4j.toolkit.markdown;

import java.util.Arrays;

/** Turns spaces of paragraphs into line endings, where lines are wider than wanted. */
final class Wrapping {
  private final Output out;
  private final int width;
  private boolean active;

  /** The last space of the line that may become a line ending, or -1. */
  private int space;

  /** The width of the line up to some place. */
  private int columns;

  private int counted;

  /** Up to where the line has only marks and white space. */
  private int lookedTo;

  Wrapping(Output out, int width) {
    this.out = out;
    this.width = width;
  }

  /** Starts a paragraph. */
  void begin() {
    active = width > 0;
    if (active) {
      startLine();
    }
  }

  void stop() {
    active = false;
  }

  /** Starts a line, whose prefix is written. */
  void startLine() {
    if (!active) {
      return;
    }
    space = -1;
    lookedTo = 0;
    int start = out.n;
    while (start > 0 && out.b[start - 1] != '\n') {
      start--;
    }
    columns = 0;
    counted = start;
  }

  /** Breaks the line at the last space that may be broken at, if it is too wide. */
  void check() {
    if (!active) {
      return;
    }
    columns += Chars.width(out.b, counted, out.n);
    counted = out.n;
    if (columns <= width || space < 0) {
      return;
    }
    int rest = out.n - space - 1;
    byte[] word = Arrays.copyOfRange(out.b, space + 1, out.n);
    out.n = space;
    out.line();
    int start = out.n;
    while (out.b[start - 1] != '\n') {
      start--;
    }
    out.bytes(word, 0, rest);
    columns = Chars.width(out.b, start, out.n);
    counted = out.n;
    space = -1;
    lookedTo = 0;
  }

  /** Comes to a space of a text, before it is written. */
  void space(byte[] t, int at, int length, int follow) {
    if (!active) {
      return;
    }
    check();
    int last = hasWord() ? out.b[out.n - 1] : ' ';
    boolean inside = !Chars.isSpaceOrEol(last) && last != '\\';
    boolean before = at + 1 == length
        ? follow == Follow.MARK || follow == Follow.BRACKET
        : mayStartLine(t[at + 1]);
    if (inside && before) {
      space = out.n;
    }
  }

  /**
   * Returns whether the line has more than marks, which may mean something on a line of their own.
   */
  private boolean hasWord() {
    lookedTo = Math.max(lookedTo, out.lineStart);
    while (lookedTo < out.n && out.b[lookedTo] >= 0 && !Chars.isAlphanumeric(out.b[lookedTo])) {
      lookedTo++;
    }
    return lookedTo < out.n;
  }

  /** Returns whether nothing is read into a line that starts so. */
  private static boolean mayStartLine(int c) {
    return Chars.isAlpha(c) || c < 0 || c == '"' || c == '\'' || c == '(' || c == ',' || c == '/';
  }
}
