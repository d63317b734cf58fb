package org.ocp4j.testing;

import java.lang.reflect.Method;

/** Counts what the current thread allocates, where the JVM can tell. */
public final class Allocation {
  private Allocation() {}

  /** Bytes allocated by the current thread so far. Found by name: the module does not read it. */
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
