package org.ocp4j.chunks;

import java.util.Arrays;

/** UTF-8 that is put together of parts. */
final class Utf8Buffer {
  private byte[] bytes;
  private int length;

  Utf8Buffer(int capacity) {
    bytes = new byte[capacity];
  }

  int length() {
    return length;
  }

  /** Returns the array with the text; there may be more behind it. */
  byte[] array() {
    return bytes;
  }

  /** Returns an array with nothing but the text. */
  byte[] toArray() {
    return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
  }

  /** Appends a part of a source. */
  void append(SourceReader source, int start, int end) {
    byte[] array = source.array(start, end);
    append(array, source.index(start), source.index(end));
  }

  /** Appends a part of a text. */
  void append(byte[] text, int from, int to) {
    int added = to - from;
    if (added > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + added, 2 * length));
    }
    System.arraycopy(text, from, bytes, length, added);
    length += added;
  }
}
