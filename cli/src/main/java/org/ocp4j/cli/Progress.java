package org.ocp4j.cli;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A progress bar on a terminal, which is erased when it is closed. */
final class Progress implements AutoCloseable {
  private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(100);
  private static final int WIDTH = 30;
  private static final String START_OF_LINE = "\r\u001b[K";

  private final PrintStream err;
  private final int total;
  private final boolean visible;
  private final LongSupplier clock;
  private long lastShown;
  private int done;
  private boolean shown;

  /**
   * Makes a progress bar that starts at 0.
   *
   * @param err the terminal to draw on
   * @param total the number of steps
   * @param visible whether the bar is drawn at all
   * @param clock returns the time in nanoseconds
   */
  Progress(PrintStream err, int total, boolean visible, LongSupplier clock) {
    this.err = err;
    this.total = total;
    this.visible = visible;
    this.clock = clock;
    this.lastShown = clock.getAsLong();
  }

  /**
   * Counts one step as done, and redraws the bar.
   *
   * @param failed the number of failures so far
   */
  void step(int failed) {
    done++;
    long now = clock.getAsLong();
    if (visible && now - lastShown >= INTERVAL) {
      lastShown = now;
      shown = true;
      err.print(START_OF_LINE + bar() + " " + done + "/" + total + failures(failed));
      err.flush();
    }
  }

  private String bar() {
    int full = (int) ((long) WIDTH * done / total);
    return "[" + "#".repeat(full) + " ".repeat(WIDTH - full) + "]";
  }

  private static String failures(int failed) {
    return failed == 0 ? "" : ", " + failed + " failed";
  }

  @Override
  public void close() {
    if (shown) {
      err.print(START_OF_LINE);
      err.flush();
    }
  }
}
