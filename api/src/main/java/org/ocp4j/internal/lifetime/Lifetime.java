package org.ocp4j.internal.lifetime;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;

/**
 * Controls who may read memory, and releases it when it is closed and no longer read.
 *
 * <p>Every read happens between {@link #acquire} and {@link #release}; the read holds a lease.
 * After {@link #close} no new lease is granted, and the end of the last lease releases the memory.
 * Leases on confined memory are counted without atomic operations. Only its owner closes confined
 * memory, possibly in user code during a read. If an engine is closed on another thread, the
 * owner's next call releases the confined memory.
 *
 * <p>A cursor's read lasts over many calls, without user code in between: it is {@linkplain
 * #makeLasting lasting}. Such a read holds a lease only if the memory is not confined.
 *
 * <p>A lifetime refers to the object that users have, its holder. When the holder becomes
 * unreachable, the {@link Collector} runs the lifetime, if the lifetime itself is still reachable.
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
   * Starts a lifetime.
   *
   * @param holder the object that users have, or null to ignore when it becomes unreachable
   * @param ownership who may read and close the memory
   * @param thread the owner of confined memory
   */
  protected Lifetime(@Nullable Object holder, Ownership ownership, Thread thread) {
    super(holder);
    this.ownership = ownership;
    this.isLeased = ownership != Ownership.CONFINED;
    this.owner = isLeased ? null : thread;
  }

  /**
   * Starts a lifetime inside another one, with the same owner.
   *
   * @param other the lifetime that has the owner
   * @param isLeased whether reads by several threads are counted here
   */
  protected Lifetime(Lifetime other, boolean isLeased) {
    super(null);
    this.ownership = other.ownership;
    this.owner = other.owner;
    this.isLeased = isLeased && ownership != Ownership.CONFINED;
  }

  /** Returns the kind of object that this is the memory of, such as "document", for messages. */
  protected abstract String what();

  /** Returns why the memory cannot be read any more, for messages. */
  protected String whyClosed() {
    return "the " + what() + " is closed";
  }

  // Reading.

  /**
   * Begins a read. The memory is not released before {@link #release}.
   *
   * @throws OcpClosedException if the memory is closed
   * @throws OcpWrongThreadException if another thread owns the memory
   */
  public final void acquire() {
    if (!acquireIfOpen()) {
      throw closedException();
    }
  }

  /**
   * Begins a read like {@link #acquire}, and returns {@code true}; or returns {@code false} if the
   * memory is closed.
   *
   * @throws OcpWrongThreadException if another thread owns the memory
   */
  public final boolean acquireIfOpen() {
    if (isLeased) {
      int slot = take();
      if (closed) {
        refuse(slot);
        releaseIfUnread();
        return false;
      }
    } else {
      checkThread();
      if (closed) {
        releaseIfUnread();
        return false;
      }
      takeAlone();
    }
    return true;
  }

  /** Ends a read that {@link #acquire} began. */
  public final void release() {
    if (isLeased) {
      giveUp();
    } else {
      giveUpAlone();
    }
    if (closed) {
      releaseIfUnread();
    }
  }

  /**
   * Makes a read that {@link #acquire} began last over many calls. Closing confined memory does not
   * wait for such a read, so each call must use {@link #requireOpen} to check that the memory is
   * still open.
   */
  public final void makeLasting() {
    if (!isLeased) {
      release();
    }
  }

  /** Ends a read that {@link #makeLasting} made lasting. */
  public final void releaseLasting() {
    if (isLeased) {
      release();
    }
  }

  /**
   * Throws unless a thread that has begun a read may continue it.
   *
   * @throws OcpClosedException if the memory is closed
   * @throws OcpWrongThreadException if another thread owns the memory
   */
  public final void requireOpen() {
    checkThread();
    if (closed) {
      throw closedException();
    }
  }

  /**
   * Throws like {@link #requireOpen}, but may miss a close on another thread that does not
   * happen-before this call. So the JIT compiler may keep values in registers across calls, which
   * makes a cursor's walk several times as fast.
   *
   * @throws OcpClosedException if the memory is closed
   * @throws OcpWrongThreadException if another thread owns the memory
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
   * Throws if the memory is confined to another thread.
   *
   * @throws OcpWrongThreadException if another thread owns the memory
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

  // Closing.

  /** Returns who may read and close the memory. */
  public Ownership ownership() {
    return ownership;
  }

  /** Returns {@code true} until the memory is closed. */
  public boolean isAlive() {
    return !closed;
  }

  /** Returns {@code true} once the memory has been released. */
  public boolean isReleased() {
    return released;
  }

  /**
   * Closes the memory. It is released now, or, if it is being read, when the last read ends. Later
   * calls have no effect.
   *
   * @throws OcpWrongThreadException if another thread owns the memory
   */
  public void close() {
    checkThread();
    closeForAll();
  }

  /**
   * Closes the memory on any thread, whoever owns it.
   *
   * @return {@code true} if the memory was open until now
   */
  public boolean closeForAll() {
    boolean first = CLOSED.compareAndSet(this, false, true);
    // An owner on another thread may be reading. It releases the memory at its next call, such as
    // its own close.
    if (owner == null || owner.equals(Thread.currentThread()) || !owner.isAlive()) {
      releaseIfUnread();
    }
    return first;
  }

  /** Closes and releases memory that no user has received, on any thread. */
  public final void discard() {
    closeForAll();
    releaseOnce();
  }

  /**
   * Called by the collector when the memory is unreachable for users: releases it and reports the
   * leak.
   */
  @Override
  public void run() {
    boolean forgotten = CLOSED.compareAndSet(this, false, true);
    if (forgotten && ownership != Ownership.AUTO) {
      forgotten();
    }
    releaseOnce();
  }

  private void releaseIfUnread() {
    if (sum() == 0) {
      if (RELEASED.compareAndSet(this, false, true)) {
        released();
      }
    }
  }

  private void releaseOnce() {
    if (RELEASED.compareAndSet(this, false, true)) {
      released();
    }
  }

  /** Releases the memory, which is no longer read. Called once. */
  protected abstract void released();

  /** Called before {@link #released} if the memory became unreachable without being closed. */
  protected void forgotten() {}

  /** Returns the number of reads in progress; an estimate if reads begin or end meanwhile. */
  public final long leases() {
    return sum();
  }

  /** Keeps an object reachable until this call, so that its memory is not released earlier. */
  @SuppressWarnings("ReachabilityFenceUsage") // its callers are in finally blocks
  public static void keep(Object holder) {
    Reference.reachabilityFence(holder);
  }
}
