package org.ocp4j.internal.threads;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The calling thread and daemon threads that help it with numbered tasks, each taking the next that
 * nobody has begun. Good for one call of {@link #work} on the thread that made it.
 */
public final class Crew {
  /** What there is to do. */
  public interface Tasks {
    /** Whether another may be begun; asked before each, by any thread. No is for good. */
    boolean mayGoOn();

    /** Does one, on any thread. */
    void run(int task);

    /** Hears that one is done: on the calling thread, in the order in which they end. */
    void done(int task);
  }

  private final int size;
  private final int threads;
  private final Tasks tasks;
  private final Thread caller = Thread.currentThread();
  private final List<Thread> helpers = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final Completions completions;
  private volatile boolean stopped;
  private volatile boolean interrupted;

  /**
   * Starts no thread yet.
   *
   * @param size how many tasks there are
   * @param parallelism how many threads work at most, the calling one included
   * @param tasks what they are
   */
  public Crew(int size, int parallelism, Tasks tasks) {
    this.size = size;
    this.threads = Math.min(size, parallelism);
    this.tasks = tasks;
    this.completions = new Completions(size);
  }

  /** Whether the calling thread was interrupted. */
  public boolean isInterrupted() {
    return interrupted || caller.isInterrupted();
  }

  /**
   * Works until all tasks are done, or none may be begun any more, because {@link Tasks} says so or
   * the calling thread is interrupted, and those begun are done. Then no helper is left, and the
   * calling thread is interrupted if it was. What a task threw ends the work and is thrown here.
   */
  public void work() {
    try {
      hire();
      for (int task = claim(); task != Completions.NONE; task = claim()) {
        tasks.run(task);
        completions.add(task);
        tell();
      }
      tellUntilHelpersEnd();
    } catch (Throwable e) {
      fail(e);
    } finally {
      awaitHelpers();
      if (interrupted) {
        caller.interrupt();
      }
    }
    throwFailure();
  }

  private void hire() {
    for (int i = 1; i < threads; i++) {
      Thread helper = new Thread(this::help, "ocp4j-batch-" + i);
      helper.setDaemon(true);
      helpers.add(helper);
      completions.enter();
      try {
        helper.start();
      } catch (Throwable e) {
        completions.leave();
        throw e;
      }
    }
  }

  private void help() {
    try {
      for (int task = claim(); task != Completions.NONE; task = claim()) {
        tasks.run(task);
        completions.add(task);
      }
    } catch (Throwable e) {
      fail(e);
    } finally {
      completions.leave();
    }
  }

  private int claim() {
    if (stopped) {
      return Completions.NONE;
    }
    int task = next.getAndIncrement();
    if (task >= size) {
      return Completions.NONE;
    }
    if (isInterrupted() || !tasks.mayGoOn()) {
      stopped = true;
      return Completions.NONE;
    }
    return task;
  }

  private void fail(Throwable e) {
    stopped = true;
    completions.fail(e);
  }

  private void tell() {
    for (int task = completions.poll(); task != Completions.NONE; task = completions.poll()) {
      tasks.done(task);
    }
  }

  private void tellUntilHelpersEnd() {
    for (int task = take(); task != Completions.NONE; task = take()) {
      tasks.done(task);
    }
  }

  private int take() {
    while (true) {
      try {
        return completions.take();
      } catch (InterruptedException e) {
        interrupt();
      }
    }
  }

  private void awaitHelpers() {
    if (completions.failure() != null) {
      helpers.forEach(Thread::interrupt);
    }
    for (Thread helper : helpers) {
      while (helper.isAlive()) {
        try {
          helper.join();
        } catch (InterruptedException e) {
          interrupt();
        }
      }
    }
  }

  /** Hands the interruption of the calling thread on to the helpers, which may wait for input. */
  private void interrupt() {
    interrupted = true;
    stopped = true;
    helpers.forEach(Thread::interrupt);
  }

  private void throwFailure() {
    Throwable failure = completions.failure();
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
    if (failure != null) {
      throw new UndeclaredThrowableException(failure);
    }
  }
}
