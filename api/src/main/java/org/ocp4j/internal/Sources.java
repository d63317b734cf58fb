package org.ocp4j.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;

/** Bytes from files and streams, with a limit that holds while they are read. */
public final class Sources {
  private static final int MAP_ABOVE = 64 << 10;
  private static final int FIRST_READ = 16 << 10;
  private static final int MAX_ARRAY = Integer.MAX_VALUE - 8;

  private Sources() {}

  /**
   * A file's bytes: mapped when there are many, read when there are few or when its size cannot be
   * known before.
   *
   * @throws OcpLimitException when there are more than allowed
   */
  public static ByteBuffer read(Path path, Limit limit, long allowed) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      check(size, limit, allowed);
      return size > MAP_ABOVE
          ? channel.map(MapMode.READ_ONLY, 0, size)
          : read(Channels.newInputStream(channel), limit, allowed);
    }
  }

  /**
   * What is left of a stream, which is not closed; one byte past the limit is the last that is
   * read.
   *
   * @throws OcpLimitException when there is more than allowed
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
