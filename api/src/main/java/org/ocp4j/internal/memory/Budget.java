package org.ocp4j.internal.memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * The limit on all memory of an engine. Bytes are admitted before they are allocated, and credited
 * after they are released. So the allocated bytes never exceed the admitted bytes, and these never
 * exceed the limit.
 *
 * @spec contract.md#5.1 Contract 5.1
 */
public final class Budget {
  /** The result of {@link #admit} if the bytes were admitted. */
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

  /**
   * Returns the highest value of {@link #used} so far. It is exact: only admissions raise the
   * value, and each is compared.
   */
  public long peak() {
    return peak.get();
  }

  /**
   * Admits a number of bytes, if the limit allows it.
   *
   * @return {@link #ADMITTED}, or the bytes in use that left too little room
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

  /** Returns {@code true} if the limit would allow that many more bytes now. */
  boolean hasRoom(long bytes) {
    return bytes <= limit - used.get();
  }

  /** Removes admitted bytes. */
  public void credit(long bytes) {
    used.addAndGet(-bytes);
  }
}
