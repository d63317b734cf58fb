package org.ocp4j.internal.threads;

/**
 * Reports what user code threw where no caller waits for it: in listeners of leaks and pressure.
 */
public final class Uncaught {
  private Uncaught() {}

  /**
   * Passes a failure to the uncaught exception handler of the calling thread. Never throws: what is
   * done after a listener was called must be done whatever the listener and the handler do.
   */
  public static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // The JVM ignores what a handler throws as well.
    }
  }
}
