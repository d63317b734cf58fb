package org.ocp4j.spark.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads the files of a task, one after another, into one array. A large array is not kept. */
final class FileBytes {
  private static final int KEPT = 1 << 20;
  private static final int FIRST = 16 << 10;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private final int most;
  private byte[] kept = new byte[0];

  /**
   * Creates a reader of files.
   *
   * @param allowed how many bytes of a file are allowed
   */
  FileBytes(long allowed) {
    most = (int) Math.min(allowed, MAX_ARRAY - 1) + 1;
  }

  /**
   * Reads a stream to its end, or to one byte more than is allowed.
   *
   * @param expected how many bytes the stream probably has
   * @return the bytes, which are valid until the next call
   */
  ByteBuffer read(InputStream stream, long expected) throws IOException {
    byte[] bytes = kept;
    // One byte more than expected finds the end without a larger array.
    int wanted = (int) Math.min(Math.max(expected, FIRST - 1L) + 1, most);
    if (bytes.length < wanted) {
      bytes = new byte[wanted];
    }
    int size = 0;
    while (size < most) {
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size, most));
      }
      int count = stream.read(bytes, size, Math.min(bytes.length, most) - size);
      if (count < 0) {
        break;
      }
      size += count;
    }
    if (bytes.length <= KEPT) {
      kept = bytes;
    }
    return ByteBuffer.wrap(bytes, 0, size);
  }
}
