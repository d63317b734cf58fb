package org.ocp4j.internal.threads;

import org.jspecify.annotations.Nullable;

/**
 * The tasks that are done, in that order, for the one thread that hears of them, and the first
 * failure, which ends the telling. Takes no memory after it is made but for what failures need, so
 * that it works where memory ran out.
 */
public final class Completions {
  /** No task, and none will come. */
  static final int NONE = -1;

  private final int[] tasks;
  private int added;
  private int taken;
  private int helpers;
  private @Nullable Throwable failure;

  Completions(int size) {
    this.tasks = new int[size];
  }

  /** One more thread may add tasks, until it {@linkplain #leave leaves}. */
  synchronized void enter() {
    helpers++;
  }

  synchronized void leave() {
    helpers--;
    notifyAll();
  }

  synchronized void add(int task) {
    tasks[added++] = task;
    notifyAll();
  }

  /** Notes a failure; those after the first are suppressed by it. */
  synchronized void fail(Throwable e) {
    if (failure == null) {
      failure = e;
      notifyAll();
    } else if (!failure.equals(e)) {
      failure.addSuppressed(e);
    }
  }

  synchronized @Nullable Throwable failure() {
    return failure;
  }

  /** The next task that is done, if there is one now. */
  synchronized int poll() {
    return failure == null && taken < added ? tasks[taken++] : NONE;
  }

  /** The next task that is done, waiting for it while somebody may still add one. */
  synchronized int take() throws InterruptedException {
    while (failure == null && taken == added && helpers > 0) {
      wait();
    }
    return poll();
  }
}
