package org.ocp4j.internal.lifetime;

import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.OcpClosedException;

/**
 * Who is in an engine: work under way, documents, blocks of frames, pinned blocks. After the engine
 * is closed nobody new comes in, and whoever leaves last closes its backend.
 */
public final class EngineGate {
  private static final long CLOSED = 1L << 62;

  private final String id;
  private final Runnable last;

  /** Who is in, and {@link #CLOSED}. */
  private final AtomicLong users = new AtomicLong();

  /**
   * Opens.
   *
   * @param id the engine's id, for messages
   * @param last what the last one to leave a closed engine does
   */
  public EngineGate(String id, Runnable last) {
    this.id = id;
    this.last = last;
  }

  public boolean isOpen() {
    return users.get() < CLOSED;
  }

  /**
   * Comes in.
   *
   * @throws OcpClosedException when the engine is closed
   */
  public void enter() {
    long before = users.getAndUpdate(count -> count >= CLOSED ? count : count + 1);
    if (before >= CLOSED) {
      throw closedException();
    }
  }

  /**
   * Comes in while the engine may be closed, but not yet its backend; false when that is as well.
   */
  public boolean stay() {
    return users.getAndUpdate(count -> count == CLOSED ? count : count + 1) != CLOSED;
  }

  /** Comes in once more, for who is in. */
  public void enterAgain() {
    users.incrementAndGet();
  }

  public void leave() {
    if (users.decrementAndGet() == CLOSED) {
      last.run();
    }
  }

  /** Closes, with the caller in; false when it was closed before, and the caller is not. */
  public boolean close() {
    return users.getAndUpdate(count -> count >= CLOSED ? count : count + CLOSED + 1) < CLOSED;
  }

  public OcpClosedException closedException() {
    return new OcpClosedException("engine \"" + id + "\" is closed");
  }
}
