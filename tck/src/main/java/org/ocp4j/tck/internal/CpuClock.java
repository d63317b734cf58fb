package org.ocp4j.tck.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures what a thread works, which a loaded machine does not change as it does the time of day.
 */
final class CpuClock {
  private CpuClock() {}

  /**
   * Returns nanoseconds of CPU time.
   *
   * @param thread a thread that is alive
   * @return what it has worked so far; the time of day where this JVM does not know, or -1 when the
   *     thread has ended
   */
  static long nanos(Thread thread) {
    try {
      return Beans.nanos(thread);
    } catch (LinkageError | UnsupportedOperationException e) {
      return System.nanoTime();
    }
  }

  /** Loaded when it is needed, as its module may be absent. */
  private static final class Beans {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Beans() {}

    static long nanos(Thread thread) {
      return THREADS.getThreadCpuTime(thread.getId());
    }
  }
}
