package org.ocp4j.cli;

/** Shortens texts so that they fit on a line. */
final class Excerpt {
  private static final int LENGTH = 60;
  private static final String MORE = "…";

  private Excerpt() {}

  /**
   * Returns the text as a quoted JSON string. If the text was shortened, an ellipsis follows the
   * closing quote.
   */
  static String quoted(String text) {
    int end = end(text);
    return JsonObject.quote(text.substring(0, end)) + (end < text.length() ? MORE : "");
  }

  /** Returns code on one line, without quotes: control characters become spaces. */
  static String code(String text) {
    int end = end(text);
    return line(text.substring(0, end)) + (end < text.length() ? MORE : "");
  }

  /** Returns all of a text on one line, without quotes: control characters become spaces. */
  static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints().map(c -> Character.isISOControl(c) ? ' ' : c).forEach(line::appendCodePoint);
    return line.toString();
  }

  private static int end(String text) {
    boolean isLong = text.length() > LENGTH && text.codePointCount(0, text.length()) > LENGTH;
    return isLong ? text.offsetByCodePoints(0, LENGTH) : text.length();
  }
}
