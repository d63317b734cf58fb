package org.ocp4j.engine.java.internal;

/** Finds the ends of words, numbers, strings, comments and regular expressions of JavaScript. */
final class JavaScriptLexemes {
  private JavaScriptLexemes() {}

  /**
   * Returns whether a line ending of JavaScript starts here. U+2028 and U+2029 are line endings in
   * JavaScript, but not in Markdown.
   */
  static boolean isLineEnding(byte[] s, int at, int to) {
    return Chars.isEol(s[at])
        || (s[at] == (byte) 0xE2
            && at + 2 < to
            && s[at + 1] == (byte) 0x80
            && (s[at + 2] & 0xFE) == 0xA8);
  }

  /** Returns the end of the identifier characters from {@code from} on, escapes included. */
  static int identifierEnd(byte[] s, int from, int to) {
    int at = from;
    while (at < to) {
      int c = s[at];
      if (c < 0) {
        int codePoint = Chars.codePointAt(s, at);
        if (!UnicodeTables.isIdContinue(codePoint)) {
          return at;
        }
        at += Chars.length(codePoint);
      } else if (UnicodeTables.isIdContinue(c)) {
        at++;
      } else if (c == '\\') {
        at = escapeEnd(s, at, to);
      } else {
        return at;
      }
    }
    return at;
  }

  /** Returns the end of an escape, with its braces if it has any. */
  private static int escapeEnd(byte[] s, int from, int to) {
    int at = from + 1;
    if (at + 1 >= to || s[at] != 'u' || s[at + 1] != '{') {
      return at;
    }
    at += 2;
    while (at < to && Chars.isHex(s[at])) {
      at++;
    }
    return at < to && s[at] == '}' ? at + 1 : at;
  }

  /**
   * Returns the end of a number, with the member that can follow a second dot. The sign of an
   * exponent ends the number: the rest reads as an operator and another number.
   */
  static int numberEnd(byte[] s, int from, int to) {
    int at = identifierEnd(s, from, to);
    while (at < to && s[at] == '.') {
      at = identifierEnd(s, at + 1, to);
    }
    return at;
  }

  /**
   * Returns the end of a string, after its quote, or the complement of the end of its line if the
   * quote is missing.
   */
  static int stringEnd(byte[] s, int from, int to) {
    int mark = s[from];
    int at = from + 1;
    while (at < to && !Chars.isEol(s[at])) {
      if (s[at] == mark) {
        return at + 1;
      }
      if (s[at] == '\\' && at + 1 < to) {
        at = Chars.isEol(s[at + 1]) ? Chars.afterEol(s, at + 1, to) : at + 2;
      } else {
        at++;
      }
    }
    return ~at;
  }

  /**
   * Returns the end of a string in a tag, which has no escapes and can span lines, or {@code to}.
   */
  static int jsxStringEnd(byte[] s, int from, int to) {
    int at = from + 1;
    while (at < to && s[at] != s[from]) {
      at++;
    }
    return Math.min(at + 1, to);
  }

  /**
   * Returns the end of a regular expression with its flags, or the complement of the end of the
   * search, where its line ends.
   *
   * <p>Inside another regular expression that does not close, the search ends at the next bracket.
   * Up to there the other one is in a class, since it is still open. After the bracket both are in
   * a class or neither is, so this one does not close either.
   */
  static int regexEnd(byte[] s, int from, int to, boolean inUnclosed) {
    boolean escaped = false;
    boolean inClass = false;
    int at = from + 1;
    while (at < to && !isLineEnding(s, at, to)) {
      int c = s[at];
      if (escaped) {
        escaped = false;
      } else if (c == '/' && !inClass) {
        return identifierEnd(s, at + 1, to);
      } else if (inUnclosed && (c == '[' || c == ']')) {
        break;
      } else {
        escaped = c == '\\';
        inClass = c == '[' || (inClass && c != ']');
      }
      at++;
    }
    return ~at;
  }

  /**
   * Returns the end of a comment, or the complement of the end of the text if the comment does not
   * close.
   */
  static int commentEnd(byte[] s, int from, int to) {
    int at = from + 2;
    if (s[from + 1] == '/') {
      while (at < to && !isLineEnding(s, at, to)) {
        at++;
      }
      return at;
    }
    while (at + 1 < to) {
      if (s[at] == '*' && s[at + 1] == '/') {
        return at + 2;
      }
      at++;
    }
    return ~to;
  }
}
