package org.ocp4j.bench.run;

import java.io.IOException;
import java.util.List;
import org.ocp4j.bench.report.Figure;

/** A step of a run, which measures one subject in one way. */
interface Step {
  /** Returns what is measured, such as {@code "parse, corpus: ffm"}. */
  String title();

  /** Returns the estimated duration in seconds. */
  double seconds();

  /**
   * Runs the step and returns its figures.
   *
   * @throws IOException if the measurement failed; the message says why
   */
  List<Figure> measure() throws IOException;
}
