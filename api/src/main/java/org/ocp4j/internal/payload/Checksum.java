package org.ocp4j.internal.payload;

import static org.ocp4j.spi.PayloadFormat.FLAG_CHECKSUM;
import static org.ocp4j.spi.PayloadFormat.HEADER_SIZE;
import static org.ocp4j.spi.PayloadFormat.H_CRC;
import static org.ocp4j.spi.PayloadFormat.H_FLAGS;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The optional CRC-32C of a payload, which covers everything after the header. */
public final class Checksum {
  private static final int CHUNK = 16 << 10;

  private Checksum() {}

  /**
   * Computes the checksum of a payload. It reads copies of the bytes: for a buffer outside the
   * heap, the JVM would compute in native code, and crash if the buffer were a mapped file that has
   * been shortened.
   */
  static int of(ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    ByteBuffer bytes = payload.duplicate().position(HEADER_SIZE);
    byte[] chunk = new byte[Math.min(CHUNK, bytes.remaining())];
    while (bytes.hasRemaining()) {
      int count = Math.min(chunk.length, bytes.remaining());
      bytes.get(chunk, 0, count);
      crc.update(chunk, 0, count);
    }
    return (int) crc.getValue();
  }

  /** Writes the checksum and its flag to a little-endian payload. */
  public static void add(ByteBuffer payload) {
    payload.putInt(H_FLAGS, payload.getInt(H_FLAGS) | FLAG_CHECKSUM);
    payload.putInt(H_CRC, of(payload));
  }
}
