package org.ocp4j.render;

/**
 * Turns texts into slugs that may not be unique.
 *
 * <p>The characters that a slug keeps are those of one version of Unicode. They have the same lower
 * case on every JDK, which is why characters are looked up before their case is changed.
 */
final class SlugText {
  private static final int CAPITAL_I_WITH_DOT = 0x130;
  private static final int CAPITAL_SIGMA = 0x3A3;
  private static final char SMALL_SIGMA = '\u03C3';
  private static final char FINAL_SIGMA = '\u03C2';

  private static final CodePoints KEPT = CodePoints.parse(SlugRanges.KEPT);

  /** What each character of ASCII becomes; 0 for those that are left out. */
  private static final char[] ASCII = new char[0x80];

  static {
    for (char c = 0; c < ASCII.length; c++) {
      ASCII[c] = c == ' ' ? '-' : KEPT.contains(c) ? Character.toLowerCase(c) : 0;
    }
  }

  private SlugText() {}

  static String slug(String text) {
    StringBuilder slug = new StringBuilder(text.length());
    int next;
    for (int i = 0; i < text.length(); i = next) {
      int c = text.codePointAt(i);
      next = i + Character.charCount(c);
      if (c < ASCII.length) {
        if (ASCII[c] != 0) {
          slug.append(ASCII[c]);
        }
      } else if (c == CAPITAL_SIGMA) {
        slug.append(isFinal(text, i, next) ? FINAL_SIGMA : SMALL_SIGMA);
      } else if (c == CAPITAL_I_WITH_DOT) {
        slug.append("i\u0307");
      } else if (KEPT.contains(c)) {
        slug.appendCodePoint(Character.toLowerCase(c));
      }
    }
    return slug.toString();
  }

  /** Returns {@code true} if a capital sigma ends a word, by Unicode's rule Final_Sigma. */
  private static boolean isFinal(String text, int start, int end) {
    return isCasedBefore(text, start) && !isCasedAfter(text, end);
  }

  private static boolean isCasedBefore(String text, int start) {
    int i = start;
    while (i > 0) {
      int c = text.codePointBefore(i);
      if (!isIgnorable(c)) {
        return isCased(c);
      }
      i -= Character.charCount(c);
    }
    return false;
  }

  private static boolean isCasedAfter(String text, int end) {
    int i = end;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (!isIgnorable(c)) {
        return isCased(c);
      }
      i += Character.charCount(c);
    }
    return false;
  }

  private static boolean isCased(int c) {
    return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
  }

  /** Returns {@code true} if a character is part of the word around it: Case_Ignorable. */
  private static boolean isIgnorable(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_LETTER,
          Character.MODIFIER_SYMBOL -> true;
      case Character.OTHER_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION -> isWithinWords(c);
      default -> false;
    };
  }

  /** Returns {@code true} for the punctuation that Unicode allows in the middle of a word. */
  private static boolean isWithinWords(int c) {
    return switch (c) {
      case '\'',
          '.',
          ':',
          0xB7,
          0x387,
          0x55F,
          0x5F4,
          0x2018,
          0x2019,
          0x2024,
          0x2027,
          0xFE13,
          0xFE52,
          0xFE55,
          0xFF07,
          0xFF0E,
          0xFF1A -> true;
      default -> false;
    };
  }
}
