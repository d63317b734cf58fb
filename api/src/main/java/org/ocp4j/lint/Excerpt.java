package org.ocp4j.lint;

/** Quotes names from a source in messages. */
final class Excerpt {
  private static final int LENGTH = 40;
  private static final String MORE = "…";

  private Excerpt() {}

  /** Returns a name on one line, shortened, without control characters of terminals. */
  static String of(String name) {
    StringBuilder line = new StringBuilder();
    int at = 0;
    for (int count = 0; at < name.length() && count < LENGTH; count++) {
      int codePoint = name.codePointAt(at);
      line.appendCodePoint(isInvisible(codePoint) ? ' ' : codePoint);
      at += Character.charCount(codePoint);
    }
    return line.toString().strip().replaceAll(" +", " ") + (at < name.length() ? MORE : "");
  }

  private static boolean isInvisible(int codePoint) {
    return Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || Character.getType(codePoint) == Character.LINE_SEPARATOR
        || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
  }
}
