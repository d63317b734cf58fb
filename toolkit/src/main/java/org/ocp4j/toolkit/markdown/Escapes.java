package org.ocp4j.toolkit.markdown;

/** Tells which characters of text need a backslash. */
final class Escapes {
  private Escapes() {}

  /** Returns whether a backslash before this place would be read as an escape or a break. */
  static boolean backslashMatters(byte[] t, int next, int length) {
    int c = t[next];
    if (Chars.isSpace(c)) {
      return next + 1 == length || Chars.isEol(t[next + 1]);
    }
    return Chars.isAsciiPunctuation(c) || Chars.isEol(c);
  }

  /** Returns whether a character reference may start at the ampersand. */
  static boolean referenceMayStart(byte[] t, int at, int length, int follow) {
    int end = Chars.referenceEnd(t, at, length);
    if (end > 0) {
      return true;
    }
    int i = at + 1;
    while (i < length && (Chars.isAlphanumeric(t[i]) || t[i] == '#') && i - at < 34) {
      i++;
    }
    return i == length && follow != Follow.END;
  }

  /** Returns whether HTML or an autolink may start before this place, after the less-than sign. */
  static boolean htmlMayStart(byte[] t, int at, int length) {
    int c = t[at];
    if (Chars.isSpaceOrEol(c)) {
      return false;
    }
    if (Chars.isDigit(c) || c == '=' || c == '-') {
      for (int i = at; i < length && !Chars.isSpaceOrEol(t[i]) && t[i] != '<'; i++) {
        if (t[i] == '@') {
          return true;
        }
      }
      return false;
    }
    return true;
  }
}
