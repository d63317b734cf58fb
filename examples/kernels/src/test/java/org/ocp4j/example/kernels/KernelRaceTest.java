package org.ocp4j.example.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.kernel.Kernels;
import org.ocp4j.memory.MemoryStatistics;

/**
 * Tests calls that race with {@code reset()} and {@code close()} of another thread: {@code
 * -Docp.kernel.calls=100000000} sets how many, and {@code -Docp.kernel.engines=ffm,java} on which
 * engines.
 */
@Tag("full")
class KernelRaceTest {
  private static final long CALLS = Long.getLong("ocp.kernel.calls", 200_000);
  private static final String ENGINES = System.getProperty("ocp.kernel.engines", "");
  private static final int CALLERS = 2;
  private static final int LENGTH = 16;
  private static final int CAPACITY = 1 << 12;

  @TestFactory
  Stream<DynamicTest> callsRaceWithResetAndClose() {
    return Ocp.engines().stream()
        .filter(Ocp.Candidate::available)
        .map(Ocp.Candidate::id)
        .filter(id -> ENGINES.isEmpty() || ENGINES.contains(id))
        .map(id -> DynamicTest.dynamicTest(id, () -> new Race(id).run()));
  }

  /** One race on one engine. */
  private static final class Race {
    private final OcpEngine engine;
    private final Kernel scale;
    private final Kernel dot;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private volatile OcpFrame frame;
    private long resets;
    private long closes;

    Race(String id) {
      engine = Ocp.builder().engine(id).build();
      Kernels kernels = engine.kernels(new SampleKernels());
      scale = kernels.bind(
          "scale",
          KernelType.of(
              KernelValue.VOID,
              KernelValue.FLOAT_VECTOR,
              KernelValue.FLOAT_VECTOR,
              KernelValue.FLOAT));
      dot = kernels.bind(
          "dot",
          KernelType.of(KernelValue.FLOAT, KernelValue.FLOAT_VECTOR, KernelValue.FLOAT_VECTOR));
      frame = engine.openFrame(CAPACITY);
    }

    void run() throws Exception {
      ExecutorService threads = Executors.newFixedThreadPool(CALLERS + 1);
      long returned = 0;
      long refused = 0;
      try {
        Future<?> enemy = threads.submit(this::end);
        List<Future<long[]>> callers = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
          int number = i + 1;
          callers.add(threads.submit(() -> call(number)));
        }
        for (Future<long[]> caller : callers) {
          long[] counts = caller.get();
          returned += counts[0];
          refused += counts[1];
          assertEquals(0, counts[2], "wrong results");
        }
        isOver.set(true);
        enemy.get();
      } finally {
        isOver.set(true);
        threads.shutdown();
        assertTrue(threads.awaitTermination(1, TimeUnit.MINUTES));
      }
      frame.close();
      System.out.printf(
          "%s: %d calls returned, %d were refused, %d resets, %d closes%n",
          engine.id(), returned, refused, resets, closes);
      assertEquals(returned, scale.callCount() + dot.callCount());
      assertTrue(resets > 0 && closes > 0 && refused > 0);
      engine.trim();
      MemoryStatistics counts = engine.statistics();
      assertEquals(0, counts.leases());
      assertEquals(0, counts.frames().liveBlocks());
      assertEquals(0, counts.used());
      assertEquals(0, counts.heapBytes());
      engine.close();
    }

    /** Resets the frame, fills it with other numbers, and sometimes closes it. */
    private void end() {
      for (long round = 1; !isOver.get(); round++) {
        LockSupport.parkNanos(round % 7 * 2000);
        if (round % 100 == 0) {
          frame.close();
          closes++;
          frame = engine.openFrame(CAPACITY);
        } else {
          frame.reset();
          resets++;
        }
        frame.allocate(VectorType.FLOAT, 4 * LENGTH).fill(-77);
      }
    }

    /** Calls kernels until enough calls have returned or were refused; returns the counts. */
    private long[] call(int number) {
      long returned = 0;
      long refused = 0;
      long wrong = 0;
      float expected = LENGTH * (2f * number) * (2f * number);
      while (returned + refused < CALLS / CALLERS) {
        try {
          OcpFrame current = frame;
          OcpFloatVector in = current.allocate(VectorType.FLOAT, LENGTH);
          OcpFloatVector out = current.allocate(VectorType.FLOAT, LENGTH);
          in.fill(number);
          while (returned + refused < CALLS / CALLERS) {
            scale.call(in, out, 2f);
            returned++;
            Object sum = dot.call(out, out);
            returned++;
            wrong += Float.valueOf(expected).equals(sum) ? 0 : 1;
          }
        } catch (OcpClosedException e) {
          refused++;
        }
      }
      return new long[] {returned, refused, wrong};
    }
  }
}
