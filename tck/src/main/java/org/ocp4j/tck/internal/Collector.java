package org.ocp4j.tck.internal;

import java.util.function.BooleanSupplier;

/** Waits for what only the collector does. */
final class Collector {
  private static final long PATIENCE = 10_000_000_000L;

  /** Collections that are waited for at least: a loaded machine has them late. */
  private static final int LEAST = 300;

  private Collector() {}

  /** Collects until something is so, and says whether it is. */
  static boolean until(BooleanSupplier done) {
    return until(done, PATIENCE);
  }

  /** Collects for some time, and says whether it became so. */
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

  /** Bytes of the Java heap that are in use after a collection. */
  static long heapBytes() {
    some();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  /** Collects some times, for what should not happen. */
  static void some() {
    for (int i = 0; i < 2; i++) {
      System.gc();
      Pause.millis(2);
    }
  }
}
