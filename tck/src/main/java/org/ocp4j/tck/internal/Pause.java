package org.ocp4j.tck.internal;

import java.util.function.BooleanSupplier;

/** Waits for a time or a condition. */
final class Pause {
  private Pause() {}

  static void millis(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Waits until a condition holds, at most for some seconds, and returns {@code true} if it holds.
   */
  static boolean until(BooleanSupplier done, int seconds) {
    long start = System.nanoTime();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() - start > seconds * 1_000_000_000L) {
        return false;
      }
      millis(1);
    }
    return true;
  }
}
