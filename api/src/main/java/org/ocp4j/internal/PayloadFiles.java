package org.ocp4j.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.ocp4j.OcpFormatException;

/** Payloads in files. */
public final class PayloadFiles {
  private static final int STREAM_CHUNK = 8 << 10;
  private static final int CHANNEL_CHUNK = 64 << 10;

  private PayloadFiles() {}

  /**
   * Maps a whole file, read-only.
   *
   * @throws OcpFormatException when it is larger than a payload can be
   */
  public static ByteBuffer map(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      long size = channel.size();
      if (size > Integer.MAX_VALUE) {
        throw new OcpFormatException("a file of " + size + " bytes is too large", 0);
      }
      return channel.map(MapMode.READ_ONLY, 0, size);
    }
  }

  /** Writes a file beside its place, then moves it there. */
  public static void writeAtomically(Path path, ByteBuffer bytes) throws IOException {
    Path target = path.toAbsolutePath();
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        write(channel, bytes);
        channel.force(true);
      }
      move(temporary, target);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  private static void move(Path temporary, Path target) throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /**
   * Writes all bytes to a channel. The channel gets copies of them: it may be user code, which could
   * keep a buffer of the payload's own memory for longer than that is there.
   */
  public static void write(WritableByteChannel channel, ByteBuffer bytes) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(Math.min(CHANNEL_CHUNK, bytes.remaining()));
    while (bytes.hasRemaining()) {
      chunk.clear().limit(Math.min(chunk.capacity(), bytes.remaining()));
      bytes.get(chunk.array(), 0, chunk.limit());
      while (chunk.hasRemaining()) {
        channel.write(chunk);
      }
    }
  }

  /** Writes all bytes to a stream. */
  public static void write(OutputStream stream, ByteBuffer bytes) throws IOException {
    byte[] chunk = new byte[Math.min(STREAM_CHUNK, bytes.remaining())];
    while (bytes.hasRemaining()) {
      int count = Math.min(chunk.length, bytes.remaining());
      bytes.get(chunk, 0, count);
      stream.write(chunk, 0, count);
    }
  }
}
