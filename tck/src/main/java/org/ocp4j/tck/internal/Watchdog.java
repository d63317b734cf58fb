package org.ocp4j.tck.internal;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task that may never end, on a thread of its own, and stops waiting after a minute of CPU
 * time.
 */
final class Watchdog {
  private static final long MOST_WORK = 60_000_000_000L;

  /** The most milliseconds to wait for a task that uses no CPU time and does not end. */
  private static final long MOST_TIME = 8 * 60_000L;

  private Watchdog() {}

  /** The result of a run: whether the task ended, and its CPU time. */
  record Run(boolean hasEnded, long cpuNanos) {}

  /**
   * Runs a task and measures its CPU time.
   *
   * @param stackSize the size of the thread's stack in bytes; 0 for the default
   * @throws RuntimeException if the task threw it
   */
  static Run run(Runnable task, long stackSize) {
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    long[] worked = new long[1];
    Thread thread = new Thread(
        null,
        () -> {
          Thread self = Thread.currentThread();
          long start = CpuClock.nanos(self);
          try {
            task.run();
          } catch (Throwable e) {
            thrown.set(e);
          }
          worked[0] = CpuClock.nanos(self) - start;
        },
        "tck watched",
        stackSize);
    thread.setDaemon(true);
    thread.start();
    boolean hasEnded = hasEnded(thread);
    rethrow(thrown.get());
    return new Run(hasEnded, hasEnded ? worked[0] : MOST_WORK);
  }

  private static boolean hasEnded(Thread thread) {
    long start = System.nanoTime();
    long before = CpuClock.nanos(thread);
    try {
      while (thread.isAlive()) {
        thread.join(100);
        boolean isTooMuch = CpuClock.nanos(thread) - before > MOST_WORK;
        if (thread.isAlive() && (isTooMuch || System.nanoTime() - start > MOST_TIME * 1_000_000)) {
          return false;
        }
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static void rethrow(@Nullable Throwable thrown) {
    if (thrown instanceof RuntimeException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
  }
}
