package org.ocp4j.chunks;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads valid UTF-8 without making strings of it. Indexes are at the borders of characters. */
final class Utf8 {
  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LOW_BITS = ~HIGH_BITS;

  /** Reads eight bytes, the first one as the lowest. */
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private Utf8() {}

  /** Returns {@code true} if a byte continues a character. */
  static boolean continues(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** Returns the number of UTF-16 code units of a part of a text. */
  static int utf16Length(byte[] text, int from, int to) {
    int units = to - from;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long word = (long) WORDS.get(text, at);
      if ((word & HIGH_BITS) != 0) {
        units -= Long.bitCount(word & (~word << 1) & HIGH_BITS);
        units += Long.bitCount(word & (word << 1) & (word << 2) & (word << 3) & HIGH_BITS);
      }
    }
    for (; at < to; at++) {
      byte b = text[at];
      if (continues(b)) {
        units--;
      } else if ((b & 0xF0) == 0xF0) {
        units++;
      }
    }
    return units;
  }

  /** Returns how often a byte of ASCII is in a part of a text. */
  static int count(byte ascii, byte[] text, int from, int to) {
    int count = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long different = (long) WORDS.get(text, at) ^ (ascii * EACH_BYTE);
      long same = ~(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);
      count += Long.bitCount(same);
    }
    for (; at < to; at++) {
      count += text[at] == ascii ? 1 : 0;
    }
    return count;
  }

  /** Returns the index after white space at the start of a part, as strings are stripped. */
  static int skipWhite(byte[] text, int from, int to) {
    int at = from;
    while (at < to && Character.isWhitespace(codePoint(text, at))) {
      at = next(text, at);
    }
    return at;
  }

  /** Returns the index before white space at the end of a part, as strings are stripped. */
  static int trimEnd(byte[] text, int from, int to) {
    int end = to;
    while (end > from) {
      int last = previous(text, end);
      if (!Character.isWhitespace(codePoint(text, last))) {
        break;
      }
      end = last;
    }
    return end;
  }

  /** Returns the first UTF-16 code unit of the character at an index. */
  static char charAt(byte[] text, int index) {
    byte b = text[index];
    if (b >= 0) {
      return (char) b;
    }
    int c = codePoint(text, index);
    return Character.isBmpCodePoint(c) ? (char) c : Character.highSurrogate(c);
  }

  /** Returns the last UTF-16 code unit of the character before an index. */
  static char charBefore(byte[] text, int index) {
    byte b = text[index - 1];
    if (b >= 0) {
      return (char) b;
    }
    int c = codePoint(text, previous(text, index));
    return Character.isBmpCodePoint(c) ? (char) c : Character.lowSurrogate(c);
  }

  private static int next(byte[] text, int index) {
    return index + length(text[index]);
  }

  private static int previous(byte[] text, int index) {
    int at = index - 1;
    while (continues(text[at])) {
      at--;
    }
    return at;
  }

  /** Returns the number of bytes of a character, by its first one. */
  private static int length(byte b) {
    int first = b & 0xFF;
    return first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  }

  private static int codePoint(byte[] text, int index) {
    byte first = text[index];
    if (first >= 0) {
      return first;
    }
    int length = length(first);
    int c = first & (0xFF >> (length + 1));
    for (int i = 1; i < length; i++) {
      c = (c << 6) | (text[index + i] & 0x3F);
    }
    return c;
  }
}
