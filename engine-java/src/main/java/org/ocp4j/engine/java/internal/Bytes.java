package org.ocp4j.engine.java.internal;

/** A growable array of bytes. */
final class Bytes {
  byte[] array;
  int size;

  private final Scratch scratch;

  Bytes(Scratch scratch, int capacity) {
    this.scratch = scratch;
    array = scratch.bytes(capacity);
  }

  void clear() {
    size = 0;
  }

  void push(int value) {
    if (size == array.length) {
      ensure(1);
    }
    array[size++] = (byte) value;
  }

  void append(byte[] source, int from, int to) {
    int length = to - from;
    ensure(length);
    System.arraycopy(source, from, array, size, length);
    size += length;
  }

  /** Appends a code point as UTF-8. */
  void appendCodePoint(int cp) {
    ensure(4);
    if (cp < 0x80) {
      array[size++] = (byte) cp;
    } else if (cp < 0x800) {
      array[size++] = (byte) (0xC0 | cp >> 6);
      array[size++] = (byte) (0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
      array[size++] = (byte) (0xE0 | cp >> 12);
      array[size++] = (byte) (0x80 | (cp >> 6 & 0x3F));
      array[size++] = (byte) (0x80 | (cp & 0x3F));
    } else {
      array[size++] = (byte) (0xF0 | cp >> 18);
      array[size++] = (byte) (0x80 | (cp >> 12 & 0x3F));
      array[size++] = (byte) (0x80 | (cp >> 6 & 0x3F));
      array[size++] = (byte) (0x80 | (cp & 0x3F));
    }
  }

  void ensure(int more) {
    int needed = size + more;
    if (needed > array.length) {
      long twice = 2L * array.length;
      array =
          scratch.longer(array, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, twice)));
    }
  }
}
