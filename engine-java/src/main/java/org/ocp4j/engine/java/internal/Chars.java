package org.ocp4j.engine.java.internal;

/** Classes of bytes and of code points in UTF-8. */
final class Chars {
  private static final int SPACE = 1;
  private static final int EOL = 2;
  private static final int PUNCTUATION = 4;
  private static final int DIGIT = 8;
  private static final int ALPHA = 16;
  private static final int HEX = 32;

  private static final byte[] CLASS = new byte[256];

  static {
    CLASS[' '] = CLASS['\t'] = SPACE;
    CLASS['\n'] = CLASS['\r'] = EOL;
    for (int c = '!'; c < 127; c++) {
      if (c >= '0' && c <= '9') {
        CLASS[c] = DIGIT | HEX;
      } else if ((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')) {
        CLASS[c] = (byte) ((c & 0x1F) <= 6 ? ALPHA | HEX : ALPHA);
      } else {
        CLASS[c] = PUNCTUATION;
      }
    }
  }

  private Chars() {}

  /** Returns whether a byte is a space or a tab. */
  static boolean isSpace(int b) {
    return (CLASS[b & 0xFF] & SPACE) != 0;
  }

  /** Returns whether a byte is a line feed or a carriage return. */
  static boolean isEol(int b) {
    return (CLASS[b & 0xFF] & EOL) != 0;
  }

  static boolean isSpaceOrEol(int b) {
    return (CLASS[b & 0xFF] & (SPACE | EOL)) != 0;
  }

  static boolean isAsciiPunctuation(int b) {
    return (CLASS[b & 0xFF] & PUNCTUATION) != 0;
  }

  static boolean isDigit(int b) {
    return (CLASS[b & 0xFF] & DIGIT) != 0;
  }

  static boolean isHex(int b) {
    return (CLASS[b & 0xFF] & HEX) != 0;
  }

  static boolean isAlpha(int b) {
    return (CLASS[b & 0xFF] & ALPHA) != 0;
  }

  static boolean isAlphanumeric(int b) {
    return (CLASS[b & 0xFF] & (ALPHA | DIGIT)) != 0;
  }

  /** Returns whether a byte is a control of ASCII, such as a line ending or a tab. */
  static boolean isControl(int b) {
    int c = b & 0xFF;
    return c < 32 || c == 127;
  }

  /** Returns the code point that starts at {@code at}, in valid UTF-8. */
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

  /** Returns where the code point that ends before {@code end} starts. */
  static int previous(byte[] b, int end) {
    int at = end - 1;
    while ((b[at] & 0xC0) == 0x80) {
      at--;
    }
    return at;
  }

  /** Returns the number of bytes of a code point in UTF-8. */
  static int length(int cp) {
    return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
  }

  /** Returns the end of the line that contains {@code at}: its line ending, or {@code to}. */
  static int lineEnd(byte[] b, int at, int to) {
    int i = at;
    while (i < to && b[i] != '\n' && b[i] != '\r') {
      i++;
    }
    return i;
  }

  /**
   * Returns the offset after the line ending at {@code at}, which may be CR LF, or {@code at} if
   * there is none.
   */
  static int afterEol(byte[] b, int at, int to) {
    if (at >= to || !isEol(b[at])) {
      return at;
    }
    return b[at] == '\r' && at + 1 < to && b[at + 1] == '\n' ? at + 2 : at + 1;
  }

  static int skipSpace(byte[] b, int at, int to) {
    int i = at;
    while (i < to && (b[i] == ' ' || b[i] == '\t')) {
      i++;
    }
    return i;
  }
}
