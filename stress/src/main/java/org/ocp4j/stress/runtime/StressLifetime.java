package org.ocp4j.stress.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.Lifetime;

/**
 * Memory that holds one number, which is overwritten on release. The number is a plain field, so
 * only the leases prevent a read of the overwritten number.
 */
final class StressLifetime extends Lifetime {
  static final int OWN = 1;

  /** The result of a read that is refused. */
  static final int GONE = -1;

  private static final int RELEASED = 0x55555555;

  private final AtomicInteger releases = new AtomicInteger();
  private int memory = OWN;

  StressLifetime(Ownership ownership) {
    super(null, ownership, Thread.currentThread());
  }

  /** Takes a lease and reads. If the result is not {@link #GONE}, the caller must end the lease. */
  int lease() {
    return acquireIfOpen() ? memory : GONE;
  }

  /** Reads in a lease, as every accessor does. */
  int read() {
    int seen = lease();
    if (seen != GONE) {
      release();
    }
    return seen;
  }

  /** Returns the number. The caller must have a lease. */
  int peek() {
    return memory;
  }

  /** Returns how often the memory was released. */
  int releases() {
    return releases.get();
  }

  @Override
  protected String what() {
    return "memory";
  }

  @Override
  protected void released() {
    memory = RELEASED;
    releases.incrementAndGet();
  }
}
