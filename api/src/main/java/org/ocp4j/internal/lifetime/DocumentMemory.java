package org.ocp4j.internal.lifetime;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.internal.payload.Payload;

/** A document's payload, for as long as it may be read. */
public class DocumentMemory extends Lifetime {
  /** What else must be open, for a document in a frame. */
  private final @Nullable Lifetime outer;

  private volatile @Nullable Payload payload;

  /**
   * Opens a payload for reading; a confined one belongs to the calling thread.
   *
   * @param holder what users have, or null when it does not matter that they lose it
   * @param payload the payload
   * @param ownership who may read and close it
   */
  public DocumentMemory(@Nullable Object holder, Payload payload, Ownership ownership) {
    this(holder, payload, ownership, Thread.currentThread());
  }

  /** Opens a payload for reading; a confined one belongs to that thread. */
  protected DocumentMemory(
      @Nullable Object holder, Payload payload, Ownership ownership, Thread thread) {
    super(holder, ownership, thread);
    this.outer = null;
    this.payload = payload;
  }

  /** Opens a payload in memory of another life, which alone counts the reads. */
  protected DocumentMemory(Payload payload, Lifetime outer) {
    super(outer, false);
    this.outer = outer;
    this.payload = payload;
  }

  @Override
  protected final String what() {
    return "document";
  }

  /**
   * Begins a read and returns the payload, which stays until {@link #exit} whatever code of the
   * user runs in between.
   *
   * @throws OcpClosedException after the document was closed
   * @throws OcpWrongThreadException when another thread owns it
   * @spec contract.md#1.10 Contract 1.10
   */
  public Payload enter() {
    if (outer == null) {
      acquire();
      return current();
    }
    outer.acquire();
    try {
      requireOpen();
      return current();
    } catch (RuntimeException e) {
      outer.release();
      throw e;
    }
  }

  /** Ends what {@link #enter} began. */
  public void exit() {
    if (outer == null) {
      release();
    } else {
      outer.release();
    }
  }

  /**
   * Begins a read that goes on from call to call, for a cursor, and returns the payload. Until
   * {@link #exitLasting} the payload of a document that is not confined stays; that of a confined
   * one stays until it is closed, so each call asks {@link #requireStillEntered} before it reads.
   *
   * @throws OcpClosedException after the document was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public Payload enterLasting() {
    Payload current = enter();
    if (outer == null) {
      makeLasting();
    } else {
      outer.makeLasting();
    }
    return current;
  }

  /** Ends what {@link #enterLasting} began. */
  public void exitLasting() {
    if (outer == null) {
      releaseLasting();
    } else {
      outer.releaseLasting();
    }
  }

  /**
   * Checks that who has entered before and not exited may go on with the payload. A close on another
   * thread that nothing orders before this may be missed; {@link #requireEntered} finds it.
   *
   * @throws OcpClosedException after the document was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public void requireStillEntered() {
    if (outer != null) {
      outer.requireNotSeenClosed();
    }
    requireNotSeenClosed();
  }

  /**
   * Checks that who has entered before and not exited may go on with the payload.
   *
   * @throws OcpClosedException after the document was closed
   * @throws OcpWrongThreadException when another thread owns it
   */
  public void requireEntered() {
    if (outer != null) {
      outer.requireOpen();
    }
    requireOpen();
  }

  /** Bytes of the payload, 0 when it was given back. */
  public final long byteSize() {
    Payload current = payload;
    return current == null ? 0 : current.byteSize();
  }

  /**
   * A view of a part for who may keep it as long as they like, and nobody counts; the caller has
   * entered.
   */
  public ByteBuffer export(Payload current, int offset, int length) {
    return current.view(offset, length);
  }

  /** Whether it can be read. */
  @Override
  public final boolean isAlive() {
    return super.isAlive() && (outer == null || outer.isAlive());
  }

  private Payload current() {
    Payload current = payload;
    if (current == null) {
      throw closedException();
    }
    return current;
  }

  @Override
  protected void released() {
    payload = null;
  }
}
