package org.ocp4j.internal.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
import org.ocp4j.internal.text.Sources;
import org.ocp4j.memory.FileAccess;
import org.ocp4j.memory.OcpMappedFileException;

/** Reads and writes payload files. */
public final class PayloadFiles {
  /**
   * The size in bytes up to which a file is read rather than mapped, by default. At this size
   * reading is no slower, and leaves no mapping for the garbage collector to release.
   */
  private static final int READ_UP_TO = 1 << 20;

  /** The length of the longest array that every JVM supports. */
  private static final int MAX_SIZE = Integer.MAX_VALUE - 8;

  private static final int STREAM_CHUNK = 8 << 10;
  private static final int CHANNEL_CHUNK = 64 << 10;

  private PayloadFiles() {}

  /**
   * Opens a file: reads a small one, and maps a larger one.
   *
   * @return a payload that has been checked
   * @throws OcpFormatException if the file is not a well-formed payload
   */
  public static Payload open(Path path) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return channel.size() <= READ_UP_TO ? read(channel) : map(channel, path);
    }
  }

  /**
   * Opens a file.
   *
   * @param path the file
   * @param access whether to read or to map the file
   * @return a payload that has been checked
   * @throws OcpFormatException if the file is not a well-formed payload
   */
  public static Payload open(Path path, FileAccess access) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
      return access == FileAccess.READ ? read(channel) : map(channel, path);
    }
  }

  private static Payload read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(size(channel)).order(ByteOrder.LITTLE_ENDIAN);
    Sources.fill(channel, bytes);
    PayloadChecker.check(bytes.flip());
    return new Payload(bytes);
  }

  private static Payload map(FileChannel channel, Path path) throws IOException {
    ByteBuffer bytes = channel.map(MapMode.READ_ONLY, 0, size(channel));
    bytes.order(ByteOrder.LITTLE_ENDIAN);
    try {
      PayloadChecker.check(bytes);
      return new Payload(bytes, path);
    } catch (InternalError e) {
      throw new OcpMappedFileException(path, e);
    }
  }

  private static int size(FileChannel channel) throws IOException {
    long size = channel.size();
    if (size > MAX_SIZE) {
      throw new OcpFormatException("a file of " + size + " bytes is too large", 0);
    }
    return (int) size;
  }

  /**
   * Writes a temporary file in the same folder and renames it, so that the file appears complete or
   * not at all.
   */
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
   * Writes all bytes to a channel. The channel gets copies: it may be user code, and must not keep
   * a buffer of the payload's memory, which may be released.
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
