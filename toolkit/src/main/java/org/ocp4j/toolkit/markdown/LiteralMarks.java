package org.ocp4j.toolkit.markdown;

/**
 * Marks in text by which GFM finds links that are just written. They get a backslash: text is what
 * was found to be no link, and stays so.
 */
final class LiteralMarks {
  private LiteralMarks() {}

  /** Returns whether {@code www} stands before the dot. */
  static boolean isWww(byte[] t, int dot) {
    return dot >= 3
        && (t[dot - 1] | 0x20) == 'w'
        && (t[dot - 2] | 0x20) == 'w'
        && (t[dot - 3] | 0x20) == 'w';
  }

  /** Returns whether the colon is that of {@code http://} or {@code https://}. */
  static boolean isProtocol(byte[] t, int colon, int length) {
    if (colon + 2 >= length || t[colon + 1] != '/' || t[colon + 2] != '/') {
      return false;
    }
    int end = colon > 0 && (t[colon - 1] | 0x20) == 's' ? colon - 1 : colon;
    return end >= 4
        && (t[end - 4] | 0x20) == 'h'
        && (t[end - 3] | 0x20) == 't'
        && (t[end - 2] | 0x20) == 't'
        && (t[end - 1] | 0x20) == 'p';
  }

  /** Returns whether an address may stand around the sign. */
  static boolean isSign(byte[] t, int sign, int length) {
    if (sign == 0 || sign + 1 == length) {
      return true;
    }
    int before = t[sign - 1];
    int after = t[sign + 1];
    return (Chars.isAlphanumeric(before)
            || before == '+'
            || before == '-'
            || before == '.'
            || before == '_')
        && (Chars.isAlphanumeric(after) || after == '-' || after == '_' || after == '.');
  }
}
