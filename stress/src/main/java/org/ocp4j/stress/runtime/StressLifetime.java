package org.ocp4j.stress.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.Lifetime;

/**
 * Memory of one number, which is overwritten when it goes back. The number is a plain field: only
 * the leases keep what reads it from what overwrites it.
 */
final class StressLifetime extends Lifetime {
  static final int OWN = 1;

  /** Stands for memory that may not be read. */
  static final int GONE = -1;

  private static final int RELEASED = 0x55555555;

  private final AtomicInteger releases = new AtomicInteger();
  private int memory = OWN;

  StressLifetime(Ownership ownership) {
    super(null, ownership, Thread.currentThread());
  }

  /** Takes a lease and reads; the lease is left to the caller if this is not {@link #GONE}. */
  int lease() {
    return acquireIfOpen() ? memory : GONE;
  }

  /** Reads as every accessor does. */
  int read() {
    int seen = lease();
    if (seen != GONE) {
      release();
    }
    return seen;
  }

  /** What is there, for who has a lease. */
  int peek() {
    return memory;
  }

  /** How often the memory went back. */
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
