package org.ocp4j.render;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpCursor;
import org.ocp4j.internal.payload.Payload;

/** Collects UTF-8: in a buffer that grows, or in a small one that is passed on when it is full. */
final class Utf8Sink {
  private static final int CAPACITY = 8 << 10;

  /** The length of the longest array that every JVM can allocate. */
  private static final int LONGEST = Integer.MAX_VALUE - 8;

  private interface Target {
    void write(byte[] bytes, int length) throws IOException;
  }

  /** The target for full buffers; null if everything stays in the buffer. */
  private final @Nullable Target target;

  private byte[] buffer;
  private int size;
  private byte last;

  private Utf8Sink(@Nullable Target target, int capacity) {
    this.target = target;
    this.buffer = new byte[capacity];
  }

  /**
   * Creates a sink that collects everything for a {@linkplain #collected string}.
   *
   * @param expected the approximate number of bytes
   */
  static Utf8Sink collecting(int expected) {
    return new Utf8Sink(null, Math.max(expected, 64));
  }

  static Utf8Sink to(OutputStream stream) {
    return new Utf8Sink((bytes, length) -> stream.write(bytes, 0, length), CAPACITY);
  }

  static Utf8Sink to(Appendable appendable) {
    return new Utf8Sink(
        (bytes, length) -> appendable.append(new String(bytes, 0, length, StandardCharsets.UTF_8)),
        CAPACITY);
  }

  /** Writes one byte. */
  void put(int b) throws IOException {
    if (size == buffer.length) {
      drain();
    }
    buffer[size++] = (byte) b;
    last = (byte) b;
  }

  /** Writes a string of ASCII characters. */
  @SuppressWarnings("deprecation") // the only method that copies them without a temporary array
  void ascii(String text) throws IOException {
    int at = 0;
    while (at < text.length()) {
      int count = room(text.length() - at);
      text.getBytes(at, at + count, buffer, size);
      at += count;
      wrote(count);
    }
  }

  /** Writes bytes. A character may be split between two calls. */
  void bytes(byte[] bytes, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end) {
      int count = room(end - at);
      System.arraycopy(bytes, at, buffer, size, count);
      at += count;
      wrote(count);
    }
  }

  /** Writes bytes of a payload. A character may be split between two calls. */
  void bytes(Payload payload, int from, int length) throws IOException {
    int at = from;
    int end = from + length;
    while (at < end) {
      int count = room(end - at);
      payload.copy(at, buffer, size, count);
      at += count;
      wrote(count);
    }
  }

  /** Writes the value or the name of a cursor's node, from a byte on. */
  void text(OcpCursor cursor, int from) throws IOException {
    int at = from;
    int end = cursor.textLength();
    while (at < end) {
      int count = room(end - at);
      cursor.copyText(at, buffer, size, count);
      at += count;
      wrote(count);
    }
  }

  /** Returns how many of some bytes fit, at least one; more room follows after them. */
  private int room(int wanted) throws IOException {
    if (size == buffer.length) {
      drain();
    }
    return Math.min(wanted, buffer.length - size);
  }

  private void wrote(int count) {
    size += count;
    last = buffer[size - 1];
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

  /** Returns the byte written last, or zero if nothing was written. */
  byte last() {
    return last;
  }

  /** Returns everything that was written to a sink that collects. */
  String collected() {
    return new String(buffer, 0, size, StandardCharsets.UTF_8);
  }

  /** Passes everything on. The collected bytes must end with a whole character. */
  void flush() throws IOException {
    if (target != null && size > 0) {
      target.write(buffer, size);
      size = 0;
    }
  }

  private void drain() throws IOException {
    if (target == null) {
      grow();
    } else {
      handOn(target);
    }
  }

  private void grow() {
    if (size == LONGEST) {
      throw new OutOfMemoryError("more than " + LONGEST + " bytes of output");
    }
    buffer = Arrays.copyOf(buffer, (int) Math.min(2L * size, LONGEST));
  }

  /** Passes on all whole characters, so that no character is split between two strings. */
  private void handOn(Target to) throws IOException {
    int whole = size;
    while (whole > 0 && (buffer[whole - 1] & 0xC0) == 0x80) {
      whole--;
    }
    whole = (buffer[whole - 1] & 0x80) == 0 ? whole : whole - 1;
    int rest = size - whole;
    to.write(buffer, whole);
    System.arraycopy(buffer, whole, buffer, 0, rest);
    size = rest;
  }
}
