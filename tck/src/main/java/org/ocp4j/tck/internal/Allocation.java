package org.ocp4j.tck.internal;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.opentest4j.TestAbortedException;

/** Measures the Java memory that a thread allocates. */
final class Allocation {
  /** What a measurement allocates itself, with a margin for what the JVM does by the way. */
  static final long NOISE = 16 << 10;

  private Allocation() {}

  /** The bytes that a call allocates, the least of some, the first of which warm up. */
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

  /** Bytes that this thread ever allocated; where that is not known the test is skipped. */
  static long bytes() {
    try {
      return Beans.bytes();
    } catch (LinkageError | UnsupportedOperationException e) {
      throw new TestAbortedException(
          "allocation cannot be measured here: it takes the module jdk.management", e);
    }
  }

  /** Loaded when it is needed, as its module may be absent. */
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
