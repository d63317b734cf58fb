package org.ocp4j.internal.lifetime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.PhantomReference;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * How many are reading, counted so that readers on several threads do not slow each other down: one
 * counter until two threads meet at it, then one for each few threads, a cache line apart.
 *
 * <p>A lease may be taken at one counter and given back at another, so only their sum tells. It is
 * exact once no new lease can stand: who takes one looks afterwards whether it may, and gives it
 * back if not, at the same counter.
 *
 * <p>That it is a reference to what users have saves an object for each document.
 *
 * @spec contract.md#3.7 Contract 3.7
 */
public class Leases extends PhantomReference<Object> {
  private static final VarHandle COUNT;

  static {
    try {
      COUNT = MethodHandles.lookup().findVarHandle(Leases.class, "count", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Longs from one counter to the next: two cache lines, as processors fetch them in pairs. */
  private static final int STRIDE = 16;

  private static final int COUNTERS = Math.min(
      64, Integer.highestOneBit(Math.max(2, 4 * Runtime.getRuntime().availableProcessors())));

  /** Spreads thread numbers, which follow one another, over the counters by its highest bits. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int SHIFT = 1 + Integer.numberOfLeadingZeros(COUNTERS);

  private static final AtomicLongArray NONE = new AtomicLongArray(0);

  private volatile long count;
  private volatile AtomicLongArray counters = NONE;

  /** Starts without any; {@link Collector#QUEUE} is told when the holder is lost. */
  public Leases(@Nullable Object holder) {
    super(holder, Collector.QUEUE);
  }

  /**
   * Takes a lease; the caller then looks whether it may stand.
   *
   * @return for {@link #refuse}, should it not
   */
  public final int take() {
    AtomicLongArray several = counters;
    if (several.length() == 0) {
      long seen = count;
      if (COUNT.compareAndSet(this, seen, seen + 1)) {
        return 0;
      }
      several = spread();
    }
    int slot = slot();
    several.getAndIncrement(slot);
    return slot;
  }

  /** Gives a lease back that may not stand, where it was taken. */
  public final void refuse(int slot) {
    if (slot == 0) {
      COUNT.getAndAdd(this, -1L);
    } else {
      counters.getAndDecrement(slot);
    }
  }

  /** Gives a lease back. */
  public final void giveUp() {
    AtomicLongArray several = counters;
    if (several.length() > 0) {
      several.getAndDecrement(slot());
    } else {
      COUNT.getAndAdd(this, -1L);
    }
  }

  /**
   * Takes a lease on memory that only the calling thread reads. It is counted without an atomic
   * operation: nobody else writes the counter.
   */
  final void takeAlone() {
    COUNT.set(this, (long) COUNT.get(this) + 1);
  }

  /** Returns a lease that {@link #takeAlone} took, on the same thread. */
  final void giveUpAlone() {
    COUNT.set(this, (long) COUNT.get(this) - 1);
  }

  /** From now on counts in several places. */
  public final synchronized AtomicLongArray spread() {
    if (counters.length() == 0) {
      counters = new AtomicLongArray((COUNTERS + 1) * STRIDE);
    }
    return counters;
  }

  private static int slot() {
    return slot(Thread.currentThread().getId());
  }

  /** Where the counter of the thread of that number is; never 0. */
  public static int slot(long thread) {
    int spread = (int) thread * SPREAD;
    return (1 + (spread >>> SHIFT)) * STRIDE;
  }

  /** How many leases are out: exact when no new one can stand, else an estimate. */
  public final long sum() {
    long sum = count;
    AtomicLongArray several = counters;
    for (int slot = STRIDE; slot < several.length(); slot += STRIDE) {
      sum += several.get(slot);
    }
    return sum;
  }
}
