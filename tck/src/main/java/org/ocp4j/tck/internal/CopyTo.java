package org.ocp4j.tck.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.ocp4j.OcpDocument;

/**
 * A stream that copies payloads into one array, one after another, without a view of any of them.
 */
final class CopyTo extends OutputStream {
  private final byte[] target;
  private int size;

  CopyTo(byte[] target) {
    this.target = target;
  }

  /** Copies a payload; bytes that do not fit are dropped, and missing bytes are zero. */
  void take(OcpDocument document) {
    size = 0;
    try {
      document.writeTo(this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Arrays.fill(target, size, target.length, (byte) 0);
  }

  @Override
  public void write(int one) {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    int fits = Math.min(length, target.length - size);
    System.arraycopy(bytes, from, target, size, fits);
    size += fits;
  }
}
