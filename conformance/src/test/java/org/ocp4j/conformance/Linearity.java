package org.ocp4j.conformance;

import java.util.function.IntFunction;

/**
 * Checks that the time of some work is proportional to its size. It measures CPU time of this
 * thread, which depends little on other programs, and uses the fastest of several runs. If doubling
 * the size takes too long, it tries again at larger sizes: an overflowing cache is noise, but
 * quadratic time is not. On a busy machine caches overflow at every size, so the speed at the
 * largest size decides in the end. Quadratic work there takes several times the allowed time: one
 * step for each pair of twenty-byte constructs in some megabytes, or a scan of the rest from each
 * of them at a hundred bytes per nanosecond.
 */
final class Linearity {
  /** The largest factor by which the time may grow when the size is doubled. */
  private static final double FACTOR = 2.5;

  /** Shorter runs are too short to measure, in nanoseconds. */
  private static final long MEASURABLE_NANOS = 3_000_000;

  /** The attempts at a size, and the CPU time after which there are no more of them. */
  private static final int ATTEMPTS = 5;

  private static final long PATIENCE_NANOS = 1_500_000_000;

  /** The nanoseconds per byte below which the work at the largest size cannot be quadratic. */
  private static final long QUICK_NANOS = 100;

  private final IntFunction<Runnable> work;
  private final int largest;
  private final long quickNanos;

  /**
   * Creates a measurement.
   *
   * @param largest the largest size to use; the first of two times uses half of it
   * @param work returns the work of a size; preparing it is not measured
   */
  Linearity(int largest, IntFunction<Runnable> work) {
    this(largest, QUICK_NANOS, work);
  }

  /**
   * Creates a measurement of work whose sizes are not bytes.
   *
   * @param largest the largest size to use; the first of two times uses half of it
   * @param quickNanos the nanoseconds per unit of size below which the work at the largest size
   *     cannot be quadratic
   * @param work returns the work of a size; preparing it is not measured
   */
  Linearity(int largest, long quickNanos, IntFunction<Runnable> work) {
    this.work = work;
    this.largest = largest;
    this.quickNanos = quickNanos;
  }

  /** The last measured time of a double size, which is the current size now. */
  private long last = Long.MAX_VALUE;

  /** The last measured times, for messages. */
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
    return last < quickNanos * size;
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

  /**
   * Measures the double size first, so that slow first runs count against the work. Short work is
   * repeated for a while: on a busy machine the JIT compiler may be late.
   */
  private boolean isLinear(int size) {
    Runnable once = work.apply(size);
    Runnable twice = work.apply(2 * size);
    long shortest = Long.MAX_VALUE;
    long shortestOfTwice = Long.MAX_VALUE;
    long begin = CpuTime.now();
    for (int i = 0; i < ATTEMPTS || CpuTime.now() - begin < PATIENCE_NANOS; i++) {
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
