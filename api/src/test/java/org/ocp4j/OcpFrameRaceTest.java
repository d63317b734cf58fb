package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.testing.Collector;
import org.ocp4j.testing.FakeEngine;

/** Tests frames used by several threads at once, some of which reset and rewind the frame. */
@Tag("jdk")
class OcpFrameRaceTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 20_000;

  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine = Ocp.builder().provider(backend).build();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);

  /** A different number for every vector, so that a vector's contents identify it. */
  private final AtomicLong stamp = new AtomicLong();

  /**
   * The number of reads that found the right contents. {@code gone} counts those that were refused.
   */
  private final AtomicLong right = new AtomicLong();

  private final AtomicLong gone = new AtomicLong();

  @AfterEach
  void stop() {
    threads.shutdown();
    engine.close();
  }

  /** Places a vector, fills it, and checks that its contents do not change until it is closed. */
  private void placeAndRead(OcpFrame frame) {
    long own = stamp.incrementAndGet();
    try {
      int length = ThreadLocalRandom.current().nextInt(1, 20);
      OcpLongVector vector = frame.allocate(VectorType.LONG, length);
      assertEquals(0, vector.get(length - 1));
      vector.fill(own);
      LongBuffer view = own % 64 == 0 ? vector.asLongBuffer() : null;
      for (int i = 0; i < 3; i++) {
        for (long value : vector.toArray()) {
          assertEquals(own, value);
        }
        right.incrementAndGet();
        Thread.onSpinWait();
      }
      while (view != null && view.hasRemaining()) {
        assertEquals(own, view.get());
      }
    } catch (OcpClosedException | OcpMemoryLimitException e) {
      gone.incrementAndGet();
    }
  }

  private void parseAndRead(OcpFrame frame) {
    String own = "text " + stamp.incrementAndGet();
    try (OcpCursor cursor = frame.parse(own).cursor()) {
      for (int i = 0; i < 3; i++) {
        cursor.moveTo(2);
        assertEquals(own, cursor.value());
        Thread.onSpinWait();
      }
      right.incrementAndGet();
    } catch (OcpClosedException | OcpMemoryLimitException e) {
      gone.incrementAndGet();
    }
  }

  private void race(OcpFrame frame, Runnable disturbance) throws Exception {
    AtomicBoolean done = new AtomicBoolean();
    List<Future<?>> running = new ArrayList<>();
    for (int t = 0; t < THREADS; t++) {
      boolean parses = t % 2 == 0;
      running.add(threads.submit(() -> {
        for (int i = 0; i < ROUNDS; i++) {
          if (parses) {
            parseAndRead(frame);
          } else {
            placeAndRead(frame);
          }
        }
      }));
    }
    Future<?> disturbing = threads.submit(() -> {
      while (!done.get()) {
        disturbance.run();
        Thread.onSpinWait();
      }
    });
    try {
      for (Future<?> each : running) {
        each.get();
      }
    } finally {
      done.set(true);
    }
    disturbing.get();
    assertTrue(right.get() > 0 && gone.get() > 0, () -> right + " right, " + gone + " gone");
  }

  private void assertNothingIsLeft() throws InterruptedException {
    Collector.await(() -> engine.statistics().pins() == 0);
    engine.trim();
    assertEquals(0, backend.liveBlocks());
    assertEquals(0, engine.statistics().used());
    assertEquals(0, engine.statistics().leases());
  }

  @Test
  void resettingWhileOthersPlaceAndRead() throws Exception {
    try (OcpFrame frame = engine.openFrame(1 << 16)) {
      race(frame, frame::reset);
    }
    assertNothingIsLeft();
  }

  @Test
  void rewindingWhileOthersPlaceAndRead() throws Exception {
    try (OcpFrame frame = engine.openFrame(1 << 16)) {
      race(frame, () -> {
        OcpFrame.Mark outer = frame.mark();
        Thread.onSpinWait();
        OcpFrame.Mark inner = frame.mark();
        Thread.onSpinWait();
        if (ThreadLocalRandom.current().nextBoolean()) {
          frame.rewind(inner);
        }
        frame.rewind(outer);
        if (frame.remaining() < 1 << 15) {
          frame.reset();
        }
      });
    }
    assertNothingIsLeft();
  }

  @Test
  void closingWhileOthersPlaceAndRead() throws Exception {
    for (int i = 0; i < 200; i++) {
      OcpFrame frame = engine.openFrame(1 << 14);
      List<Future<?>> running = new ArrayList<>();
      for (int t = 0; t < THREADS; t++) {
        running.add(threads.submit(() -> {
          while (frame.isAlive()) {
            placeAndRead(frame);
            parseAndRead(frame);
          }
        }));
      }
      Thread.sleep(1);
      frame.close();
      for (Future<?> each : running) {
        each.get();
      }
    }
    assertNothingIsLeft();
  }
}
