package org.ocp4j.toolkit.markdown;

import org.ocp4j.NodeField;
import org.ocp4j.OcpCursor;

/** Writes code and math, in blocks and in text, and values that are written as they are. */
final class CodeWriter {
  /** The columns that make code of a block. */
  private static final int INDENT = 4;

  private static final byte[] LINE_FEED = {'\n'};

  private final OcpCursor cursor;
  private final Output out;
  private final Style style;
  private final Grammar grammar;
  private final Texts texts = new Texts();
  private final Texts info = new Texts();

  CodeWriter(OcpCursor cursor, Output out, Style style, Grammar grammar) {
    this.cursor = cursor;
    this.out = out;
    this.style = style;
    this.grammar = grammar;
  }

  // In text.

  /** Writes code or math between runs of a mark that it has no run of the same length of. */
  void inline(int mark, boolean inCell) {
    texts.load(cursor);
    byte[] t = texts.b;
    int length = texts.n;
    int size = freeSize(t, length, mark);
    boolean pad = needsPadding(t, length, mark);
    out.repeat(mark, size);
    if (pad) {
      out.put(' ');
    }
    if (inCell && mark == '`') {
      cell(t, length);
    } else {
      lines(t, 0, length);
    }
    if (pad) {
      out.put(' ');
    }
    out.repeat(mark, size);
  }

  /** Writes code in a table cell, where pipes have a backslash. */
  private void cell(byte[] t, int length) {
    for (int i = 0; i < length; i++) {
      if (t[i] == '|') {
        out.put('\\');
      }
      out.put(Chars.isEol(t[i]) ? ' ' : t[i]);
    }
  }

  /** Returns the least length that no run of the mark has. */
  private static int freeSize(byte[] t, int length, int mark) {
    long seen = 0;
    int longest = 0;
    for (int i = 0; i < length; i++) {
      if (t[i] == mark) {
        int end = Chars.run(t, i, length);
        longest = Math.max(longest, end - i);
        if (end - i < Long.SIZE) {
          seen |= 1L << (end - i);
        }
        i = end;
      }
    }
    int free = Long.numberOfTrailingZeros(~(seen | 1));
    return free < Long.SIZE ? free : longest + 1;
  }

  /** Returns whether a space at both ends would be lost, or a mark there become part of a run. */
  private static boolean needsPadding(byte[] t, int length, int mark) {
    if (length == 0) {
      return true;
    }
    if (t[0] == mark || t[length - 1] == mark) {
      return true;
    }
    if (!isPadding(t[0]) || !isPadding(t[length - 1])) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (!isPadding(t[i])) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPadding(int c) {
    return c == ' ' || Chars.isEol(c);
  }

  /**
   * Writes the HTML in text that is the current node. Parsers drop three columns of white space
   * from its lines, so lines that start with some get three more.
   */
  void html() {
    texts.load(cursor);
    byte[] t = texts.b;
    int at = 0;
    while (true) {
      int end = Chars.lineEnd(t, at, texts.n);
      out.bytes(t, at, end);
      if (end == texts.n) {
        return;
      }
      at = Chars.afterEol(t, end, texts.n);
      out.verbatimText(t, end, at, texts.n);
      if (at < texts.n && Chars.isSpace(t[at])) {
        out.repeat(' ', 3);
      }
    }
  }

  /** Writes bytes as they are, with the prefix of lines of verbatim content. */
  private void lines(byte[] t, int from, int length) {
    int at = from;
    while (true) {
      int end = Chars.lineEnd(t, at, length);
      out.bytes(t, at, end);
      if (end == length) {
        return;
      }
      at = Chars.afterEol(t, end, length);
      out.verbatimText(t, end, at, length);
    }
  }

  // Blocks.

  /** Writes the lines of a block; those without content get no white space. */
  void block(byte[] t, int length, int indent) {
    if (indent == 0 && out.prefixLength() == 0) {
      // Nothing is added to the lines.
      out.bytes(t, 0, length);
      return;
    }
    int at = 0;
    while (true) {
      int end = Chars.lineEnd(t, at, length);
      if (end > at) {
        out.repeat(' ', indent);
      }
      out.bytes(t, at, end);
      if (end == length) {
        return;
      }
      at = Chars.afterEol(t, end, length);
      startLine(t, end, at, t, at, length);
    }
  }

  /** Writes a line ending, and the prefix of a line that starts at {@code at}. */
  private void startLine(byte[] eol, int from, int to, byte[] t, int at, int length) {
    int first = Chars.skipSpace(t, at, length);
    boolean blank = first == length || Chars.isEol(t[first]);
    out.block(eol, from, to, blank, blank && first == at);
  }

  /** Returns whether code can be written as an indented block. */
  boolean canBeIndented() {
    if (grammar.mdx() || cursor.isFenced()) {
      return false;
    }
    texts.load(cursor);
    byte[] t = texts.b;
    int length = texts.n;
    int first = Chars.skipSpace(t, 0, length);
    return first < length && !Chars.isEol(t[first]);
  }

  /**
   * Returns the mark that the first line of the current code is made of, if it is indented, or 0.
   */
  int markOfFirstLine() {
    if (!canBeIndented()) {
      return 0;
    }
    byte[] t = texts.b;
    int mark = t[Chars.skipSpace(t, 0, texts.n)];
    for (int i = 0; i < texts.n && !Chars.isEol(t[i]); i++) {
      if (!Chars.isSpace(t[i]) && t[i] != mark) {
        return 0;
      }
    }
    return mark;
  }

  /** Returns the columns of white space that the code starts with, which can be indented. */
  int indentation() {
    int columns = 0;
    for (int i = 0; i < texts.n && Chars.isSpace(texts.b[i]); i++) {
      columns = texts.b[i] == '\t' ? (columns | 3) + 1 : columns + 1;
    }
    return columns;
  }

  /** Returns the columns of white space that the current HTML starts with. */
  int indentationOfHtml() {
    texts.load(cursor);
    return indentation();
  }

  /** Writes indented code. */
  void indented() {
    texts.load(cursor);
    block(texts.b, texts.n, INDENT);
    if (Chars.isEol(texts.b[texts.n - 1])) {
      // Blank lines at the end belong to the code up to one that is indented.
      out.line();
      out.repeat(' ', INDENT);
    }
  }

  /** Writes fenced code. */
  void fenced() {
    texts.load(cursor);
    boolean hasLang = info.load(cursor, NodeField.LANG);
    int mark = style.fence();
    int size = Math.max(style.fenceLength(), longestRun(mark) + 1);
    out.repeat(mark, size);
    if (hasLang) {
      if (info.b[0] == mark) {
        out.put(' ');
      }
      info(mark, true);
      if (info.load(cursor, NodeField.META)) {
        out.put(' ');
        info(mark, false);
      }
    }
    body(mark, size);
  }

  /** Writes a block of math. */
  void math() {
    texts.load(cursor);
    int size = Math.max(2, longestRun('$') + 1);
    out.repeat('$', size);
    if (info.load(cursor, NodeField.META)) {
      out.put(' ');
      info('$', false);
    }
    body('$', size);
  }

  private void body(int mark, int size) {
    if (texts.n > 0) {
      startLine(LINE_FEED, 0, 1, texts.b, 0, texts.n);
      block(texts.b, texts.n, 0);
    }
    out.line();
    out.repeat(mark, size);
  }

  /** Returns the length of the longest run of a mark at the start of a line, if it is a fence. */
  private int longestRun(int mark) {
    byte[] t = texts.b;
    if (!texts.has(mark)) {
      return 0;
    }
    int longest = 0;
    int at = 0;
    while (at < texts.n) {
      int start = Chars.skipSpace(t, at, texts.n);
      if (start < texts.n && t[start] == mark) {
        longest = Math.max(longest, Chars.run(t, start, texts.n) - start);
      }
      int end = Chars.lineEnd(t, start, texts.n);
      at = end < texts.n ? Chars.afterEol(t, end, texts.n) : texts.n;
    }
    return longest;
  }

  /** Writes the language or what follows it, in which neither the fence's mark nor lines may be. */
  private void info(int mark, boolean language) {
    byte[] t = info.b;
    for (int i = 0; i < info.n; i++) {
      int c = t[i];
      boolean space = Chars.isSpace(c) && (language || i == 0 || i == info.n - 1);
      if (Chars.isEol(c) || space || (c == mark && mark != '~')) {
        out.reference(c);
      } else {
        boolean escape = c == '\\'
            ? i + 1 < info.n && (Chars.isAsciiPunctuation(t[i + 1]) || Chars.isSpaceOrEol(t[i + 1]))
            : c == '&' && Chars.referenceEnd(t, i, info.n) > 0;
        if (escape) {
          out.put('\\');
        }
        out.put(c);
      }
    }
  }
}
