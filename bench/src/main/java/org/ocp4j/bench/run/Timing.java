package org.ocp4j.bench.run;

/**
 * How long a benchmark runs.
 *
 * @param warmups how many iterations come before it counts
 * @param warmupMillis how long each of them is
 * @param iterations how many iterations count
 * @param millis how long each of them is
 */
record Timing(int warmups, int warmupMillis, int iterations, int millis) {
  private static final double STARTUP_SECONDS = 1.5;
  private static final double THOUSAND = 1e3;
  private static final int SHORT_MILLIS = 100;

  /**
   * As long in all, in short iterations: on a machine that others share, some of those are not
   * disturbed. For operations that take much less than one.
   */
  Timing inShortIterations() {
    return new Timing(warmups, warmupMillis, iterations * millis / SHORT_MILLIS, SHORT_MILLIS);
  }

  /**
   * About how many seconds that is, with a JVM's start, when no operation is longer than an
   * iteration.
   */
  double seconds() {
    return seconds(0);
  }

  /** The same when an operation takes so many seconds. */
  double seconds(double operation) {
    return STARTUP_SECONDS
        + warmups * Math.max(operation, warmupMillis / THOUSAND)
        + iterations * Math.max(operation, millis / THOUSAND);
  }
}
