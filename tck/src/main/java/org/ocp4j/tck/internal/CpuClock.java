package org.ocp4j.tck.internal;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Measures the CPU time of a thread, which depends less on the load of the machine than elapsed
 * time does.
 */
final class CpuClock {
  private CpuClock() {}

  /**
   * Returns nanoseconds of CPU time.
   *
   * @param thread a thread that is alive
   * @return the CPU time that the thread has used so far; {@link System#nanoTime()} where this JVM
   * cannot measure it; -1 if the thread has ended
   */
  static long nanos(Thread thread) {
    try {
      return Beans.nanos(thread);
    } catch (LinkageError | UnsupportedOperationException e) {
      return System.nanoTime();
    }
  }

  /** Loaded only on first use, because its module may be absent. */
  private static final class Beans {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Beans() {}

    static long nanos(Thread thread) {
      return THREADS.getThreadCpuTime(thread.getId());
    }
  }
}
