package org.ocp4j.internal.lifetime;

import java.lang.ref.ReferenceQueue;
import org.ocp4j.internal.threads.Uncaught;

/**
 * A daemon thread that releases memory whose holder has become unreachable. The thread runs while
 * at least one engine is open. It works like a {@link java.lang.ref.Cleaner}, but a document's
 * memory is itself the reference, which saves an object for each document.
 */
public final class Collector {
  /** The queue of memory whose holder is unreachable. */
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

  private static int engines;
  private static Worker worker = new Worker();

  private Collector() {}

  /** Counts an engine that was opened. */
  public static synchronized void begin() {
    if (engines++ == 0) {
      worker = new Worker();
      worker.start();
    }
  }

  /** Counts an engine that has closed and has no more memory. */
  public static synchronized void end() {
    if (--engines == 0) {
      worker.end();
    }
  }

  private static final class Worker implements Runnable {
    private volatile boolean ends;
    private final Thread thread = new Thread(this, "ocp4j-collector");

    void start() {
      thread.setDaemon(true);
      thread.setContextClassLoader(null);
      thread.start();
    }

    void end() {
      ends = true;
      thread.interrupt();
    }

    @Override
    public void run() {
      while (!ends) {
        try {
          ((Lifetime) QUEUE.remove()).run();
        } catch (InterruptedException e) {
          // An interrupt from elsewhere; ignore it unless the worker is to end.
        } catch (Throwable e) {
          Uncaught.report(e);
        }
      }
    }
  }
}
