package org.ocp4j.testing;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;

/** Counts the heap memory that the current thread allocates, if the JVM supports that. */
public final class Allocation {
  /**
   * The JVM's counter. Looked up by name, because the module does not require java.management. A
   * handle allocates nothing itself, unlike {@code Method}, which makes a class after some calls.
   */
  private static final MethodHandle COUNTER = counter();

  private Allocation() {}

  /** Returns the bytes allocated by the current thread so far. */
  public static long bytes() {
    try {
      return (long) COUNTER.invokeExact();
    } catch (Throwable e) {
      throw new LinkageError("this JVM does not count allocation", e);
    }
  }

  private static MethodHandle counter() {
    try {
      Object threads = Class.forName("java.lang.management.ManagementFactory")
          .getMethod("getThreadMXBean")
          .invoke(null);
      return MethodHandles.publicLookup()
          .unreflect(Class.forName("com.sun.management.ThreadMXBean")
              .getMethod("getCurrentThreadAllocatedBytes"))
          .bindTo(threads);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JVM does not count allocation", e);
    }
  }
}
