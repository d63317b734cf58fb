package org.ocp4j.conformance;

import java.util.function.IntFunction;

/**
 * Whether the time of some work is in proportion to its size. Measured as the time this thread has
 * used, which other programs hardly disturb; of several runs the fastest counts. Where doubling the
 * size takes too long it is tried again, and at larger sizes: caches that overflow once are noise,
 * a square is not. On a busy machine they overflow at every size, so the speed at the largest size
 * decides in the end: one step for each pair of twenty-byte constructs in some megabytes, or a scan
 * of all the rest from each of them at a hundred bytes a nanosecond, comes to several times the
 * time that is allowed there.
 */
final class Linearity {
  /** How many times longer the double may take. */
  private static final double FACTOR = 2.5;

  /** A run that takes this long can be measured. */
  private static final long MEASURABLE_NANOS = 3_000_000;

  private static final int ATTEMPTS = 5;

  /**
   * What takes less for each byte at the largest size does not do for a byte what it does for all.
   */
  private static final long QUICK_NANOS = 100;

  private final IntFunction<Runnable> work;
  private final int largest;

  /**
   * A measurement to make.
   *
   * @param largest the largest size to use, half of it for the first time of two
   * @param work makes the work of a size ready to run; that is not measured
   */
  Linearity(int largest, IntFunction<Runnable> work) {
    this.work = work;
    this.largest = largest;
  }

  /** The last time measured of a double size, which is now the size. */
  private long last = Long.MAX_VALUE;

  /** The last times measured, to show. */
  private String times = "";

  String times() {
    return times;
  }

  boolean isLinear() {
    int size = measurableSize();
    while (2L * size <= largest) {
      if (isLinear(size)) {
        return true;
      }
      size *= 2;
    }
    return last < QUICK_NANOS * size;
  }

  private int measurableSize() {
    int size = 1_000;
    while (4L * size <= largest) {
      Runnable once = work.apply(size);
      CpuTime.of(once);
      long nanos = Math.max(1, Math.min(CpuTime.of(once), CpuTime.of(once)));
      if (nanos >= MEASURABLE_NANOS) {
        break;
      }
      long times = Math.min(8, MEASURABLE_NANOS / nanos);
      size = (int) Math.min(largest / 2, size * Math.max(2, times));
    }
    return size;
  }

  /** The double goes first: what is slow because it runs for the first time counts against it. */
  private boolean isLinear(int size) {
    Runnable once = work.apply(size);
    Runnable twice = work.apply(2 * size);
    long shortest = Long.MAX_VALUE;
    long shortestOfTwice = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS; i++) {
      shortestOfTwice = Math.min(shortestOfTwice, Math.min(CpuTime.of(twice), CpuTime.of(twice)));
      shortest = Math.min(shortest, Math.min(CpuTime.of(once), CpuTime.of(once)));
      last = shortestOfTwice;
      times = shortest / 1_000 + " us at " + size + ", " + shortestOfTwice / 1_000 + " at twice";
      if (shortestOfTwice <= FACTOR * shortest || shortestOfTwice < MEASURABLE_NANOS) {
        return true;
      }
    }
    return false;
  }
}
