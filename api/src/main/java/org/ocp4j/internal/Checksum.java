package org.ocp4j.internal;

import static org.ocp4j.spi.PayloadFormat.FLAG_CHECKSUM;
import static org.ocp4j.spi.PayloadFormat.HEADER_SIZE;
import static org.ocp4j.spi.PayloadFormat.H_CRC;
import static org.ocp4j.spi.PayloadFormat.H_FLAGS;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The CRC-32C a payload can carry of everything after its header. */
final class Checksum {
  private Checksum() {}

  static int of(ByteBuffer payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload.duplicate().position(HEADER_SIZE));
    return (int) crc.getValue();
  }

  /** Puts the checksum and its flag into a little-endian payload. */
  static void add(ByteBuffer payload) {
    payload.putInt(H_FLAGS, payload.getInt(H_FLAGS) | FLAG_CHECKSUM);
    payload.putInt(H_CRC, of(payload));
  }
}
