package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.PendingPayload;

class PendingPayloadTest {
  private final PendingPayload pending = new PendingPayload();

  @Test
  void payloadWaitsUntilItIsCleared() {
    ByteBuffer target = ByteBuffer.allocate(10).position(6);
    assertThrows(IllegalStateException.class, () -> pending.sizeFor(target));
    assertEquals(4, pending.set(4));
    assertThrows(
        BufferOverflowException.class, () -> pending.sizeFor(target.duplicate().limit(9)));
    assertThrows(ReadOnlyBufferException.class, () -> pending.sizeFor(target.asReadOnlyBuffer()));
    assertEquals(4, pending.sizeFor(target));
    assertEquals(4, pending.sizeFor(target));
    pending.clear();
    assertThrows(IllegalStateException.class, () -> pending.sizeFor(target));
  }

  @Test
  void sizesPastTheLimitAreRefused() {
    ParseOptions options = ParseOptions.DEFAULT.withLimits(
        Limits.DEFAULT.with(Limit.PAYLOAD_BYTES, Integer.MAX_VALUE));
    assertEquals(Integer.MAX_VALUE, PendingPayload.check(Integer.MAX_VALUE, options));
    long larger = Integer.MAX_VALUE + 1L;
    OcpLimitException failure =
        assertThrows(OcpLimitException.class, () -> PendingPayload.check(larger, options));
    assertEquals(Limit.PAYLOAD_BYTES, failure.limit());
    assertEquals(larger, failure.actual());
  }
}
