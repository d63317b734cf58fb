package org.ocp4j.engine.java.internal;

/** The markers of GitHub's alerts, such as {@code [!NOTE]}, which stand alone on a line. */
final class Alerts {
  private static final String[] TYPES = {"NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"};

  private Alerts() {}

  /** Returns where the marker that starts here ends, or -1. */
  static int end(byte[] b, int at, int to) {
    if (at + 2 >= to || b[at] != '[' || b[at + 1] != '!') {
      return -1;
    }
    for (String type : TYPES) {
      int close = at + 2 + type.length();
      if (close < to && b[close] == ']' && is(type, b, at + 2)) {
        int after = Chars.skipSpace(b, close + 1, to);
        return after == to || Chars.isEol(b[after]) ? close + 1 : -1;
      }
    }
    return -1;
  }

  private static boolean is(String type, byte[] b, int at) {
    for (int i = 0; i < type.length(); i++) {
      int c = b[at + i];
      if ((c >= 'a' && c <= 'z' ? c - 32 : c) != type.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
