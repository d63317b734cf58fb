package org.ocp4j.toolkit.build;

/** Finds and replaces surrogates without a partner, which UTF-8 cannot represent. */
final class Surrogates {
  private static final char REPLACEMENT = '\uFFFD';

  private Surrogates() {}

  /** Returns the index of the first surrogate without a partner, or -1. */
  static int firstLone(String text) {
    int i = 0;
    while (i < text.length()) {
      int codePoint = text.codePointAt(i);
      if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
        return i;
      }
      i += Character.charCount(codePoint);
    }
    return -1;
  }

  /** Returns a text with U+FFFD for every surrogate without a partner. */
  static String replaceLone(String text) {
    int lone = firstLone(text);
    if (lone < 0) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = lone; i < out.length(); i++) {
      if (Character.isSupplementaryCodePoint(out.codePointAt(i))) {
        i++;
      } else if (Character.isSurrogate(out.charAt(i))) {
        out.setCharAt(i, REPLACEMENT);
      }
    }
    return out.toString();
  }
}
