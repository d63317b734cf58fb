package org.ocp4j.toolkit.markdown;

/** Classes of characters in UTF-8, as CommonMark and its extensions see them. */
final class Chars {
  /** Letters, digits and all else. */
  static final int OTHER = 0;

  /** White space, line endings and the ends of content. */
  static final int WHITE = 1;

  /** Punctuation and symbols. */
  static final int PUNCTUATION = 2;

  /** The start of a literal autolink: like a letter, but not to be written as a reference. */
  static final int LITERAL = 3;

  private static final byte[] ASCII_CLASS = new byte[128];

  static {
    for (int c = 0; c < 128; c++) {
      boolean white = c == ' ' || (c >= 9 && c <= 13);
      ASCII_CLASS[c] = (byte) (white ? WHITE : c < 33 || c == 127 ? OTHER : PUNCTUATION);
      if (isAlphanumeric(c)) {
        ASCII_CLASS[c] = OTHER;
      }
    }
    ASCII_CLASS[0] = PUNCTUATION;
  }

  private Chars() {}

  static boolean isSpace(int b) {
    return b == ' ' || b == '\t';
  }

  static boolean isEol(int b) {
    return b == '\n' || b == '\r';
  }

  static boolean isSpaceOrEol(int b) {
    return isSpace(b) || isEol(b);
  }

  static boolean isDigit(int b) {
    return b >= '0' && b <= '9';
  }

  static boolean isAlpha(int b) {
    int lower = b | 0x20;
    return b >= 0 && lower >= 'a' && lower <= 'z';
  }

  static boolean isAlphanumeric(int b) {
    return isDigit(b) || isAlpha(b);
  }

  static boolean isAsciiPunctuation(int b) {
    return b > ' ' && b < 127 && !isAlphanumeric(b);
  }

  /** Returns where the spaces and tabs that start at {@code at} end. */
  static int skipSpace(byte[] b, int at, int to) {
    int i = at;
    while (i < to && isSpace(b[i])) {
      i++;
    }
    return i;
  }

  /** Returns where the run of one byte that starts at {@code at} ends. */
  static int run(byte[] b, int at, int to) {
    int i = at + 1;
    while (i < to && b[i] == b[at]) {
      i++;
    }
    return i;
  }

  /** Returns where the line ending at {@code at} ends: after CR, LF or CR LF. */
  static int afterEol(byte[] b, int at, int to) {
    return b[at] == '\r' && at + 1 < to && b[at + 1] == '\n' ? at + 2 : at + 1;
  }

  /** Returns where the line ends that {@code at} is in, before its line ending. */
  static int lineEnd(byte[] b, int at, int to) {
    int i = at;
    while (i < to && !isEol(b[i])) {
      i++;
    }
    return i;
  }

  /** Returns the code point that starts at {@code at} in valid UTF-8. */
  static int codePointAt(byte[] b, int at) {
    int c = b[at];
    if (c >= 0) {
      return c;
    }
    if ((c & 0xE0) == 0xC0) {
      return (c & 0x1F) << 6 | (b[at + 1] & 0x3F);
    }
    if ((c & 0xF0) == 0xE0) {
      return (c & 0x0F) << 12 | (b[at + 1] & 0x3F) << 6 | (b[at + 2] & 0x3F);
    }
    return (c & 0x07) << 18
        | (b[at + 1] & 0x3F) << 12
        | (b[at + 2] & 0x3F) << 6
        | (b[at + 3] & 0x3F);
  }

  /** Returns where the code point starts that ends before {@code end}. */
  static int previous(byte[] b, int end) {
    int at = end - 1;
    while ((b[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /** Returns the number of bytes of a code point. */
  static int length(int cp) {
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  }

  /**
   * Returns the class by which emphasis is recognized. Above the basic plane nothing is
   * punctuation, as in the parsers.
   */
  static int classOf(int cp) {
    if (cp < 128) {
      return ASCII_CLASS[cp];
    }
    if (isUnicodeSpace(cp)) {
      return WHITE;
    }
    return cp < 0x10000 && isPunctuationOrSymbol(cp) ? PUNCTUATION : OTHER;
  }

  private static boolean isUnicodeSpace(int cp) {
    return cp == 0xA0
        || cp == 0xFEFF
        || cp == 0x2028
        || cp == 0x2029
        || Character.getType(cp) == Character.SPACE_SEPARATOR;
  }

  private static boolean isPunctuationOrSymbol(int cp) {
    return switch (Character.getType(cp)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION,
          Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL -> true;
      default -> false;
    };
  }

  /** Returns whether a JDK may know too little of a code point to say what class it is in. */
  static boolean isUncertain(int cp) {
    return cp >= 128 && cp < 0x10000 && Character.getType(cp) == Character.UNASSIGNED;
  }

  /**
   * Returns where the character reference ends that seems to start at {@code at}, an ampersand; or
   * -1. Whether its name is known does not matter.
   */
  static int referenceEnd(byte[] b, int at, int to) {
    int i = at + 1;
    int start = i;
    if (i < to && b[i] == '#') {
      i++;
      start = i;
      if (i < to && (b[i] | 0x20) == 'x') {
        i++;
        start = i;
      }
    }
    while (i < to && i - start < 32 && isAlphanumeric(b[i])) {
      i++;
    }
    return i > start && i < to && b[i] == ';' ? i + 1 : -1;
  }

  /** Returns the number of columns that a code point takes in a fixed-width font. */
  static int width(int cp) {
    if (cp < 0x300) {
      return 1;
    }
    int type = Character.getType(cp);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return 0;
    }
    return isWide(cp) ? 2 : 1;
  }

  /** East Asian wide and full-width characters, and emoji. */
  private static boolean isWide(int cp) {
    return cp >= 0x1100
        && (cp <= 0x115F
            || (cp >= 0x2E80 && cp <= 0x303E)
            || (cp >= 0x3041 && cp <= 0xA4CF)
            || (cp >= 0xA960 && cp <= 0xA97F)
            || (cp >= 0xAC00 && cp <= 0xD7A3)
            || (cp >= 0xF900 && cp <= 0xFAFF)
            || (cp >= 0xFE30 && cp <= 0xFE6F)
            || (cp >= 0xFF01 && cp <= 0xFF60)
            || (cp >= 0xFFE0 && cp <= 0xFFE6)
            || (cp >= 0x1F300 && cp <= 0x1F64F)
            || (cp >= 0x1F680 && cp <= 0x1F6FF)
            || (cp >= 0x1F900 && cp <= 0x1F9FF)
            || (cp >= 0x20000 && cp <= 0x3FFFD));
  }

  /** Returns the number of columns that bytes of one line take. */
  static int width(byte[] b, int from, int to) {
    int columns = 0;
    for (int i = from; i < to; ) {
      if (b[i] >= 0) {
        columns++;
        i++;
      } else {
        int cp = codePointAt(b, i);
        columns += width(cp);
        i += length(cp);
      }
    }
    return columns;
  }
}
