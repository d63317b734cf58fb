package org.ocp4j.bench.report;

/** Escapes text for HTML that is also valid XML. */
final class Markup {
  private Markup() {}

  /** Returns a text escaped for use as content or as the value of an attribute. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    text.codePoints().forEach(code -> {
      switch (code) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.appendCodePoint(isAllowed(code) ? code : 0xFFFD);
      }
    });
    return escaped.toString();
  }

  /** Returns {@code true} if XML 1.0 allows the character. */
  private static boolean isAllowed(int code) {
    return code == '\t'
        || code == '\n'
        || code == '\r'
        || (code >= 0x20 && code <= 0xD7FF)
        || (code >= 0xE000 && code <= 0xFFFD)
        || code >= 0x10000;
  }
}
