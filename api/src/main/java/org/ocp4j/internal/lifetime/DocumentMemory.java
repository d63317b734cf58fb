package org.ocp4j.internal.lifetime;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.internal.payload.Payload;

/** The memory of a document: its payload, and whether the payload may still be read. */
public class DocumentMemory extends Lifetime {
  /** The scope that must also be open, for a document in a frame; else null. */
  private final @Nullable Lifetime outer;

  /**
   * The payload; null after its release. It need not be volatile: a reader that holds a lease sees
   * it, and it is set to null only after the last lease has ended.
   */
  private @Nullable Payload payload;

  /**
   * Opens a payload for reading. If it is confined, the calling thread owns it.
   *
   * @param holder the object that users have, or null to ignore when it becomes unreachable
   * @param payload the payload
   * @param ownership who may read and close the document
   */
  public DocumentMemory(@Nullable Object holder, Payload payload, Ownership ownership) {
    this(holder, payload, ownership, Thread.currentThread());
  }

  /** Opens a payload for reading. If it is confined, the given thread owns it. */
  protected DocumentMemory(
      @Nullable Object holder, Payload payload, Ownership ownership, Thread thread) {
    super(holder, ownership, thread);
    this.outer = null;
    this.payload = payload;
  }

  /** Opens a payload in the memory of another lifetime, which counts the reads. */
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
   * Begins a read and returns the payload. The payload stays valid until {@link #exit}, even if
   * user code closes the document in between.
   *
   * @throws OcpClosedException if the document is closed
   * @throws OcpWrongThreadException if another thread owns the document
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

  /** Ends a read that {@link #enter} began. */
  public void exit() {
    if (outer == null) {
      release();
    } else {
      outer.release();
    }
  }

  /**
   * Begins a read that lasts over many calls, as a cursor's does, and returns the payload. A
   * payload that is not confined stays valid until {@link #exitLasting}. A confined payload stays
   * valid until its document is closed, so before each read the caller must call {@link
   * #requireStillEntered}.
   *
   * @throws OcpClosedException if the document is closed
   * @throws OcpWrongThreadException if another thread owns the document
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

  /** Ends a read that {@link #enterLasting} began. */
  public void exitLasting() {
    if (outer == null) {
      releaseLasting();
    } else {
      outer.releaseLasting();
    }
  }

  /**
   * Throws unless a thread that has entered may continue to read. A close on another thread that
   * does not happen-before this call may go unnoticed; {@link #requireEntered} always notices it.
   *
   * @throws OcpClosedException if the document is closed
   * @throws OcpWrongThreadException if another thread owns the document
   */
  public void requireStillEntered() {
    if (outer != null) {
      outer.requireNotSeenClosed();
    }
    requireNotSeenClosed();
  }

  /**
   * Throws unless a thread that has entered may continue to read.
   *
   * @throws OcpClosedException if the document is closed
   * @throws OcpWrongThreadException if another thread owns the document
   */
  public void requireEntered() {
    if (outer != null) {
      outer.requireOpen();
    }
    requireOpen();
  }

  /** Returns the payload's size in bytes, or 0 after its release. */
  public final long byteSize() {
    Payload current = payload;
    return current == null ? 0 : current.byteSize();
  }

  /**
   * Returns a view of a part of the payload that stays valid after the document is closed. The
   * caller must have entered.
   */
  public ByteBuffer export(Payload current, int offset, int length) {
    return current.view(offset, length);
  }

  /** Returns {@code true} until the document, or the scope that it is in, is closed. */
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
