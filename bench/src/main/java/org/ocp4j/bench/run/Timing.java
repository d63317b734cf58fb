package org.ocp4j.bench.run;

/**
 * The duration of a benchmark.
 *
 * @param warmups the number of warm-up iterations
 * @param warmupMillis the duration of each warm-up iteration, in milliseconds
 * @param iterations the number of measured iterations
 * @param millis the duration of each measured iteration, in milliseconds
 */
record Timing(int warmups, int warmupMillis, int iterations, int millis) {
  private static final double STARTUP_SECONDS = 1.5;
  private static final double THOUSAND = 1e3;
  private static final int SHORT_MILLIS = 100;

  /**
   * Returns a timing of the same total duration with more, shorter iterations. On a shared machine,
   * some of these are undisturbed. Only for operations much shorter than an iteration.
   */
  Timing inShortIterations() {
    return new Timing(warmups, warmupMillis, iterations * millis / SHORT_MILLIS, SHORT_MILLIS);
  }

  /**
   * Returns the estimated total in seconds, including a JVM's start, for operations shorter than an
   * iteration.
   */
  double seconds() {
    return seconds(0);
  }

  /** Returns the estimated total in seconds for an operation that takes a number of seconds. */
  double seconds(double operation) {
    return STARTUP_SECONDS
        + warmups * Math.max(operation, warmupMillis / THOUSAND)
        + iterations * Math.max(operation, millis / THOUSAND);
  }
}
