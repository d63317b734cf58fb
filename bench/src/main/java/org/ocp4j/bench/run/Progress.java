package org.ocp4j.bench.run;

import java.time.Duration;
import java.util.List;
import org.ocp4j.bench.report.Figure;

/** A listener that is notified as a run proceeds, on the thread of the run. */
public interface Progress {
  /**
   * Called when the run begins.
   *
   * @param steps the number of steps
   * @param estimate the estimated duration of the run
   */
  void started(int steps, Duration estimate);

  /**
   * Called when a step begins.
   *
   * @param number the number of the step, from 1
   * @param title what is measured, such as {@code "parse, corpus: ffm"}
   */
  void step(int number, String title);

  /**
   * Called when a step has ended.
   *
   * @param figures the figures of the step; may be empty
   */
  void found(List<Figure> figures);
}
