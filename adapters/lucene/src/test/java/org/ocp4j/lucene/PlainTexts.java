package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.fail;

/** Checks what holds for every plain text. */
final class PlainTexts {
  private PlainTexts() {}

  /**
   * Checks that each letter and digit is mapped to itself or to a character reference, and that the
   * map goes forward.
   */
  static void check(PlainText plain, String source) {
    String text = plain.text();
    int last = 0;
    int lastOffset = 0;
    for (int i = 0; i < text.length(); i++) {
      int start = plain.sourceStart(i);
      int end = plain.sourceEnd(i);
      boolean isReference =
          end - start > 1 && source.charAt(start) == '&' && source.charAt(end - 1) == ';';
      if (start > end || end > source.length() || (start < last && !isReference)) {
        fail("index " + i + " is mapped from " + start + " to " + end + " after " + last
            + around(source, start));
      }
      boolean isSame = end - start == 1 && source.charAt(start) == text.charAt(i);
      if (Character.isLetterOrDigit(codePoint(text, i)) && !isSame && !isReference) {
        fail("\"" + text.charAt(i) + "\" at " + i + " is mapped from " + start + " to " + end
            + around(text, i) + around(source, start));
      }
      int offset = plain.sourceOffset(i);
      if (offset < lastOffset) {
        fail("offset " + i + " is " + offset + " after " + lastOffset + around(source, offset));
      }
      last = end;
      lastOffset = offset;
    }
  }

  private static int codePoint(String text, int index) {
    boolean isLow = index > 0 && Character.isLowSurrogate(text.charAt(index));
    return text.codePointAt(isLow ? index - 1 : index);
  }

  private static String around(String text, int index) {
    int from = Math.max(0, index - 80);
    int to = Math.min(text.length(), index + 80);
    return "\n--\n" + text.substring(from, Math.min(index, to)) + "<HERE>"
        + text.substring(Math.min(index, to), to);
  }
}
