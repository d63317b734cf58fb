package org.ocp4j.bench.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Scale;
import org.ocp4j.bench.run.Progress;

/**
 * Prints the progress of a run. On a terminal it updates one line, which is erased in the end;
 * elsewhere it prints a line for each step and each figure. It prints only when a step begins, so
 * as not to disturb the measurements.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final String START_OF_LINE = "\r\u001b[K";
  private static final int WIDTH = 79;

  private final PrintStream err;
  private final boolean inPlace;
  private final LongSupplier clock;
  private long start;
  private int steps;
  private Duration estimate = Duration.ZERO;

  /**
   * Makes a progress line.
   *
   * @param err the stream to print to
   * @param inPlace whether to update one line, as on a terminal
   * @param clock returns the time in nanoseconds
   */
  ProgressLine(PrintStream err, boolean inPlace, LongSupplier clock) {
    this.err = err;
    this.inPlace = inPlace;
    this.clock = clock;
    this.start = clock.getAsLong();
  }

  @Override
  public void started(int steps, Duration estimate) {
    this.steps = steps;
    this.estimate = estimate;
    this.start = clock.getAsLong();
    if (!inPlace) {
      err.println(steps + " steps, " + about(estimate));
    }
  }

  @Override
  public void step(int number, String title) {
    String place = number + "/" + steps + " ";
    String left = ", " + about(left(number - 1)) + " left";
    if (inPlace) {
      err.print(START_OF_LINE + place + shortened(title, WIDTH - place.length() - left.length()));
      err.print(left);
      err.flush();
    } else {
      err.println(place + title + left);
    }
  }

  @Override
  public void found(List<Figure> figures) {
    if (inPlace) {
      return;
    }
    for (Figure figure : figures) {
      Scale scale = Scale.of(figure.unit(), List.of(figure.median()));
      err.println("    "
          + figure.title()
          + ": "
          + figure.subject()
          + " "
          + scale.write(figure.median())
          + " "
          + scale.unit());
    }
  }

  @Override
  public void close() {
    if (inPlace) {
      err.print(START_OF_LINE);
      err.flush();
    }
  }

  /**
   * Returns the time left. The further the run, the less the first estimate counts and the more the
   * time taken so far.
   */
  private Duration left(int done) {
    double elapsed = clock.getAsLong() - start;
    double share = steps == 0 ? 0 : (double) done / steps;
    double total = estimate.toNanos() * (1 - share) + (done == 0 ? 0 : elapsed);
    return Duration.ofNanos((long) Math.max(0, total - elapsed));
  }

  private static String about(Duration time) {
    long seconds = time.toSeconds();
    if (seconds < 60) {
      return "less than a minute";
    }
    long minutes = (seconds + 30) / 60;
    return minutes < 100
        ? "about " + minutes + " min"
        : "about " + minutes / 60 + " h " + minutes % 60 + " min";
  }

  private static String shortened(String title, int width) {
    int length = title.codePointCount(0, title.length());
    return length <= width
        ? title
        : title.substring(0, title.offsetByCodePoints(0, Math.max(0, width - 1))) + "…";
  }
}
