package org.ocp4j.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.ref.Reference;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;

/**
 * A document's payload, who may still read it, and when its memory goes back (contract 1).
 *
 * <p>Every read is between {@link #enter} and {@link #exit}. On a document of several threads that
 * is a lease: after {@link #close} no new one stands, and whoever ends the last one gives the memory
 * back. A confined document needs none, as only its owner closes it; the exception is an engine that
 * is closed by another thread, which leaves the memory to the owner's next call.
 */
public class DocumentMemory implements Runnable {
  private static final VarHandle CLOSED;
  private static final VarHandle RELEASED;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      CLOSED = lookup.findVarHandle(DocumentMemory.class, "closed", boolean.class);
      RELEASED = lookup.findVarHandle(DocumentMemory.class, "released", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Ownership ownership;
  private final @Nullable Thread owner;
  private final @Nullable Leases leases;

  private volatile @Nullable Payload payload;
  private volatile boolean closed;
  private volatile boolean released;
  private volatile boolean exported;

  /**
   * Opens a payload for reading; a confined one belongs to the calling thread.
   *
   * @param payload the payload
   * @param ownership who may read and close it
   */
  public DocumentMemory(Payload payload, Ownership ownership) {
    this.payload = payload;
    this.ownership = ownership;
    boolean confined = ownership == Ownership.CONFINED;
    this.owner = confined ? Thread.currentThread() : null;
    this.leases = confined ? null : new Leases();
  }

  // Reading.

  /**
   * The payload, if the calling thread may read it now; until {@link #exit} it stays.
   *
   * @throws OcpClosedException after the document was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public Payload enter() {
    Leases shared = leases;
    if (shared == null) {
      checkThread();
      if (closed) {
        giveBack();
        throw closedException();
      }
    } else {
      int slot = shared.acquire();
      if (closed) {
        shared.refuse(slot);
        giveBackUnlessRead(shared);
        throw closedException();
      }
    }
    return current();
  }

  /** Ends what {@link #enter} began. */
  public void exit() {
    Leases shared = leases;
    if (shared != null) {
      shared.release();
      if (closed) {
        giveBackUnlessRead(shared);
      }
    }
  }

  /**
   * The payload for who has entered before and not exited.
   *
   * @throws OcpClosedException after the document was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public Payload reenter() {
    checkThread();
    if (closed) {
      throw closedException();
    }
    return current();
  }

  private Payload current() {
    Payload current = payload;
    if (current == null) {
      throw closedException();
    }
    return current;
  }

  private static OcpClosedException closedException() {
    return new OcpClosedException("the document is closed");
  }

  /** Notes that views are handed out that nobody counts. */
  public void export() {
    exported = true;
  }

  /** Whether views were handed out. */
  boolean isExported() {
    return exported;
  }

  /**
   * Refuses every thread but the owner of a confined document.
   *
   * @throws OcpWrongThreadException when another thread owns it
   */
  public void checkThread() {
    if (owner != null && !owner.equals(Thread.currentThread())) {
      throw new OcpWrongThreadException("the document is confined to thread \""
          + owner.getName()
          + "\" and was used by \""
          + Thread.currentThread().getName()
          + "\": parse it with Ownership.SHARED to use it from several");
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
      giveBackUnlessRead(leases);
    }
    return first;
  }

  /** When nobody can reach the document any more: gives back what was not, and tells. */
  @Override
  public void run() {
    boolean forgotten = CLOSED.compareAndSet(this, false, true);
    if (forgotten && ownership != Ownership.AUTO) {
      forgotten();
    }
    giveBack();
  }

  private void giveBackUnlessRead(@Nullable Leases shared) {
    if (shared == null || shared.sum() == 0) {
      giveBack();
    }
  }

  private void giveBack() {
    if (RELEASED.compareAndSet(this, false, true)) {
      payload = null;
      released();
    }
  }

  /** The memory is not read any more: gives it back to who owns it. Called once. */
  void released() {}

  /** The document should have been closed and cannot be any more; {@link #released} follows. */
  void forgotten() {}

  /** Keeps a document reachable until here, whose memory would go back if it were not. */
  @SuppressWarnings("ReachabilityFenceUsage") // its callers are in finally blocks
  public static void keep(Object document) {
    Reference.reachabilityFence(document);
  }
}
