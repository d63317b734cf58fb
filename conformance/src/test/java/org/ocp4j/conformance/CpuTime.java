package org.ocp4j.conformance;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Measures the CPU time of threads, which depends little on other programs. */
final class CpuTime {
  /**
   * The bean, found by reflection, because tests compile in the engine's module, which does not
   * read the module of the bean.
   */
  private static final Object THREADS = management("ManagementFactory", "getThreadMXBean", null);

  private CpuTime() {}

  /** Runs a task and returns the nanoseconds of CPU time that the thread used meanwhile. */
  static long of(Runnable run) {
    long from = now();
    run.run();
    return now() - from;
  }

  /** Returns the nanoseconds of CPU time that this thread has used. */
  static long now() {
    return (Long) management("ThreadMXBean", "getCurrentThreadCpuTime", THREADS);
  }

  private static Object management(String type, String method, @Nullable Object target) {
    try {
      Method called = Class.forName("java.lang.management." + type).getMethod(method);
      return called.invoke(target);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the module java.management is missing", e);
    }
  }
}
