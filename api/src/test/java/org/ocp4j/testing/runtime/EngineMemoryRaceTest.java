package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.spi.Block;
import org.ocp4j.testing.CountingHeap;

/** Tests an engine's memory with several threads at once. */
@Tag("jdk")
class EngineMemoryRaceTest {
  private static final int THREADS = 4;
  private static final int ROUNDS = 30_000;

  private final CountingHeap heap = new CountingHeap();

  private static void together(Callable<?> task) throws InterruptedException, ExecutionException {
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<?>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(executor.submit(task));
      }
      for (Future<?> each : tasks) {
        each.get();
      }
    } finally {
      executor.shutdown();
    }
  }

  private EngineMemory memory(long limit, int poolCapacity) {
    return new EngineMemory(
        "test",
        heap,
        new EngineMemory.Settings(limit, poolCapacity),
        new EngineGate("test", () -> {}));
  }

  /** Allocates and releases at random, mostly near the limit, and checks the sum each time. */
  private Void hammer(EngineMemory memory, long limit, int largest) {
    SplittableRandom random = new SplittableRandom(Thread.currentThread().getId());
    List<Block> mine = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      try {
        mine.add(memory.allocateDocument(1 + random.nextInt(largest), () -> {}));
      } catch (OcpMemoryLimitException e) {
        assertTrue(e.used() + e.asked() > limit, e::getMessage);
      }
      long used = heap.liveBytes();
      assertTrue(used <= limit, () -> used + " bytes with a limit of " + limit);
      while (mine.size() > random.nextInt(16)) {
        mine.remove(random.nextInt(mine.size())).release();
      }
    }
    mine.forEach(Block::release);
    return null;
  }

  @Test
  void sumNeverExceedsTheLimitAndIsZeroInTheEnd() throws InterruptedException, ExecutionException {
    for (int capacity : new int[] {0, 2, 10}) {
      long limit = 100_000;
      EngineMemory memory = memory(limit, capacity);
      AtomicBoolean done = new AtomicBoolean();
      Thread watcher = new Thread(() -> {
        while (!done.get()) {
          MemoryStatistics now = memory.statistics(0, true);
          if (now.used() > limit || now.peak() < now.used() || now.documents().liveBlocks() < 0) {
            throw new AssertionError(now);
          }
        }
      });
      List<Throwable> failures = new ArrayList<>();
      watcher.setUncaughtExceptionHandler((thread, failure) -> failures.add(failure));
      watcher.start();
      together(() -> hammer(memory, limit, 20_000));
      done.set(true);
      watcher.join();

      assertEquals(List.of(), failures);
      assertEquals(PressureLevel.LOW, levelAfterTrim(memory));
      MemoryStatistics counts = memory.statistics(0, true);
      assertEquals(0, counts.used());
      assertEquals(0, counts.documents().liveBlocks());
      assertEquals(0, counts.documents().liveBytes());
      assertEquals(0, counts.pool().liveBlocks());
      assertEquals(0, counts.pool().liveBytes());
      assertEquals(0, counts.heapBlocks());
      assertTrue(counts.failures() > 0, "the limit was never reached");
      assertTrue(counts.peak() <= limit, counts::toString);
    }
  }

  private static PressureLevel levelAfterTrim(EngineMemory memory) {
    memory.trim();
    return memory.pressure();
  }

  @Test
  void noBlockIsLostOrUsedTwice() throws InterruptedException, ExecutionException {
    EngineMemory memory = memory(1 << 20, 3);
    together(() -> {
      int id = (int) Thread.currentThread().getId();
      for (int i = 0; i < 200_000; i++) {
        Block block = memory.allocateDocument(100, () -> {});
        block.view().putInt(0, id).putInt(96, i);
        Block other = memory.allocateDocument(100, () -> {});
        other.view().putInt(0, -id);
        assertEquals(id, block.view().getInt(0), "a block of two users");
        assertEquals(i, block.view().getInt(96), "a block of two users");
        other.release();
        block.release();
      }
      return null;
    });
    MemoryStatistics counts = memory.statistics(0, true);
    long live = counts.pool().liveBlocks();
    assertTrue(live <= 3, () -> live + " blocks in a pool for 3");
    assertEquals(live, counts.heapBlocks(), "a block was lost");
    assertEquals(THREADS * 400_000L, counts.documents().releasedBlocks());
    assertEquals(THREADS * 400_000L, counts.hits() + counts.misses());
    memory.trim();
    assertEquals(0, heap.liveBlocks());
  }
}
