package org.ocp4j.engine.java.internal;

import java.util.Arrays;

/**
 * The properties of code points that Markdown and JavaScript need, as in Unicode 16.0 on every JDK.
 * ASCII is looked up in a table; other code points are found by binary search in {@link
 * UnicodeRanges}.
 */
final class UnicodeTables {
  private static final int PUNCTUATION_OR_SYMBOL = 1;
  private static final int ID_START = 2;
  private static final int ID_CONTINUE = 4;

  private static final byte[] ASCII = new byte[128];

  static {
    for (int c = '!'; c < 127; c++) {
      boolean digit = c >= '0' && c <= '9';
      boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
      int properties = digit || letter ? 0 : PUNCTUATION_OR_SYMBOL;
      if (letter || c == '$' || c == '_') {
        properties |= ID_START | ID_CONTINUE;
      } else if (digit) {
        properties |= ID_CONTINUE;
      }
      ASCII[c] = (byte) properties;
    }
  }

  private static final int[] PUNCTUATION_OR_SYMBOL_RANGES =
      ranges(UnicodeRanges.PUNCTUATION_OR_SYMBOL);

  private static final int[] ID_START_RANGES = ranges(UnicodeRanges.ID_START);

  private static final int[] ID_CONTINUE_RANGES = ranges(UnicodeRanges.ID_CONTINUE);

  private UnicodeTables() {}

  /**
   * Returns whether a code point is in the general categories P or S, which CommonMark calls
   * punctuation.
   */
  static boolean isPunctuationOrSymbol(int cp) {
    return cp < 128
        ? (ASCII[cp] & PUNCTUATION_OR_SYMBOL) != 0
        : isIn(PUNCTUATION_OR_SYMBOL_RANGES, cp);
  }

  /**
   * Returns whether a code point is white space or a line ending of JavaScript, which {@code \s}
   * matches in its regular expressions.
   */
  static boolean isJsWhitespace(int cp) {
    return switch (cp) {
      case '\t', '\n', 0xB, '\f', '\r', ' ', 0x2028, 0x2029, 0xFEFF -> true;
      default -> cp >= 0xA0 && isSpaceSeparator(cp);
    };
  }

  /** Returns whether an identifier of JavaScript can start with a code point. */
  static boolean isIdStart(int cp) {
    return cp < 128 ? (ASCII[cp] & ID_START) != 0 : isIn(ID_START_RANGES, cp);
  }

  /** Returns whether an identifier of JavaScript can contain a code point after its start. */
  static boolean isIdContinue(int cp) {
    return cp < 128
        ? (ASCII[cp] & ID_CONTINUE) != 0
        : isIn(ID_START_RANGES, cp) || isIn(ID_CONTINUE_RANGES, cp);
  }

  private static boolean isSpaceSeparator(int cp) {
    return switch (cp) {
      case 0xA0, 0x1680, 0x202F, 0x205F, 0x3000 -> true;
      default -> cp >= 0x2000 && cp <= 0x200A;
    };
  }

  /** Returns whether an odd number of bounds are {@code cp} or less. */
  private static boolean isIn(int[] bounds, int cp) {
    int low = 0;
    int high = bounds.length;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (bounds[mid] <= cp) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return (low & 1) != 0;
  }

  /**
   * Parses {@code first-last} and single code points, in hexadecimal, into first code points and
   * those after the last.
   */
  private static int[] ranges(String text) {
    int[] bounds = new int[text.length()];
    int count = 0;
    int value = 0;
    boolean single = true;
    for (int i = 0; i < text.length(); i++) {
      int c = text.charAt(i);
      if (c == '-') {
        bounds[count++] = value;
        single = false;
        value = 0;
      } else if (c == ' ' || c == '\n') {
        if (single) {
          bounds[count++] = value;
        }
        bounds[count++] = value + 1;
        single = true;
        value = 0;
      } else {
        value = value << 4 | Character.digit(c, 16);
      }
    }
    return Arrays.copyOf(bounds, count);
  }
}
