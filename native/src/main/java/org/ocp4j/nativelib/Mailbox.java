package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Native memory for the arguments and results of library calls. Not thread-safe. */
final class Mailbox {
  final ByteBuffer bytes;
  private final long address;

  Mailbox(NativeCalls calls, int byteSize) {
    bytes = ByteBuffer.allocateDirect(byteSize).order(ByteOrder.nativeOrder());
    address = calls.address(bytes);
  }

  /**
   * Returns the address of a byte of this mailbox. The caller must keep this object reachable while
   * the library uses the address.
   */
  long at(int offset) {
    return address + offset;
  }

  long number(int offset) {
    return bytes.getLong(offset);
  }
}
