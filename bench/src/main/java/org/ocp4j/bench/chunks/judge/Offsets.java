package org.ocp4j.bench.chunks.judge;

/** Turns byte offsets of a source into UTF-16 offsets. */
final class Offsets {
  private final int[] utf16;

  /** Reads a source. */
  Offsets(byte[] utf8) {
    utf16 = new int[utf8.length + 1];
    int at = 0;
    for (int i = 0; i < utf8.length; i++) {
      int lead = utf8[i] & 0xFF;
      utf16[i] = at;
      boolean isContinuation = (lead & 0xC0) == 0x80;
      if (!isContinuation) {
        at += lead >= 0xF0 ? 2 : 1;
      }
    }
    utf16[utf8.length] = at;
  }

  /** Returns the UTF-16 offset of a byte offset. */
  int utf16(int offset) {
    return utf16[offset];
  }

  /** Returns {@code true} if a byte offset is in the source or at its end. */
  boolean contains(int offset) {
    return offset >= 0 && offset < utf16.length;
  }
}
