package org.ocp4j.bench.run;

import java.io.IOException;
import java.util.List;
import org.ocp4j.bench.report.Figure;

/** One step of a run, which measures one thing of one subject. */
interface Step {
  /** What is measured, of whom. */
  String title();

  /** How long it will take, about, in seconds. */
  double seconds();

  /**
   * Measures.
   *
   * @throws IOException when it could not be measured; the message says why
   */
  List<Figure> measure() throws IOException;
}
