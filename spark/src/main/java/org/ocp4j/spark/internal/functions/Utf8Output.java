package org.ocp4j.spark.internal.functions;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.spark.unsafe.types.UTF8String;

/** Collects bytes of UTF-8 that a renderer writes as a string of Spark. */
final class Utf8Output extends OutputStream {
  private byte[] bytes;
  private int size;

  private Utf8Output(int capacity) {
    bytes = new byte[capacity];
  }

  /** Writes to a stream. */
  interface Rendering {
    /** Writes everything. */
    void to(OutputStream stream) throws IOException;
  }

  /**
   * Returns what is written, without decoding it.
   *
   * @param capacity the number of bytes that are expected
   */
  static UTF8String of(int capacity, Rendering rendering) {
    Utf8Output output = new Utf8Output(Math.max(capacity, 16));
    try {
      rendering.to(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return UTF8String.fromBytes(output.bytes, 0, output.size);
  }

  @Override
  public void write(int value) {
    reserve(1);
    bytes[size++] = (byte) value;
  }

  @Override
  public void write(byte[] source, int from, int count) {
    Objects.checkFromIndexSize(from, count, source.length);
    reserve(count);
    System.arraycopy(source, from, bytes, size, count);
    size += count;
  }

  private void reserve(int count) {
    int needed = Math.addExact(size, count);
    if (needed > bytes.length) {
      int doubled = (int) Math.min(2L * bytes.length, Integer.MAX_VALUE - 8);
      bytes = Arrays.copyOf(bytes, Math.max(needed, doubled));
    }
  }
}
