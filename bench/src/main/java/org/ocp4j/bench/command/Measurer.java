package org.ocp4j.bench.command;

import java.io.IOException;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.run.Plan;
import org.ocp4j.bench.run.Progress;

/** Runs benchmarks. */
@FunctionalInterface
public interface Measurer {
  /**
   * Runs the benchmarks of a plan and returns their figures.
   *
   * @param plan what to measure
   * @param progress is notified as the run proceeds
   * @throws IOException if a file cannot be read, or an external program cannot be run
   * @throws IllegalArgumentException if the plan cannot be carried out; the message is for the
   *     user
   */
  Run run(Plan plan, Progress progress) throws IOException;
}
