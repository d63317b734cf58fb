package org.ocp4j.internal.lifetime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;

/**
 * Who may still read some memory, and when it goes back.
 *
 * <p>Every read is between {@link #acquire} and {@link #release}, which is a lease: after
 * {@link #close} no new one stands, and the last one that is released releases the memory. Confined
 * memory counts its leases too, without atomic operations. Only its owner closes it, but code of
 * the user that runs during a read may do so. An engine that is closed by another thread leaves
 * confined memory to the owner's next call.
 *
 * <p>A cursor reads from call to call, without user code in between: its read is {@linkplain #makeLasting
 * lasting}, which is a lease on memory of several threads only.
 *
 * <p>It refers to what users have of it: when nobody can reach that any more, the {@link Collector}
 * runs it, provided that it can still be reached itself.
 *
 * @spec contract.md#1 Contract 1
 * @spec contract.md#1.10 Contract 1.10
 */
public abstract class Lifetime extends Leases implements Runnable {
  private static final VarHandle CLOSED;
  private static final VarHandle RELEASED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CLOSED = lookup.findVarHandle(Lifetime.class, "closed", boolean.class);
      RELEASED = lookup.findVarHandle(Lifetime.class, "released", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ownership ownership;
  private final @Nullable Thread owner;
  private final boolean isLeased;

  private volatile boolean closed;
  private volatile boolean released;

  /**
   * Starts a life.
   *
   * @param holder what users have, or null when it does not matter that they lose it
   * @param ownership who may read it and end it
   * @param thread whose it is, when it is confined
   */
  protected Lifetime(@Nullable Object holder, Ownership ownership, Thread thread) {
    super(holder);
    this.ownership = ownership;
    this.isLeased = ownership != Ownership.CONFINED;
    this.owner = isLeased ? null : thread;
  }

  /**
   * Starts a life that depends on another, with the same owner.
   *
   * @param other whose owner it has
   * @param isLeased whether its own reads are counted, if they are of several threads
   */
  protected Lifetime(Lifetime other, boolean isLeased) {
    super(null);
    this.ownership = other.ownership;
    this.owner = other.owner;
    this.isLeased = isLeased && ownership != Ownership.CONFINED;
  }

  /** What it is the memory of, for messages. */
  protected abstract String what();

  /** Why it cannot be read, for messages. */
  protected String whyClosed() {
    return "the " + what() + " is closed";
  }

  // Reading.

  /**
   * Begins a read, if the calling thread may read it now; until {@link #release} the memory stays.
   *
   * @throws OcpClosedException after it was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public final void acquire() {
    if (!acquireIfOpen()) {
      throw closedException();
    }
  }

  /**
   * Begins a read like {@link #acquire}, if it is not closed.
   *
   * @throws OcpWrongThreadException when another thread owns it
   */
  public final boolean acquireIfOpen() {
    if (isLeased) {
      int slot = take();
      if (closed) {
        refuse(slot);
        giveBackUnlessRead();
        return false;
      }
    } else {
      checkThread();
      if (closed) {
        giveBackUnlessRead();
        return false;
      }
      takeAlone();
    }
    return true;
  }

  /** Ends what {@link #acquire} began. */
  public final void release() {
    if (isLeased) {
      giveUp();
    } else {
      giveUpAlone();
    }
    if (closed) {
      giveBackUnlessRead();
    }
  }

  /**
   * Turns a read that {@link #acquire} began into one that goes on from call to call. Confined
   * memory does not wait for it: each call looks with {@link #requireOpen} whether the memory is
   * still there.
   */
  public final void makeLasting() {
    if (!isLeased) {
      release();
    }
  }

  /** Ends a read that {@link #makeLasting} made last. */
  public final void releaseLasting() {
    if (isLeased) {
      release();
    }
  }

  /**
   * Checks that who has entered before and not left may go on.
   *
   * @throws OcpClosedException after it was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public final void requireOpen() {
    checkThread();
    if (closed) {
      throw closedException();
    }
  }

  /**
   * Checks like {@link #requireOpen}, but may miss a close on another thread that nothing orders before
   * this; it then misses it until that thread and this one meet. So the compiler may keep in registers
   * what it read before, which makes a cursor's walk several times as fast.
   *
   * @throws OcpClosedException after it was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public final void requireNotSeenClosed() {
    checkThread();
    if ((boolean) CLOSED.get(this)) {
      throw closedException();
    }
  }

  public final OcpClosedException closedException() {
    return new OcpClosedException(whyClosed());
  }

  /**
   * Refuses every thread but the owner of confined memory.
   *
   * @throws OcpWrongThreadException when another thread owns it
   */
  public void checkThread() {
    if (owner != null && !owner.equals(Thread.currentThread())) {
      throw new OcpWrongThreadException("the "
          + what()
          + " is confined to thread \""
          + owner.getName()
          + "\" and was used by \""
          + Thread.currentThread().getName()
          + "\": open it with Ownership.SHARED to use it from several");
    }
  }

  // The end.

  /** Who may read and close it. */
  public Ownership ownership() {
    return ownership;
  }

  /** Whether it can still be read. */
  public boolean isAlive() {
    return !closed;
  }

  /** Whether its memory went back. */
  public boolean isReleased() {
    return released;
  }

  /**
   * Ends reading; the memory goes back now, or with the last lease. Idempotent.
   *
   * @throws OcpWrongThreadException when another thread owns it
   */
  public void close() {
    checkThread();
    closeForAll();
  }

  /**
   * Ends reading, whoever owns it.
   *
   * @return whether it could be read until now
   */
  public boolean closeForAll() {
    boolean first = CLOSED.compareAndSet(this, false, true);
    // An owner on another thread may be reading; it gives the memory back when it comes again, to
    // close it as well.
    if (owner == null || owner.equals(Thread.currentThread()) || !owner.isAlive()) {
      giveBackUnlessRead();
    }
    return first;
  }

  /** Ends what nobody was given, and gives the memory back on any thread. */
  public final void discard() {
    closeForAll();
    giveBack();
  }

  /** When nobody can reach it any more: gives back what was not, and tells. */
  @Override
  public void run() {
    boolean forgotten = CLOSED.compareAndSet(this, false, true);
    if (forgotten && ownership != Ownership.AUTO) {
      forgotten();
    }
    giveBack();
  }

  private void giveBackUnlessRead() {
    if (sum() == 0) {
      if (RELEASED.compareAndSet(this, false, true)) {
        released();
      }
    }
  }

  private void giveBack() {
    if (RELEASED.compareAndSet(this, false, true)) {
      released();
    }
  }

  /** The memory is not read any more: gives it back to who owns it. Called once. */
  protected abstract void released();

  /** It should have been closed and cannot be any more; {@link #released} follows. */
  protected void forgotten() {}

  /** Returns the number of reads under way, exact when nothing happens meanwhile. */
  public final long leases() {
    return sum();
  }

  /** Keeps something reachable until here, whose memory would go back if it were not. */
  @SuppressWarnings("ReachabilityFenceUsage") // its callers are in finally blocks
  public static void keep(Object holder) {
    Reference.reachabilityFence(holder);
  }
}
