package org.ocp4j.toolkit.markdown;

/** What can stand between the angle brackets of an autolink. */
final class Autolinks {
  private static final int SCHEME_MAX = 32;
  private static final int LABEL_MAX = 63;
  private static final String ADDRESS_MARKS = "#$%&'*+-/=?^_`{|}~.";

  private Autolinks() {}

  /** Returns whether bytes are a URI with a scheme. */
  static boolean isUri(byte[] t, int length) {
    int i = 0;
    while (i < length
        && (Chars.isAlphanumeric(t[i]) || t[i] == '+' || t[i] == '-' || t[i] == '.')) {
      i++;
    }
    if (i < 2 || i > SCHEME_MAX || i == length || t[i] != ':' || !Chars.isAlpha(t[0])) {
      return false;
    }
    for (; i < length; i++) {
      int c = t[i];
      if ((c >= 0 && c <= ' ') || c == 127 || c == '<' || c == '>') {
        return false;
      }
    }
    return true;
  }

  /** Returns whether bytes are an email address. */
  static boolean isAddress(byte[] t, int length) {
    int i = 0;
    while (i < length && (Chars.isAlphanumeric(t[i]) || ADDRESS_MARKS.indexOf(t[i]) >= 0)) {
      i++;
    }
    if (i == 0 || i == length || t[i] != '@') {
      return false;
    }
    int label = i + 1;
    for (i = label; i <= length; i++) {
      if (i == length || t[i] == '.') {
        if (i == label || i - label > LABEL_MAX || t[label] == '-' || t[i - 1] == '-') {
          return false;
        }
        label = i + 1;
      } else if (!Chars.isAlphanumeric(t[i]) && t[i] != '-') {
        return false;
      }
    }
    return true;
  }
}
