package org.ocp4j.internal.memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The one limit on everything an engine holds. Bytes are admitted before they are allocated and
 * credited after they are released, so what is allocated never exceeds what is admitted, nor that
 * the limit.
 *
 * @spec contract.md#5.1 Contract 5.1
 */
public final class Budget {
  /** The result of {@link #admit} when it did. */
  static final long ADMITTED = -1;

  private final long limit;
  private final AtomicLong used = new AtomicLong();
  private final AtomicLong peak = new AtomicLong();

  public Budget(long limit) {
    this.limit = limit;
  }

  long limit() {
    return limit;
  }

  public long used() {
    return used.get();
  }

  /** The most that was ever used: it only rises by admission, and each admission is compared. */
  public long peak() {
    return peak.get();
  }

  /**
   * Takes bytes if the limit allows.
   *
   * @return {@link #ADMITTED}, or the bytes used that left too few
   */
  public long admit(long bytes) {
    long before;
    do {
      before = used.get();
      if (bytes > limit - before) {
        return before;
      }
    } while (!used.compareAndSet(before, before + bytes));
    if (before + bytes > peak.get()) {
      peak.accumulateAndGet(before + bytes, Math::max);
    }
    return ADMITTED;
  }

  /** Whether the limit would allow that many bytes now. */
  boolean hasRoom(long bytes) {
    return bytes <= limit - used.get();
  }

  /** Gives admitted bytes back. */
  public void credit(long bytes) {
    used.addAndGet(-bytes);
  }
}
