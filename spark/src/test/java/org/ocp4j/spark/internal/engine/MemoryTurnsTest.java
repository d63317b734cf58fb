package org.ocp4j.spark.internal.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.memory.OcpMemoryLimitException;

class MemoryTurnsTest {
  private static final String SOURCE = "*x*\n\n".repeat(20_000);

  private final MemoryTurns turns = new MemoryTurns();

  private static int size(OcpEngine engine) {
    try (OcpDocument document = engine.parse(SOURCE)) {
      return document.byteSize();
    }
  }

  @Test
  void aParseThatFindsTheMemoryTakenRunsAlone() throws Exception {
    try (OcpEngine engine = Ocp.builder().memoryLimit(24 << 20).build()) {
      CountDownLatch holding = new CountDownLatch(1);
      CountDownLatch failed = new CountDownLatch(1);
      CompletableFuture<Boolean> other =
          CompletableFuture.supplyAsync(() -> turns.call(engine, () -> {
            try (OcpFrame frame = engine.openFrame(23 << 20)) {
              holding.countDown();
              return failed.await(1, TimeUnit.MINUTES) && frame.isAlive();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }));
      assertTrue(holding.await(1, TimeUnit.MINUTES));
      int size = turns.call(engine, () -> {
        try {
          return size(engine);
        } catch (OcpMemoryLimitException e) {
          failed.countDown();
          throw e;
        }
      });
      assertTrue(other.get());
      assertEquals(size(engine), size);
      assertEquals(0, failed.getCount());
    }
  }

  @Test
  void aParseThatNeedsMoreThanAllFails() {
    try (OcpEngine engine = Ocp.builder().memoryLimit(1 << 20).build()) {
      int[] calls = new int[1];
      assertThrows(
          OcpMemoryLimitException.class,
          () -> turns.call(engine, () -> {
            calls[0]++;
            return size(engine);
          }));
      assertEquals(2, calls[0]);
      try (OcpDocument small = turns.call(engine, () -> engine.parse("small"))) {
        assertTrue(small.isAlive());
      }
    }
  }
}
