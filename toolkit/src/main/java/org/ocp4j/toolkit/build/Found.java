package org.ocp4j.toolkit.build;

/** Quotes what was found, for messages. */
final class Found {
  private static final int MOST = 40;

  private Found() {}

  /** Returns a string in quotes, cut after some characters, without control characters. */
  static String string(String text) {
    return "\"" + cut(text) + "\"";
  }

  /** Returns a text cut after some characters, without control characters. */
  static String cut(String text) {
    StringBuilder out = new StringBuilder();
    int end = text.offsetByCodePoints(0, Math.min(MOST, text.codePointCount(0, text.length())));
    text.substring(0, end).codePoints().forEach(c -> append(out, c));
    return out.append(end < text.length() ? "…" : "").toString();
  }

  private static void append(StringBuilder out, int c) {
    if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE) {
      out.append(String.format("\\u%04x", c));
    } else {
      out.appendCodePoint(c);
    }
  }
}
