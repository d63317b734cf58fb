package org.ocp4j.lucene;

/**
 * Recognizes character references, which start with an ampersand and end with a semicolon. It needs
 * no table of their names, since the text shows what a reference stands for.
 */
final class References {
  private static final int LONGEST = 33;

  /** The second characters of the named references that stand for two. */
  private static final String SECOND = "\u0331\u0333\u0338\u200A\u20D2\u20E5\uFE00";

  private References() {}

  /** Returns the index after a reference that starts at an index, or -1 if there is none. */
  static int end(String source, int at, int end) {
    int reach = Math.min(end, at + LONGEST);
    for (int i = at + 1; i < reach; i++) {
      char c = source.charAt(i);
      if (c == ';') {
        return i > at + 1 ? i + 1 : -1;
      }
      if (!isAlphanumeric(c) && !(c == '#' && i == at + 1)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * Returns how many UTF-16 units of a text a reference stands for; 0 if it is no reference but
   * text that looks like one.
   */
  static int units(String source, int at, int end, String text, int unit) {
    return source.charAt(at + 1) == '#'
        ? numeric(source.substring(at + 2, end - 1), text, unit)
        : named(source.substring(at + 1, end - 1), text, unit);
  }

  private static int numeric(String digits, String text, int unit) {
    boolean isHex = digits.startsWith("x") || digits.startsWith("X");
    String number = isHex ? digits.substring(1) : digits;
    if (number.isEmpty() || number.length() > 7) {
      return 0;
    }
    int codePoint;
    try {
      codePoint = Integer.parseInt(number, isHex ? 16 : 10);
    } catch (NumberFormatException e) {
      return 0;
    }
    int found = text.codePointAt(unit);
    return found == codePoint || found == 0xFFFD ? Character.charCount(found) : 0;
  }

  private static int named(String name, String text, int unit) {
    int first = text.codePointAt(unit);
    boolean isAmpersand = name.equals("amp") || name.equals("AMP");
    if (first == '&' || isAmpersand) {
      return first == '&' && isAmpersand ? 1 : 0;
    }
    int units = Character.charCount(first);
    int next = unit + units;
    boolean hasSecond =
        next < text.length() && (SECOND.indexOf(text.charAt(next)) >= 0 || name.equals("fjlig"));
    return hasSecond ? units + 1 : units;
  }
}
