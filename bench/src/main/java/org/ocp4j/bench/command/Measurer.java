package org.ocp4j.bench.command;

import java.io.IOException;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.run.Plan;
import org.ocp4j.bench.run.Progress;

/** What does the measuring. */
@FunctionalInterface
public interface Measurer {
  /**
   * Measures what a plan says.
   *
   * @throws IOException if a file cannot be read, or a program beside cannot be run
   * @throws IllegalArgumentException if there is nothing to measure as the plan says it; the
   *     message is for the user
   */
  Run run(Plan plan, Progress progress) throws IOException;
}
