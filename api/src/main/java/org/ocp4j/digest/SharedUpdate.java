package org.ocp4j.digest;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Adds the same bytes to several sums, on the calling thread and on threads of an executor. Each
 * thread takes the next sum that has not begun, so an executor that is busy delays nothing.
 */
final class SharedUpdate {
  private final Sum[] sums;
  private final byte[] bytes;
  private final int offset;
  private final int length;
  private final AtomicInteger next = new AtomicInteger();
  private final CountDownLatch unfinished;

  /** The failure of each sum, written by the thread that took it. */
  private final @Nullable Throwable[] failures;

  SharedUpdate(Sum[] sums, byte[] bytes, int offset, int length) {
    this.sums = sums;
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
    this.unfinished = new CountDownLatch(sums.length);
    this.failures = new Throwable[sums.length];
  }

  /** Adds the bytes to all sums. No thread uses a sum or the bytes after this method returns. */
  void run(Executor executor) {
    Throwable failure = null;
    try {
      for (int i = 1; i < sums.length; i++) {
        executor.execute(this::takeSums);
      }
    } catch (Throwable e) {
      failure = e;
    }
    takeSums();
    awaitOthers();
    for (Throwable each : failures) {
      if (failure == null) {
        failure = each;
      } else if (each != null && !each.equals(failure)) {
        failure.addSuppressed(each);
      }
    }
    rethrow(failure);
  }

  private static void rethrow(@Nullable Throwable failure) {
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) {
      throw new UndeclaredThrowableException(failure); // thrown without being declared
    }
  }

  private void takeSums() {
    for (int i = next.getAndIncrement(); i < sums.length; i = next.getAndIncrement()) {
      try {
        sums[i].update(bytes, offset, length);
      } catch (Throwable e) {
        failures[i] = e;
      } finally {
        unfinished.countDown();
      }
    }
  }

  /** Waits for the threads that have taken a sum, whatever interrupts the wait. */
  private void awaitOthers() {
    boolean interrupted = false;
    while (true) {
      try {
        unfinished.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
