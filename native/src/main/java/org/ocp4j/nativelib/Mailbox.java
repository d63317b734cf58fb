package org.ocp4j.nativelib;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Memory that passes arguments and results of the library. One thread uses it at a time. */
final class Mailbox {
  final ByteBuffer bytes;
  private final long address;

  Mailbox(NativeCalls calls, int byteSize) {
    bytes = ByteBuffer.allocateDirect(byteSize).order(ByteOrder.nativeOrder());
    address = calls.address(bytes);
  }

  /** Where a byte of it is, for the library; this object is reachable while that uses it. */
  long at(int offset) {
    return address + offset;
  }

  long number(int offset) {
    return bytes.getLong(offset);
  }
}
