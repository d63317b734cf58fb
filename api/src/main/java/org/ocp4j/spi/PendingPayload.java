package org.ocp4j.spi;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.ocp4j.Limit;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;

/**
 * The size of the payload that a {@link Parser} has parsed and not yet written, if there is one. It
 * checks what every {@link Parser#emit} must check. Allocates nothing.
 */
public final class PendingPayload {
  private static final int NONE = -1;

  private int byteSize = NONE;

  /** Creates an instance without a payload. */
  public PendingPayload() {}

  /**
   * Checks the size of a payload.
   *
   * @return the same size
   * @throws OcpLimitException when the size exceeds {@link Limit#PAYLOAD_BYTES}
   */
  public static int check(long byteSize, ParseOptions options) {
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (byteSize > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, byteSize, -1);
    }
    return (int) byteSize;
  }

  /**
   * Sets the payload that waits to be written.
   *
   * @return the same size
   */
  public int set(int byteSize) {
    this.byteSize = byteSize;
    return byteSize;
  }

  /** Forgets the payload: it was written, or the parser has another source or is closed. */
  public void clear() {
    byteSize = NONE;
  }

  /**
   * Checks that a payload is waiting and that a target has room for it. The payload keeps waiting
   * until {@link #clear}.
   *
   * @return the size of the payload in bytes
   * @throws IllegalStateException when no payload is waiting
   * @throws ReadOnlyBufferException when the target is read-only
   * @throws BufferOverflowException when the target has too little room
   */
  public int sizeFor(ByteBuffer target) {
    if (byteSize == NONE) {
      throw new IllegalStateException("no payload to emit: call parse first, and emit only once");
    }
    if (target.isReadOnly()) {
      throw new ReadOnlyBufferException();
    }
    if (target.remaining() < byteSize) {
      throw new BufferOverflowException();
    }
    return byteSize;
  }
}
