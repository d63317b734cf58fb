package org.ocp4j.engine.java.internal;

/** Finds autolinks in angle brackets. */
final class Autolinks {
  private static final int SCHEME_MAX = 32;
  private static final int DOMAIN_LABEL_MAX = 63;
  private static final String ATEXT = "#$%&'*+-/=?^_`{|}~.";
  private static final boolean[] IS_ATEXT = new boolean[128];

  static {
    for (int i = 0; i < ATEXT.length(); i++) {
      IS_ATEXT[ATEXT.charAt(i)] = true;
    }
    for (int c = 0; c < 128; c++) {
      IS_ATEXT[c] |= Chars.isAlphanumeric(c);
    }
  }

  /** Whether the last autolink found is an email address. */
  boolean isEmail;

  /** Returns where the autolink that starts at the less-than sign at {@code at} ends, or -1. */
  int end(byte[] b, int at, int to) {
    int i = at + 1;
    if (i >= to) {
      return -1;
    }
    if (Chars.isAlpha(b[i])) {
      int end = urlEnd(b, i, to);
      if (end >= 0) {
        isEmail = false;
        return end;
      }
    }
    isEmail = true;
    return emailEnd(b, i, to);
  }

  private static int urlEnd(byte[] b, int from, int to) {
    int i = from + 1;
    while (i < to && i - from <= SCHEME_MAX && isSchemeByte(b[i])) {
      i++;
    }
    int size = i - from;
    if (size < 2 || size > SCHEME_MAX || i >= to || b[i] != ':') {
      return -1;
    }
    while (i < to && b[i] != '>') {
      int c = b[i];
      if (c == ' ' || c == '<' || (Chars.isControl(c) && c != 0)) {
        return -1;
      }
      i++;
    }
    return i < to ? i + 1 : -1;
  }

  private static boolean isSchemeByte(int c) {
    return Chars.isAlphanumeric(c) || c == '+' || c == '-' || c == '.';
  }

  private static int emailEnd(byte[] b, int from, int to) {
    int i = from;
    while (i < to && b[i] >= 0 && IS_ATEXT[b[i]]) {
      i++;
    }
    if (i == from || i >= to || b[i] != '@') {
      return -1;
    }
    while (true) {
      int label = ++i;
      while (i < to && (Chars.isAlphanumeric(b[i]) || (b[i] == '-' && i > label))) {
        i++;
      }
      if (i == label || i - label > DOMAIN_LABEL_MAX || b[i - 1] == '-' || i >= to) {
        return -1;
      }
      if (b[i] == '>') {
        return i + 1;
      }
      if (b[i] != '.') {
        return -1;
      }
    }
  }
}
