package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.testing.Allocation;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.PayloadBuilder;

/**
 * Tests how much Java heap the runtime allocates to open and close a document, without the engine's
 * own work.
 */
class OpenCloseAllocationTest {
  private static final int DOCUMENTS = 10_000;
  private static final int ROUNDS = 200;

  /** An engine that returns the same payload for every source, and allocates nothing for it. */
  private static final class IdleEngine extends FakeEngine {
    private final ByteBuffer payload = new PayloadBuilder("a")
        .open(NodeKind.PARAGRAPH)
        .leaf(NodeKind.TEXT, "a")
        .build();

    @Override
    public Parser newParser() {
      return new Delegates.OfParser(super.newParser()) {
        @Override
        public int parse(ByteBuffer source, ParseOptions options) {
          return payload.limit();
        }

        @Override
        public void emit(ByteBuffer target) {
          target.put(target.position(), payload, 0, payload.limit());
          target.position(target.position() + payload.limit());
        }
      };
    }
  }

  private long nodes;
  private long least = Long.MAX_VALUE;

  /**
   * Runs on its own thread. For one document in 128, the stack trace of its opening is recorded.
   */
  @Test
  void aConfinedDocumentFromAWarmPoolTakesLessThan200Bytes() throws InterruptedException {
    Thread thread = new Thread(this::measure);
    thread.start();
    thread.join();
    assertTrue(least < 200 && nodes > 0, () -> least + " bytes for each document");
  }

  /**
   * Measures repeatedly, because the JIT compiler needs a while to eliminate the allocation of some
   * objects.
   */
  private void measure() {
    byte[] source = "a".getBytes(StandardCharsets.UTF_8);
    ParseOptions options = ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);
    try (OcpEngine engine = Ocp.builder().provider(new IdleEngine()).build()) {
      for (int round = 0; round < ROUNDS && least >= 200; round++) {
        long before = Allocation.bytes();
        openAndClose(engine, source, options);
        least = Math.min(least, (Allocation.bytes() - before) / DOCUMENTS);
      }
    }
  }

  private void openAndClose(OcpEngine engine, byte[] source, ParseOptions options) {
    for (int i = 0; i < DOCUMENTS; i++) {
      try (OcpDocument document = engine.parse(source, options)) {
        nodes += document.nodeCount();
      }
    }
  }
}
