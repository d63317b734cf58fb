package org.ocp4j.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.INT_VECTOR;
import static org.ocp4j.kernel.KernelValue.VOID;

import java.nio.IntBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.testing.FakeEngine;

/** Tests calls that are divided among threads. */
class ParallelKernelTest {
  private static final int LENGTH = 300_001;

  private final FakeEngine fake = new FakeEngine();
  private final OcpEngine engine = Ocp.builder().provider(fake).build();
  private final OcpFrame frame = engine.openFrame(8 << 20);
  private final ForkJoinPool pool = new ForkJoinPool(3);
  private final Ranges ranges = new Ranges();
  private final Kernel add = engine
      .kernels(KernelLibrary.ofMethods(ranges))
      .bind("add", KernelType.of(VOID, INT_VECTOR, INT_VECTOR, INT));
  private final OcpIntVector in = frame.allocate(VectorType.INT, LENGTH);
  private final OcpIntVector out = frame.allocate(VectorType.INT, LENGTH);

  /** A kernel that runs something for each range. */
  public static final class Ranges {
    private volatile IntConsumer inside = first -> {};
    private final AtomicInteger calls = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    /** Adds a number to each element. */
    public void add(IntBuffer from, IntBuffer to, int number) {
      calls.incrementAndGet();
      running.incrementAndGet();
      threads.add(Thread.currentThread());
      try {
        inside.accept(from.hasRemaining() ? from.get(0) : -1);
        for (int i = 0; i < from.limit(); i++) {
          to.put(i, from.get(i) + number);
        }
      } finally {
        running.decrementAndGet();
      }
    }
  }

  @AfterEach
  void stop() {
    pool.shutdownNow();
    engine.close();
    assertEquals(0, fake.liveBlocks());
  }

  private void fill() {
    for (int i = 0; i < LENGTH; i++) {
      in.put(i, i);
    }
  }

  @Test
  void everyElementIsComputedOnce() {
    fill();
    ParallelKernel parallel = add.parallel(pool);
    parallel.call(in, out, 7);
    int[] all = out.toArray();
    for (int i = 0; i < LENGTH; i++) {
      assertEquals(i + 7, all[i]);
    }
    parallel.call(out, out, 1);
    assertEquals(LENGTH + 7, out.get(LENGTH - 1));
    assertEquals(2, add.callCount());
    assertEquals(2 * 64, ranges.calls.get());
    assertEquals(0, engine.statistics().leases());
  }

  @Test
  void otherThreadsCompute() throws InterruptedException {
    CountDownLatch two = new CountDownLatch(2);
    ranges.inside = first -> {
      two.countDown();
      awaitQuietly(two);
    };
    add.parallel(pool).call(in, out, 1);
    assertTrue(ranges.threads.size() >= 2, ranges.threads::toString);
    assertTrue(ranges.threads.contains(Thread.currentThread()));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void smallVectorsAreNotDivided() {
    OcpIntVector small = frame.allocate(VectorType.INT, ParallelKernel.LEAST);
    add.parallel(pool).call(small, small, 1);
    assertEquals(Set.of(Thread.currentThread()), ranges.threads);
    OcpIntVector empty = frame.allocate(VectorType.INT, 0);
    add.parallel(pool).call(empty, empty, 1);
    assertEquals(2, ranges.calls.get());
  }

  @Test
  void failureIsThrownWhenNoThreadComputesAnyMore() {
    fill();
    IllegalStateException mine = new IllegalStateException("mine");
    ranges.inside = first -> {
      if (first > 0) {
        throw mine;
      }
    };
    assertSame(
        mine, assertThrows(IllegalStateException.class, () -> add.parallel(pool).call(in, out, 1)));
    assertEquals(0, ranges.running.get());
    assertTrue(ranges.calls.get() < 64);
    assertEquals(0, add.callCount());
    assertEquals(0, engine.statistics().leases());
  }

  @Test
  void resetDuringACallHoldsTheMemory() {
    fill();
    AtomicInteger once = new AtomicInteger();
    ranges.inside = first -> {
      if (once.getAndIncrement() == 3) {
        frame.reset();
        frame.allocate(VectorType.INT, LENGTH).fill(-1);
        assertEquals(2, fake.liveBlocks());
      }
    };
    add.parallel(pool).call(in, out, 1);
    assertEquals(1, fake.liveBlocks());
    assertThrows(OcpClosedException.class, () -> add.parallel(pool).call(in, out, 1));
    assertEquals(1, add.callCount());
  }

  @Test
  void interruptIsKeptAndTheCallIsFinished() {
    fill();
    Thread.currentThread().interrupt();
    add.parallel(pool).call(in, out, 1);
    assertTrue(Thread.interrupted());
    assertEquals(LENGTH, out.get(LENGTH - 1));
  }

  @Test
  void poolThatIsShutDownIsRefused() {
    pool.shutdown();
    assertThrows(RejectedExecutionException.class, () -> add.parallel(pool).call(in, out, 1));
    assertEquals(0, ranges.calls.get());
    assertEquals(0, engine.statistics().leases());
  }

  @Test
  void callerInThePoolFinishesAlone() throws Exception {
    try (OcpFrame own = engine.openFrame(4 << 20)) {
      OcpIntVector vector = own.allocate(VectorType.INT, LENGTH);
      ForkJoinPool single = new ForkJoinPool(1);
      try {
        single.submit(() -> add.parallel(single).call(vector, vector, 1)).get();
      } finally {
        single.shutdown();
      }
      assertEquals(1, vector.get(LENGTH - 1));
    }
  }

  @Test
  void argumentsThatCannotBeDividedAreRefused() {
    ParallelKernel parallel = add.parallel(pool);
    OcpIntVector shorter = frame.allocate(VectorType.INT, LENGTH - 1);
    KernelArgumentException e =
        assertThrows(KernelArgumentException.class, () -> parallel.call(in, shorter, 1));
    assertEquals(1, e.index());
    assertEquals("a vector of 300000 elements", e.passed());
    try (OcpFrame confined = engine.openFrame(1024, Ownership.CONFINED)) {
      OcpIntVector vector = confined.allocate(VectorType.INT, 1);
      KernelArgumentException c =
          assertThrows(KernelArgumentException.class, () -> parallel.call(vector, vector, 1));
      assertTrue(c.getMessage().contains("Ownership.SHARED"), c::getMessage);
    }
    Kernel echo = engine
        .kernels(KernelLibrary.ofMethods(TestMethods.class))
        .bind("echoInt", KernelType.of(INT, INT));
    assertThrows(KernelArgumentException.class, () -> echo.parallel(pool));
    assertFalse(ranges.calls.get() > 0);
  }
}
