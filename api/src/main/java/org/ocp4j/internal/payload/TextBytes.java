package org.ocp4j.internal.payload;

/** Compares text in a payload with other text, without copying it. */
public final class TextBytes {
  private TextBytes() {}

  /** Returns {@code true} if a text is exactly these bytes. */
  public static boolean equal(Payload payload, int offset, int length, byte[] utf8) {
    if (length != utf8.length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (payload.byteAt(offset + i) != utf8[i]) {
        return false;
      }
    }
    return true;
  }

  /** Returns {@code true} if a text is exactly this string. */
  public static boolean equal(Payload payload, int offset, int length, String text) {
    int at = offset;
    int end = offset + length;
    int i = 0;
    while (i < text.length() && at < end) {
      int codePoint = text.codePointAt(i);
      int size = codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
      if (end - at < size || decode(payload, at, size) != codePoint) {
        return false;
      }
      at += size;
      i += Character.charCount(codePoint);
    }
    return i == text.length() && at == end;
  }

  /**
   * Compares two texts of a payload, by length and then byte by byte.
   *
   * @return a negative number, 0 if the texts are equal, or a positive number
   */
  static int compare(Payload payload, int offset, int length, int otherOffset, int otherLength) {
    if (length != otherLength || offset == otherOffset) {
      return Integer.compare(length, otherLength);
    }
    int same = 0;
    while (same < length && payload.byteAt(offset + same) == payload.byteAt(otherOffset + same)) {
      same++;
    }
    return same == length
        ? 0
        : Byte.compare(payload.byteAt(offset + same), payload.byteAt(otherOffset + same));
  }

  /**
   * Returns the character that is encoded in a number of bytes, or -1 if its encoding has another
   * length.
   */
  private static int decode(Payload payload, int at, int size) {
    int first = payload.byteAt(at) & 0xFF;
    if (size == 1) {
      return first < 0x80 ? first : -1;
    }
    int lead = first - ((0xF00 >> size) & 0xFF);
    if (lead < 0 || lead >= 1 << (7 - size)) {
      return -1;
    }
    int value = lead;
    for (int i = 1; i < size; i++) {
      value = (value << 6) | (payload.byteAt(at + i) & 0x3F);
    }
    return value;
  }
}
