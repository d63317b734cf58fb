package org.ocp4j.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;

/** Reads files and streams, and enforces a size limit while reading. */
public final class Sources {
  private static final int SMALL = 64 << 10;
  private static final int CHUNK = 64 << 10;
  private static final int FIRST_READ = 16 << 10;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Sources() {}

  /**
   * Returns the size of a file in bytes.
   *
   * @throws OcpLimitException if the file is larger than {@code allowed}
   */
  public static long size(FileChannel channel, Limit limit, long allowed) throws IOException {
    long size = channel.size();
    check(size, limit, allowed);
    return size;
  }

  /**
   * Returns {@code true} if a file of this size is read into an array of its own, not into a block.
   */
  public static boolean isSmall(long size) {
    return size <= SMALL;
  }

  /**
   * Reads a channel until a buffer is full or the channel ends, as it does if the file is shortened
   * meanwhile. A channel that is not the JDK's could keep the buffer, so it gets a temporary one.
   */
  public static void fill(FileChannel channel, ByteBuffer target) throws IOException {
    boolean isOfJdk = channel.getClass().getModule().equals(Object.class.getModule());
    ByteBuffer own = isOfJdk ? target : ByteBuffer.allocate(Math.min(CHUNK, target.remaining()));
    while (target.hasRemaining()) {
      if (!isOfJdk) {
        own.clear().limit(Math.min(own.capacity(), target.remaining()));
      }
      if (channel.read(own) < 0) {
        return;
      }
      if (!isOfJdk) {
        target.put(own.flip());
      }
    }
  }

  /**
   * Reads the rest of a stream, without closing the stream. Stops one byte after the limit.
   *
   * @throws OcpLimitException if the stream has more than {@code allowed} bytes
   */
  public static ByteBuffer read(InputStream stream, Limit limit, long allowed) throws IOException {
    int most = (int) Math.min(allowed, MAX_ARRAY - 1);
    byte[] bytes = new byte[Math.min(FIRST_READ, most + 1)];
    int size = 0;
    while (true) {
      int count = stream.read(bytes, size, bytes.length - size);
      if (count < 0) {
        return ByteBuffer.wrap(bytes, 0, size).slice();
      }
      size += count;
      check(size, limit, most);
      if (size == bytes.length) {
        bytes = Arrays.copyOf(bytes, (int) Math.min(2L * size, most + 1L));
      }
    }
  }

  private static void check(long size, Limit limit, long allowed) {
    if (size > allowed) {
      throw new OcpLimitException(limit, allowed, size, allowed);
    }
  }
}
