package org.ocp4j.internal.lifetime;

import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.OcpClosedException;

/**
 * Counts the users of an engine: calls in progress, documents, blocks of frames, and blocks that
 * views show. After the engine is closed, no user can enter, and when the last one leaves, the
 * backend is closed.
 */
public final class EngineGate {
  private static final long CLOSED = 1L << 62;

  private final String id;
  private final Runnable last;

  /** The number of users, plus {@link #CLOSED} once closed. */
  private final AtomicLong users = new AtomicLong();

  /**
   * Makes an open gate.
   *
   * @param id the engine's id, for messages
   * @param last the action to run when the engine is closed and the last user leaves
   */
  public EngineGate(String id, Runnable last) {
    this.id = id;
    this.last = last;
  }

  public boolean isOpen() {
    return users.get() < CLOSED;
  }

  /**
   * Adds a user.
   *
   * @throws OcpClosedException if the engine is closed
   */
  public void enter() {
    long before = users.getAndUpdate(count -> count >= CLOSED ? count : count + 1);
    if (before >= CLOSED) {
      throw closedException();
    }
  }

  /**
   * Adds a user, even if the engine is closed, unless its backend is closed as well. Returns {@code
   * true} if the user was added.
   */
  public boolean stay() {
    return users.getAndUpdate(count -> count == CLOSED ? count : count + 1) != CLOSED;
  }

  /** Adds another user. The caller must be a user already. */
  public void enterAgain() {
    users.incrementAndGet();
  }

  public void leave() {
    if (users.decrementAndGet() == CLOSED) {
      last.run();
    }
  }

  /**
   * Closes the gate and adds the caller as a user. Returns {@code false}, and does nothing, if it
   * was closed before.
   */
  public boolean close() {
    return users.getAndUpdate(count -> count >= CLOSED ? count : count + CLOSED + 1) < CLOSED;
  }

  public OcpClosedException closedException() {
    return new OcpClosedException("engine \"" + id + "\" is closed");
  }
}
