package org.ocp4j.engine.java.internal;

/** A growable array of bytes. */
final class Bytes {
  byte[] a;
  int n;

  private final Scratch scratch;

  Bytes(Scratch scratch, int capacity) {
    this.scratch = scratch;
    a = scratch.bytes(capacity);
  }

  void clear() {
    n = 0;
  }

  void push(int value) {
    if (n == a.length) {
      ensure(1);
    }
    a[n++] = (byte) value;
  }

  void append(byte[] source, int from, int to) {
    int length = to - from;
    ensure(length);
    System.arraycopy(source, from, a, n, length);
    n += length;
  }

  /** Appends a code point as UTF-8. */
  void appendCodePoint(int cp) {
    ensure(4);
    if (cp < 0x80) {
      a[n++] = (byte) cp;
    } else if (cp < 0x800) {
      a[n++] = (byte) (0xC0 | cp >> 6);
      a[n++] = (byte) (0x80 | (cp & 0x3F));
    } else if (cp < 0x10000) {
      a[n++] = (byte) (0xE0 | cp >> 12);
      a[n++] = (byte) (0x80 | (cp >> 6 & 0x3F));
      a[n++] = (byte) (0x80 | (cp & 0x3F));
    } else {
      a[n++] = (byte) (0xF0 | cp >> 18);
      a[n++] = (byte) (0x80 | (cp >> 12 & 0x3F));
      a[n++] = (byte) (0x80 | (cp >> 6 & 0x3F));
      a[n++] = (byte) (0x80 | (cp & 0x3F));
    }
  }

  void ensure(int more) {
    int needed = n + more;
    if (needed > a.length) {
      long twice = 2L * a.length;
      a = scratch.longer(a, (int) Math.min(Integer.MAX_VALUE - 16, Math.max(needed, twice)));
    }
  }
}
