package org.ocp4j.engine.java.internal;

/** Where the words, numbers, strings, comments and regular expressions of JavaScript end. */
final class JavaScriptLexemes {
  private JavaScriptLexemes() {}

  /** U+2028 and U+2029, too, end a line in JavaScript, though not in Markdown. */
  static boolean isLineEnding(byte[] s, int at, int to) {
    return Chars.isEol(s[at])
        || (s[at] == (byte) 0xE2
            && at + 2 < to
            && s[at + 1] == (byte) 0x80
            && (s[at + 2] & 0xFE) == 0xA8);
  }

  /** The end of what goes on as an identifier, escapes included. */
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

  /** Past the backslash of an escape, and past the braces if it has any. */
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
   * The end of a number, with the member that may follow a second dot. The sign of an exponent ends
   * it: read as an operator between two numbers, it comes to the same.
   */
  static int numberEnd(byte[] s, int from, int to) {
    int at = identifierEnd(s, from, to);
    while (at < to && s[at] == '.') {
      at = identifierEnd(s, at + 1, to);
    }
    return at;
  }

  /** The end of a string, past its mark; its complement where its line ends before its mark. */
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

  /** The end of a string in a tag, which has no escapes and may span lines, or {@code to}. */
  static int jsxStringEnd(byte[] s, int from, int to) {
    int at = from + 1;
    while (at < to && s[at] != s[from]) {
      at++;
    }
    return Math.min(at + 1, to);
  }

  /**
   * The end of a regular expression with its flags, or the complement of how far it was looked for:
   * where its line ends.
   *
   * <p>Inside another one that does not close, it is looked for no further than the next bracket.
   * That one is still open, so it must be in a class before the bracket; after it both are in one or
   * neither is, and this one does not close either.
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

  /** The end of a comment from its two marks on, or the complement of where it stays open. */
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
