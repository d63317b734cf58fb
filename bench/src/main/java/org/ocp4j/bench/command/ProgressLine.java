package org.ocp4j.bench.command;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Scale;
import org.ocp4j.bench.run.Progress;

/**
 * Tells how far a run is: on a terminal in one line that is gone afterwards, elsewhere in a line
 * for each step and each figure. It tells when a step begins and not in between, so as not to take
 * time from what is measured.
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
   * Begins.
   *
   * @param inPlace whether to write one line again and again
   * @param clock counts nanoseconds
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

  /** The estimate counts less and the time taken so far more, the farther the run is. */
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
