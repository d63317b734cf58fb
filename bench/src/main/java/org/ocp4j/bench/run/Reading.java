package org.ocp4j.bench.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.ocp4j.bench.report.Figure;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/**
 * How a figure is read from what JMH found: one sample for each iteration of each fork.
 *
 * @param group of the figure
 * @param workload of the figure
 * @param subject of the figure
 * @param unit of the figure
 * @param higherIsBetter of the figure
 * @param counter which of JMH's secondary results, or {@link #SCORE}
 * @param conversion from JMH's number to the figure's
 */
record Reading(
    Group group,
    String workload,
    String subject,
    String unit,
    boolean higherIsBetter,
    String counter,
    DoubleUnaryOperator conversion) {
  /** The name of JMH's primary result. */
  static final String SCORE = "";

  /** The name of the bytes of heap allocated for an operation. */
  static final String ALLOCATED = "gc.alloc.rate.norm";

  /** MB/s, of a counter that counts bytes a microsecond. */
  static Reading speed(Group group, String workload, String subject) {
    return new Reading(group, workload, subject, "MB/s", true, "bytes", value -> value);
  }

  /** Nanoseconds, of a benchmark that gives nanoseconds. */
  static Reading nanoseconds(Group group, String workload, String subject) {
    return new Reading(group, workload, subject, "ns", false, SCORE, value -> value);
  }

  /** Heap allocated for each byte of a source. */
  static Reading allocation(String workload, String subject, long sourceBytes) {
    return new Reading(
        Group.ALLOCATION,
        workload,
        subject,
        "bytes/byte",
        false,
        ALLOCATED,
        value -> value / sourceBytes);
  }

  /** A counter as it is, of which less is better. */
  static Reading counter(
      Group group, String workload, String subject, String unit, String counter) {
    return new Reading(group, workload, subject, unit, false, counter, value -> value);
  }

  /** The figure. */
  Figure of(RunResult result) {
    List<Double> samples = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      samples.addAll(samples(fork.getIterationResults()));
    }
    return figure(samples);
  }

  /** The figure of these samples. */
  Figure figure(List<Double> samples) {
    return new Figure(group.title(), workload, subject, unit, higherIsBetter, samples);
  }

  private List<Double> samples(Collection<IterationResult> iterations) {
    return iterations.stream()
        .map(iteration -> conversion.applyAsDouble(score(iteration)))
        .toList();
  }

  private double score(IterationResult iteration) {
    if (counter.equals(SCORE)) {
      return iteration.getPrimaryResult().getScore();
    }
    for (String name : iteration.getSecondaryResults().keySet()) {
      if (name.endsWith(counter)) {
        return iteration.getSecondaryResults().get(name).getScore();
      }
    }
    throw new IllegalStateException(
        "no " + counter + " in " + iteration.getSecondaryResults().keySet());
  }
}
