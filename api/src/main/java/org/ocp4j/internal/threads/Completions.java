package org.ocp4j.internal.threads;

import org.jspecify.annotations.Nullable;

/**
 * A queue of finished tasks, read by one thread, and the first failure, which ends the queue. It
 * allocates all its memory in advance, so that it works when memory has run out.
 */
public final class Completions {
  /** The result if no task is finished. */
  static final int NONE = -1;

  private final int[] tasks;
  private int added;
  private int taken;
  private int helpers;
  private @Nullable Throwable failure;

  Completions(int size) {
    this.tasks = new int[size];
  }

  /** Counts one more thread that may add tasks, until it calls {@link #leave}. */
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

  /** Records a failure. Later failures are added to the first as suppressed exceptions. */
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

  /** Returns the next finished task, or {@link #NONE} if there is none now. */
  synchronized int poll() {
    return failure == null && taken < added ? tasks[taken++] : NONE;
  }

  /** Returns the next finished task. Waits for it while another thread may still add one. */
  synchronized int take() throws InterruptedException {
    while (failure == null && taken == added && helpers > 0) {
      wait();
    }
    return poll();
  }
}
