package org.ocp4j.tck.internal;

import java.util.function.BooleanSupplier;

/** Waits for effects of the garbage collector. */
final class Collector {
  private static final long PATIENCE = 10_000_000_000L;

  /** The least number of collections to wait for: on a loaded machine, effects come late. */
  private static final int LEAST = 300;

  private Collector() {}

  /** Collects until a condition holds, and returns {@code true} if it does. */
  static boolean until(BooleanSupplier done) {
    return until(done, PATIENCE);
  }

  /**
   * Collects until a condition holds or a time has passed, and returns {@code true} if it holds.
   */
  static boolean until(BooleanSupplier done, long nanos) {
    long start = System.nanoTime();
    for (int collections = 0; !done.getAsBoolean(); collections++) {
      if (collections >= LEAST && System.nanoTime() - start > nanos) {
        return false;
      }
      System.gc();
      Pause.millis(5);
    }
    return true;
  }

  /** Returns the bytes of the Java heap that are in use after a collection. */
  static long heapBytes() {
    some();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Runs several collections, before a test checks that something did not happen. */
  static void some() {
    for (int i = 0; i < 2; i++) {
      System.gc();
      Pause.millis(2);
    }
  }
}
