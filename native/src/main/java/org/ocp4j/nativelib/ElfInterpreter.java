package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads from an ELF program which dynamic loader it requests. */
final class ElfInterpreter {
  private static final int MAGIC = 0x7F454C46;
  private static final int HEADER_SIZE = 64;
  private static final int PT_INTERP = 3;
  private static final int MAX_PATH = 4_096;
  private static final int MAX_SEGMENTS = 1_000;

  private ElfInterpreter() {}

  /**
   * Returns the loader's path, or an empty string if the file requests no loader, is not an ELF
   * program, or cannot be read.
   */
  static String of(Path program) {
    try (SeekableByteChannel file = Files.newByteChannel(program)) {
      return read(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(SeekableByteChannel file) throws IOException {
    ByteBuffer header = at(file, 0, HEADER_SIZE);
    if (header == null || header.getInt(0) != MAGIC) {
      return "";
    }
    boolean wide = header.get(4) == 2;
    ByteOrder order = header.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    header.order(order);
    long table = word(header, wide ? 32 : 28, wide);
    int size = Short.toUnsignedInt(header.getShort(wide ? 54 : 42));
    int count = Short.toUnsignedInt(header.getShort(wide ? 56 : 44));
    for (int i = 0; i < Math.min(count, MAX_SEGMENTS); i++) {
      ByteBuffer segment = at(file, table + (long) i * size, wide ? 56 : 32);
      if (segment == null) {
        return "";
      }
      segment.order(order);
      if (segment.getInt(0) == PT_INTERP) {
        return text(file, word(segment, wide ? 8 : 4, wide), word(segment, wide ? 32 : 16, wide));
      }
    }
    return "";
  }

  private static String text(SeekableByteChannel file, long offset, long size) throws IOException {
    if (size < 1 || size > MAX_PATH) {
      return "";
    }
    ByteBuffer bytes = at(file, offset, (int) size);
    // The last byte is a NUL.
    return bytes == null
        ? ""
        : StandardCharsets.UTF_8.decode(bytes.flip().limit((int) size - 1)).toString();
  }

  private static long word(ByteBuffer buffer, int at, boolean wide) {
    return wide ? buffer.getLong(at) : Integer.toUnsignedLong(buffer.getInt(at));
  }

  /** Returns the bytes at an offset, or null if the file ends before. */
  private static @Nullable ByteBuffer at(SeekableByteChannel file, long offset, int size)
      throws IOException {
    if (offset < 0 || offset > file.size()) {
      return null;
    }
    ByteBuffer buffer = ByteBuffer.allocate(size);
    file.position(offset);
    while (buffer.hasRemaining()) {
      if (file.read(buffer) < 0) {
        return null;
      }
    }
    return buffer;
  }
}
