package org.ocp4j.internal.threads;

import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs numbered tasks on the calling thread and daemon threads that help it. Each thread takes the
 * next task that has not begun. Use a crew for one call of {@link #work}, on the thread that made
 * it.
 */
public final class Crew {
  /** The tasks of a crew. */
  public interface Tasks {
    /** Returns {@code false} to let no more tasks begin. Called on any thread before each task. */
    boolean mayGoOn();

    /** Runs a task, on any thread. */
    void run(int task);

    /**
     * Called when a task has finished, on the calling thread, in the order in which tasks finish.
     */
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
   * Makes a crew, without starting threads.
   *
   * @param size the number of tasks
   * @param parallelism the maximum number of threads, including the calling one
   * @param tasks the tasks
   */
  public Crew(int size, int parallelism, Tasks tasks) {
    this.size = size;
    this.threads = Math.min(size, parallelism);
    this.tasks = tasks;
    this.completions = new Completions(size);
  }

  /** Returns {@code true} if the calling thread was interrupted. */
  public boolean isInterrupted() {
    return interrupted || caller.isInterrupted();
  }

  /**
   * Runs the tasks, and returns when all are finished. If {@link Tasks#mayGoOn} returns {@code
   * false}, or the calling thread is interrupted, no more tasks begin, and this method returns when
   * those that have begun are finished. All helper threads have ended by then, and the calling
   * thread's interrupt status is kept. An exception of a task ends the work and is thrown here.
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

  /**
   * Interrupts the helpers, which may be waiting for input, because the calling thread was
   * interrupted.
   */
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
