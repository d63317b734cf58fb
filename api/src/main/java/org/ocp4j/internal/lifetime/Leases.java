package org.ocp4j.internal.lifetime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.PhantomReference;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * A counter of leases, that is, of reads in progress, built so that readers on several threads do
 * not slow each other down. It is one counter until two threads contend for it, and then several
 * counters, each for a few threads and in cache lines of its own.
 *
 * <p>A lease may be taken at one counter and ended at another, so only the sum of all counters is
 * meaningful. The sum is exact once the memory is closed: after that, a thread that takes a lease
 * sees that the memory is closed, and cancels the lease at the same counter.
 *
 * <p>The class extends {@link PhantomReference}, so that an object needs no separate reference to
 * its holder.
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

  /**
   * The distance between two counters in longs: two cache lines, because processors fetch them in
   * pairs.
   */
  private static final int STRIDE = 16;

  private static final int COUNTERS = Math.min(
      64, Integer.highestOneBit(Math.max(2, 4 * Runtime.getRuntime().availableProcessors())));

  /** Spreads thread ids, which are consecutive, over the counters. */
  private static final int SPREAD = 0x9E3779B9;

  private static final int SHIFT = 1 + Integer.numberOfLeadingZeros(COUNTERS);

  private volatile long count;
  private volatile @Nullable AtomicLongArray counters;

  /**
   * Starts without leases. {@link Collector#QUEUE} receives this object when the holder is
   * unreachable.
   */
  public Leases(@Nullable Object holder) {
    super(holder, Collector.QUEUE);
  }

  /**
   * Takes a lease. The caller must then check whether the memory is still open, and if it is not,
   * cancel the lease with {@link #refuse}.
   *
   * @return the counter used, for {@link #refuse}
   */
  public final int take() {
    AtomicLongArray several = counters;
    if (several == null) {
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

  /**
   * Cancels a lease at the counter where it was taken.
   *
   * @param slot the result of {@link #take}
   */
  public final void refuse(int slot) {
    AtomicLongArray several = counters;
    if (slot == 0 || several == null) {
      COUNT.getAndAdd(this, -1L);
    } else {
      several.getAndDecrement(slot);
    }
  }

  /** Ends a lease. */
  public final void giveUp() {
    AtomicLongArray several = counters;
    if (several != null) {
      several.getAndDecrement(slot());
    } else {
      COUNT.getAndAdd(this, -1L);
    }
  }

  /**
   * Takes a lease on memory that only the calling thread reads. This needs no atomic operation,
   * because no other thread writes the counter.
   */
  final void takeAlone() {
    COUNT.set(this, (long) COUNT.get(this) + 1);
  }

  /** Ends a lease that {@link #takeAlone} took, on the same thread. */
  final void giveUpAlone() {
    COUNT.set(this, (long) COUNT.get(this) - 1);
  }

  /** Switches from one counter to several. */
  public final synchronized AtomicLongArray spread() {
    AtomicLongArray several = counters;
    if (several == null) {
      several = new AtomicLongArray((COUNTERS + 1) * STRIDE);
      counters = several;
    }
    return several;
  }

  private static int slot() {
    return slot(Thread.currentThread().getId());
  }

  /**
   * Returns the index of a thread's counter; never 0.
   *
   * @param thread the thread's id
   */
  public static int slot(long thread) {
    int spread = (int) thread * SPREAD;
    return (1 + (spread >>> SHIFT)) * STRIDE;
  }

  /**
   * Returns the number of leases. It is exact once no new lease can be taken, and else an estimate.
   */
  public final long sum() {
    long sum = count;
    AtomicLongArray several = counters;
    if (several != null) {
      for (int slot = STRIDE; slot < several.length(); slot += STRIDE) {
        sum += several.get(slot);
      }
    }
    return sum;
  }
}
