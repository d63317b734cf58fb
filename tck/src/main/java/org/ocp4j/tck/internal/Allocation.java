package org.ocp4j.tck.internal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.opentest4j.TestAbortedException;

/** Measures the Java memory that a thread allocates. */
final class Allocation {
  /** The bytes that a measurement itself may allocate, with a margin for the JVM. */
  static final long NOISE = 16 << 10;

  private Allocation() {}

  /**
   * Returns the bytes that a call allocates: the least of several measurements after some warm-up.
   */
  static long of(int warmUps, Executable call) throws Throwable {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < warmUps + 3; i++) {
      long before = bytes();
      call.execute();
      long after = bytes();
      if (i >= warmUps) {
        least = Math.min(least, after - before);
      }
    }
    return least;
  }

  /**
   * Returns the bytes that this thread has allocated since it started; skips the test where the JVM
   * cannot measure that.
   */
  static long bytes() {
    try {
      return Beans.bytes();
    } catch (LinkageError | UnsupportedOperationException e) {
      throw new TestAbortedException(
          "allocation cannot be measured without the module jdk.management", e);
    }
  }

  /** Loaded only on first use, because its module may be absent. */
  private static final class Beans {
    private static final ThrowingSupplier<Long> COUNTER = counter();

    private Beans() {}

    private static ThrowingSupplier<Long> counter() {
      if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads
          && threads.isThreadAllocatedMemorySupported()) {
        return () -> threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      }
      return () -> {
        throw new UnsupportedOperationException();
      };
    }

    static long bytes() {
      try {
        return COUNTER.get();
      } catch (RuntimeException e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
