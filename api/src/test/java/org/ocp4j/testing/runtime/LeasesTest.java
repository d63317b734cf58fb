package org.ocp4j.testing.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.ocp4j.internal.lifetime.Leases;

class LeasesTest {
  private static final int THREADS = 4;

  @Test
  void threadsWithConsecutiveIdsUseDifferentCounters() {
    for (long thread = 1; thread < 10_000; thread++) {
      assertNotEquals(Leases.slot(thread), Leases.slot(thread + 1), "threads from " + thread);
    }
  }

  @Test
  void oneThreadCounts() {
    Leases leases = new Leases(null);
    assertEquals(0, leases.sum());
    leases.take();
    leases.refuse(leases.take());
    leases.take();
    assertEquals(2, leases.sum());
    leases.giveUp();
    leases.giveUp();
    assertEquals(0, leases.sum());
  }

  @Test
  void leasesTakenBeforeSpreadingCanEndAfterIt() throws InterruptedException, ExecutionException {
    Leases leases = new Leases(null);
    leases.take();
    ExecutorService executor = Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch start = new CountDownLatch(1);
      List<Future<?>> tasks = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        tasks.add(executor.submit(() -> {
          start.await();
          for (int k = 0; k < 100_000; k++) {
            leases.take();
            leases.refuse(leases.take());
            leases.giveUp();
          }
          return null;
        }));
      }
      start.countDown();
      for (Future<?> task : tasks) {
        task.get();
      }
    } finally {
      executor.shutdown();
    }
    assertEquals(1, leases.sum());
    leases.giveUp();
    assertEquals(0, leases.sum());
  }
}
