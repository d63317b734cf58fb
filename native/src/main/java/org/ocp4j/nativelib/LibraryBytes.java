package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.ocp4j.nativelib.LibraryFileException.Problem;

/**
 * A part of an open file that is checked before it is loaded. All of its offsets are relative to
 * the start of the part.
 */
final class LibraryBytes {
  private final SeekableByteChannel file;
  private final long start;
  private final long size;

  private LibraryBytes(SeekableByteChannel file, long start, long size) {
    this.file = file;
    this.start = start;
    this.size = size;
  }

  static LibraryBytes of(SeekableByteChannel file) throws IOException {
    return new LibraryBytes(file, 0, file.size());
  }

  long size() {
    return size;
  }

  /** Returns a part of this part. */
  LibraryBytes part(long offset, long length, String what) throws LibraryFileException {
    within(offset, length, what);
    return new LibraryBytes(file, start + offset, length);
  }

  /**
   * Throws an exception unless the file has all bytes of an extent. Both numbers are unsigned.
   *
   * @param what the name of the extent, for the message
   */
  void within(long offset, long length, String what) throws LibraryFileException {
    long end = offset + length;
    if (offset < 0 || length < 0 || end < 0 || end > size) {
      boolean known = offset >= 0 && length >= 0 && end >= 0;
      throw new LibraryFileException(
          Problem.TRUNCATED,
          "is truncated, or its headers are damaged: " + what
              + (known ? " ends at byte " + end : " ends beyond all files")
              + ", but the file has " + size + " bytes",
          start + offset,
          known ? start + end : -1,
          start + size);
    }
  }

  /** Returns bytes in an order. */
  ByteBuffer read(long offset, int length, ByteOrder order, String what) throws IOException {
    within(offset, length, what);
    ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
    file.position(start + offset);
    while (bytes.hasRemaining()) {
      if (file.read(bytes) < 0) {
        throw new LibraryFileException(
            Problem.TRUNCATED,
            "became shorter while it was read: " + what + " is missing",
            start + offset,
            start + offset + length,
            file.size());
      }
    }
    return bytes.flip();
  }

  LibraryFileException malformed(long offset, String what) {
    return new LibraryFileException(
        Problem.MALFORMED,
        "has damaged headers: " + what + ", at byte " + (start + offset),
        start + offset,
        start + size,
        start + size);
  }

  LibraryFileException notALibrary(String why) {
    return new LibraryFileException(
        Problem.NOT_A_LIBRARY, "is not a library: " + why, start, start + size, start + size);
  }
}
