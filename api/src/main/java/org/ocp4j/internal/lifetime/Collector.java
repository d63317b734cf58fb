package org.ocp4j.internal.lifetime;

import java.lang.ref.ReferenceQueue;
import org.ocp4j.internal.threads.Uncaught;

/**
 * Gives memory back whose holder nobody can reach any more, on a daemon thread that is there while
 * an engine is. It is a {@link java.lang.ref.Cleaner} for memory that is its own reference, so that
 * opening a document makes one object less.
 */
public final class Collector {
  /** Where holders' memory arrives. */
  static final ReferenceQueue<Object> QUEUE = new ReferenceQueue<>();

  private static int engines;
  private static Worker worker = new Worker();

  private Collector() {}

  /** Notes an engine. */
  public static synchronized void begin() {
    if (engines++ == 0) {
      worker = new Worker();
      worker.start();
    }
  }

  /** Notes that an engine ended, with all its memory. */
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
          // Somebody else's unless it ends.
        } catch (Throwable e) {
          Uncaught.report(e);
        }
      }
    }
  }
}
