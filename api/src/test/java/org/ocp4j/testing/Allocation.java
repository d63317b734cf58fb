package org.ocp4j.testing;

import java.lang.reflect.Method;

/** Counts the heap memory that the current thread allocates, if the JVM supports that. */
public final class Allocation {
  private Allocation() {}

  /**
   * Returns the bytes allocated by the current thread so far. Uses reflection, because the module
   * does not require java.management.
   */
  public static long bytes() {
    try {
      Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
      Object threads = factory.getMethod("getThreadMXBean").invoke(null);
      Method allocated = Class.forName("com.sun.management.ThreadMXBean")
          .getMethod("getCurrentThreadAllocatedBytes");
      return (long) allocated.invoke(threads);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JVM does not count allocation", e);
    }
  }
}
