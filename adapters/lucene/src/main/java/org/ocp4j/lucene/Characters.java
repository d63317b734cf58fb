package org.ocp4j.lucene;

/** Tells characters apart that mean something to Markdown. */
final class Characters {
  private Characters() {}

  /** Returns {@code true} for a space or a tab. */
  static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  /** Returns {@code true} for a line feed or a carriage return. */
  static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }

  /** Returns {@code true} for a character that a backslash can escape. */
  static boolean isPunctuation(char c) {
    return (c >= '!' && c <= '/')
        || (c >= ':' && c <= '@')
        || (c >= '[' && c <= '`')
        || (c >= '{' && c <= '~');
  }

  /** Returns {@code true} if a character of a source becomes a character of a text. */
  static boolean isSame(char source, char text) {
    return source == text || (source == '\0' && text == '\uFFFD');
  }

  /** Returns the index after the blanks that start at an index. */
  static int skipBlanks(String text, int from, int end) {
    int at = from;
    while (at < end && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the index of the first line ending at an index or after it, or the end. */
  static int lineEnd(String text, int from, int end) {
    int at = from;
    while (at < end && !isLineEnd(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Returns the length of the line ending at an index: 0, 1 or 2. */
  static int lineEndLength(String text, int at, int end) {
    if (at >= end || !isLineEnd(text.charAt(at))) {
      return 0;
    }
    boolean isCrLf = text.charAt(at) == '\r' && at + 1 < end && text.charAt(at + 1) == '\n';
    return isCrLf ? 2 : 1;
  }
}
