package org.ocp4j.internal.threads;

/**
 * Reports exceptions of user code that no caller can catch, such as listeners of leaks and
 * pressure.
 */
public final class Uncaught {
  private Uncaught() {}

  /**
   * Passes an exception to the uncaught exception handler of the calling thread. Never throws, so
   * that the work after calling a listener is always done.
   */
  public static void report(Throwable failure) {
    Thread thread = Thread.currentThread();
    try {
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    } catch (Throwable e) {
      // The JVM, too, ignores exceptions of a handler.
    }
  }
}
