package org.ocp4j.spark.internal.engine;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.ocp4j.OcpDocument;

/**
 * Copies payloads to arrays. Unlike {@link OcpDocument#payload()} this makes no view, which would
 * keep the memory of the closed document until the garbage collector finds the view.
 */
public final class PayloadCopy {
  private PayloadCopy() {}

  /** Returns a copy of a document's payload. */
  public static byte[] of(OcpDocument document) {
    Sink sink = new Sink(document.byteSize());
    try {
      document.writeTo(sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sink.bytes;
  }

  private static final class Sink extends OutputStream {
    private final byte[] bytes;
    private int size;

    private Sink(int capacity) {
      bytes = new byte[capacity];
    }

    @Override
    public void write(int value) {
      bytes[size++] = (byte) value;
    }

    @Override
    public void write(byte[] source, int from, int count) {
      Objects.checkFromIndexSize(from, count, source.length);
      System.arraycopy(source, from, bytes, size, count);
      size += count;
    }
  }
}
