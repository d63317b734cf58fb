package org.ocp4j.bench.run;

import java.time.Duration;
import java.util.List;
import org.ocp4j.bench.report.Figure;

/** Who is told how far a run has come, on the thread that runs it. */
public interface Progress {
  /**
   * The run begins.
   *
   * @param steps how many steps it will have
   * @param estimate how long it will take, about
   */
  void started(int steps, Duration estimate);

  /**
   * A step begins.
   *
   * @param number 1 to the number of steps
   * @param title what is measured, of whom: {@code "parse, corpus: ffm"}
   */
  void step(int number, String title);

  /** What a step found, if it found anything. */
  void found(List<Figure> figures);
}
