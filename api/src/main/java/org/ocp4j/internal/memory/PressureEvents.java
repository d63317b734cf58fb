package org.ocp4j.internal.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.internal.threads.Uncaught;
import org.ocp4j.memory.MemoryStatistics.Usage;
import org.ocp4j.memory.PressureEvent;
import org.ocp4j.memory.PressureListener;

/**
 * Delivers pressure events to listeners on a daemon thread, which exists while there are listeners.
 * The lock is held to queue and to take an event, but never while a listener is called.
 *
 * @spec contract.md#5.4 Contract 5.4
 */
public final class PressureEvents {
  /** The maximum number of waiting events. One more event drops the oldest. */
  public static final int CAPACITY = 64;

  private final String name;
  private final ReentrantLock lock = new ReentrantLock();

  /** Signals a new event, the end of a listener's call, or that the last listener was removed. */
  private final Condition changed = lock.newCondition();

  private final IdentityHashMap<PressureListener, Registration> registrations =
      new IdentityHashMap<>();
  private final Deque<Delivery> waiting = new ArrayDeque<>();
  private @Nullable Thread thread;
  private @Nullable Registration called;
  private boolean closed;
  private long queued;
  private long dropped;

  /**
   * The time between adding and removing a listener. A listener that is added again gets no earlier
   * events.
   */
  private static final class Registration {}

  private record Delivery(PressureEvent event, PressureListener listener, Registration to) {}

  PressureEvents(String name) {
    this.name = name;
  }

  /**
   * Adds a listener, unless it has been added already.
   *
   * @throws OcpClosedException if the engine is closed
   */
  public void add(PressureListener listener) {
    Objects.requireNonNull(listener, "listener");
    lock.lock();
    try {
      if (closed) {
        throw new OcpClosedException("the engine is closed");
      }
      registrations.putIfAbsent(listener, new Registration());
      startThread();
    } finally {
      lock.unlock();
    }
  }

  private void startThread() {
    if (thread == null) {
      Thread starting = new Thread(null, this::run, name, 0, false);
      starting.setDaemon(true);
      starting.start();
      thread = starting;
    }
  }

  /** Removes a listener. Waits until a call of the listener on another thread ends. */
  public void remove(PressureListener listener) {
    Objects.requireNonNull(listener, "listener");
    lock.lock();
    try {
      Registration registration = registrations.remove(listener);
      if (registration != null) {
        waiting.removeIf(delivery -> delivery.to() == registration);
        changed.signalAll();
        while (called == registration && !Thread.currentThread().equals(thread)) {
          changed.awaitUninterruptibly();
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** Queues an event for every listener, without waiting for one. */
  void post(PressureEvent event) {
    lock.lock();
    try {
      for (Map.Entry<PressureListener, Registration> each : registrations.entrySet()) {
        if (waiting.size() == CAPACITY) {
          waiting.removeFirst();
          dropped++;
        }
        waiting.addLast(new Delivery(event, each.getKey(), each.getValue()));
        queued++;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Removes all listeners and events. Does not wait for a listener's call to end. */
  public void close() {
    lock.lock();
    try {
      closed = true;
      registrations.clear();
      waiting.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of waiting events, in the form of blocks without bytes. */
  public Usage usage() {
    lock.lock();
    try {
      return new Usage(queued, queued - waiting.size(), 0, 0);
    } finally {
      lock.unlock();
    }
  }

  /** Returns the number of events dropped because too many were waiting. */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    for (Delivery next = next(); next != null; next = next()) {
      try {
        next.listener().pressureChanged(next.event());
      } catch (Throwable e) {
        Uncaught.report(e);
      }
    }
  }

  /**
   * Waits for the next delivery. Returns null if there are no listeners left, which ends the
   * thread.
   */
  private @Nullable Delivery next() {
    lock.lock();
    try {
      called = null;
      changed.signalAll();
      while (waiting.isEmpty() && !registrations.isEmpty()) {
        changed.awaitUninterruptibly();
      }
      Delivery next = waiting.pollFirst();
      if (next == null) {
        thread = null;
      } else {
        called = next.to();
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}
