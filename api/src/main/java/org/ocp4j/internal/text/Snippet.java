package org.ocp4j.internal.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Formats the source line with an error, and a caret under the error. */
public final class Snippet {
  private static final int BEFORE = 60;
  private static final int AFTER = 40;
  private static final int MAX_CHARACTER = 4;
  private static final char ELLIPSIS = '\u2026';
  private static final char REPLACEMENT = '\uFFFD';

  private Snippet() {}

  /**
   * Returns two lines, without a line break at the end. They show at most {@value #BEFORE}
   * characters before the error and {@value #AFTER} after it.
   *
   * @param source UTF-8 from zero to the limit; malformed bytes are shown as U+FFFD
   * @param place the byte offset of the error
   */
  public static String of(ByteBuffer source, int place) {
    int offset = Math.max(place, bom(source));
    int start = windowStart(source, offset);
    int end = windowEnd(source, offset);
    String before = printable(text(source, start, offset));
    String after = printable(text(source, offset, end));
    boolean cutBefore = start > bom(source) && !isLineEnd(source.get(start - 1));
    boolean cutAfter = end < source.limit() && !isLineEnd(source.get(end));
    StringBuilder out = new StringBuilder();
    out.append(cutBefore ? ELLIPSIS : "").append(before).append(after);
    out.append(cutAfter ? ELLIPSIS : "").append('\n').append(cutBefore ? " " : "");
    before.codePoints().forEach(c -> out.append(padding(c)));
    return out.append('^').toString();
  }

  private static int windowStart(ByteBuffer source, int offset) {
    int at = offset;
    int left = BEFORE;
    int first = Math.max(bom(source), offset - BEFORE * MAX_CHARACTER);
    while (at > first && !isLineEnd(source.get(at - 1))) {
      at--;
      if (isCharacterStart(source.get(at)) && --left == 0) {
        break;
      }
    }
    return at;
  }

  private static int windowEnd(ByteBuffer source, int offset) {
    int at = offset;
    int left = AFTER;
    int last = Math.min(source.limit(), offset + AFTER * MAX_CHARACTER);
    while (at < last && !isLineEnd(source.get(at))) {
      if (isCharacterStart(source.get(at)) && --left < 0) {
        break;
      }
      at++;
    }
    return at;
  }

  private static int bom(ByteBuffer source) {
    return LineScanner.byteOrderMark(source);
  }

  private static boolean isLineEnd(byte b) {
    return b == '\n' || b == '\r';
  }

  private static boolean isCharacterStart(byte b) {
    return (b & 0xC0) != 0x80;
  }

  private static String text(ByteBuffer source, int start, int end) {
    byte[] copy = new byte[end - start];
    source.get(start, copy, 0, copy.length);
    return new String(copy, StandardCharsets.UTF_8);
  }

  /** Replaces control characters, which could control a terminal. */
  private static String printable(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\t' ? REPLACEMENT : c)
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String padding(int codePoint) {
    if (codePoint == '\t') {
      return "\t";
    }
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT) {
      return "";
    }
    return isWide(codePoint) ? "  " : " ";
  }

  /**
   * Returns {@code true} if a terminal shows a character in two columns: the large East Asian
   * blocks and emoji.
   */
  private static boolean isWide(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF && c != 0x303F)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE6F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x1F300 && c <= 0x1F64F)
        || (c >= 0x1F900 && c <= 0x1F9FF)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }
}
