package org.ocp4j.digest;

import java.io.ByteArrayOutputStream;

/** Writes bytes in the base32 of RFC 4648, without padding, and reads them. */
final class Base32 {
  private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  /** Returns bytes as text, in upper case. */
  static String format(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte value : bytes) {
      buffer = (buffer << Byte.SIZE) | (value & 0xFF);
      for (bits += Byte.SIZE; bits >= BITS; bits -= BITS) {
        text.append(DIGITS.charAt((buffer >>> (bits - BITS)) & 31));
      }
    }
    if (bits > 0) {
      text.append(DIGITS.charAt((buffer << (BITS - bits)) & 31));
    }
    return text.toString();
  }

  /**
   * Returns the bytes of a text in upper or lower case.
   *
   * @throws IllegalArgumentException if the text is not base32
   */
  static byte[] parse(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int buffer = 0;
    int bits = 0;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      int digit = DIGITS.indexOf(letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter);
      if (digit < 0) {
        throw new IllegalArgumentException("not a digit of base32: " + letter);
      }
      buffer = (buffer << BITS) | digit;
      bits += BITS;
      if (bits >= Byte.SIZE) {
        bits -= Byte.SIZE;
        bytes.write(buffer >>> bits);
      }
    }
    return bytes.toByteArray();
  }
}
