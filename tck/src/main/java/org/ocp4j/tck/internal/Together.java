package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks on threads of their own. */
final class Together {
  private static final int MINUTES = 9;

  /** The work of one thread. */
  interface Task {
    /** Runs the work; {@code thread} counts from 0. */
    void run(int thread) throws Throwable;
  }

  private Together() {}

  /**
   * Runs a task on several threads that start together, and throws the first thread's exception.
   */
  static void run(int threads, Task task) throws Throwable {
    CountDownLatch start = new CountDownLatch(threads);
    List<Callable<Void>> calls = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int thread = i;
      calls.add(() -> {
        start.countDown();
        start.await();
        runUnwrapped(task, thread);
        return null;
      });
    }
    call(calls);
  }

  private static void runUnwrapped(Task task, int thread) throws Exception {
    try {
      task.run(thread);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Calls something on another thread, waits for it, and returns the result. */
  static <T> T elsewhere(Callable<T> call) throws Throwable {
    return call(List.of(call)).get(0);
  }

  private static <T> List<T> call(List<Callable<T>> calls) throws Throwable {
    ExecutorService threads = Executors.newFixedThreadPool(calls.size(), Together::daemon);
    try {
      List<Future<T>> futures = new ArrayList<>();
      calls.forEach(call -> futures.add(threads.submit(call)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(MINUTES, TimeUnit.MINUTES));
      }
      return results;
    } catch (ExecutionException e) {
      throw e.getCause() == null ? e : e.getCause();
    } catch (TimeoutException e) {
      throw new AssertionError("a thread did not end within " + MINUTES + " minutes", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "tck");
    thread.setDaemon(true);
    return thread;
  }
}
