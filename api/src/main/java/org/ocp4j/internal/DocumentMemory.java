package org.ocp4j.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;

/** A document's payload, and who may still read it. */
public final class DocumentMemory {
  private final Payload payload;
  private final Ownership ownership;
  private final Consumer<DocumentMemory> onRelease;
  private final @Nullable Thread owner;
  private final AtomicBoolean released = new AtomicBoolean();

  /**
   * Opens a payload for reading; a confined one belongs to the calling thread.
   *
   * @param payload the payload
   * @param ownership who may read and close it
   * @param onRelease gives the memory back; called once
   */
  public DocumentMemory(Payload payload, Ownership ownership, Consumer<DocumentMemory> onRelease) {
    this.payload = payload;
    this.ownership = ownership;
    this.onRelease = onRelease;
    this.owner = ownership == Ownership.CONFINED ? Thread.currentThread() : null;
  }

  /**
   * The payload, if the calling thread may read it now.
   *
   * @throws OcpClosedException after release
   * @throws OcpWrongThreadException when another thread owns it
   */
  public Payload read() {
    checkThread();
    if (released.get()) {
      throw new OcpClosedException("the document is closed");
    }
    return payload;
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

  /** Who may read and close it. */
  public Ownership ownership() {
    return ownership;
  }

  /** Whether it can still be read. */
  public boolean isAlive() {
    return !released.get();
  }

  /** Gives the memory back, from any thread; the second call does nothing. */
  public void release() {
    if (released.compareAndSet(false, true)) {
      onRelease.accept(this);
    }
  }
}
