package org.ocp4j.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Collects UTF-8 in a small buffer and hands it on, as bytes or as characters. */
final class Utf8Sink {
  private static final int CAPACITY = 8 << 10;

  private interface Target {
    void write(byte[] bytes, int length) throws IOException;
  }

  private final Target target;
  private final byte[] buffer = new byte[CAPACITY];
  private int size;
  private byte last;

  private Utf8Sink(Target target) {
    this.target = target;
  }

  static Utf8Sink to(OutputStream stream) {
    return new Utf8Sink((bytes, length) -> stream.write(bytes, 0, length));
  }

  static Utf8Sink to(Appendable appendable) {
    return new Utf8Sink(
        (bytes, length) -> appendable.append(new String(bytes, 0, length, StandardCharsets.UTF_8)));
  }

  /** Writes one byte. */
  void put(int b) throws IOException {
    if (size == CAPACITY) {
      drain();
    }
    buffer[size++] = (byte) b;
    last = (byte) b;
  }

  /** Writes a string of ASCII characters. */
  void ascii(String text) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      put(text.charAt(i));
    }
  }

  /** Writes bytes; a character may be divided between two calls. */
  void bytes(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int left = length;
    while (left > 0) {
      if (size == CAPACITY) {
        drain();
      }
      int count = Math.min(left, CAPACITY - size);
      System.arraycopy(bytes, at, buffer, size, count);
      size += count;
      at += count;
      left -= count;
      last = bytes[at - 1];
    }
  }

  /** Writes a number that is not negative. */
  void number(int value) throws IOException {
    int scale = 1;
    while (value / scale >= 10) {
      scale *= 10;
    }
    for (; scale > 0; scale /= 10) {
      put('0' + value / scale % 10);
    }
  }

  /** Writes any string. */
  void string(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    bytes(bytes, 0, bytes.length);
  }

  /** The byte written last; zero when there is none. */
  byte last() {
    return last;
  }

  /** Hands everything on; what is collected must end with a whole character. */
  void flush() throws IOException {
    if (size > 0) {
      target.write(buffer, size);
      size = 0;
    }
  }

  /** Hands on all whole characters, so that none is torn between two strings. */
  private void drain() throws IOException {
    int whole = size;
    while (whole > 0 && (buffer[whole - 1] & 0xC0) == 0x80) {
      whole--;
    }
    whole = (buffer[whole - 1] & 0x80) == 0 ? whole : whole - 1;
    int rest = size - whole;
    target.write(buffer, whole);
    System.arraycopy(buffer, whole, buffer, 0, rest);
    size = rest;
  }
}
