package org.ocp4j.digest;

import java.io.InputStream;

/** The bytes that the vectors are about: byte i is i * 7 + (i >> 10) * 13. */
final class Pattern {
  private Pattern() {}

  static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    for (int i = 0; i < size; i++) {
      bytes[i] = at(i);
    }
    return bytes;
  }

  private static byte at(long i) {
    return (byte) (i * 7 + (i >> 10) * 13);
  }

  /**
   * Returns a stream of the bytes.
   *
   * @param size the number of bytes
   * @param most the greatest number of bytes of one read
   */
  static InputStream stream(long size, int most) {
    return new InputStream() {
      private long at;

      @Override
      public int read() {
        return at == size ? -1 : at(at++) & 0xFF;
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        int count = (int) Math.min(Math.min(length, most), size - at);
        for (int i = 0; i < count; i++) {
          target[offset + i] = at(at++);
        }
        return count == 0 && length > 0 ? -1 : count;
      }
    };
  }
}
