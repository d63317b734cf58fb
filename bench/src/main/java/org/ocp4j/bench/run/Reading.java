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
 * Describes how to read a figure from JMH's results, with one sample for each iteration of each
 * fork.
 *
 * @param group the figure's group
 * @param workload the figure's workload
 * @param subject the figure's subject
 * @param unit the figure's unit
 * @param higherIsBetter whether larger values are better
 * @param counter the name of one of JMH's secondary results, or {@link #SCORE}
 * @param conversion converts JMH's number to the figure's unit
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

  /** The name of JMH's result for the bytes of heap allocated per operation. */
  static final String ALLOCATED = "gc.alloc.rate.norm";

  /** Reads a speed in MB/s from a counter of bytes per microsecond. */
  static Reading speed(Group group, String workload, String subject) {
    return new Reading(group, workload, subject, "MB/s", true, "bytes", value -> value);
  }

  /** Reads nanoseconds from a benchmark that measures nanoseconds. */
  static Reading nanoseconds(Group group, String workload, String subject) {
    return new Reading(group, workload, subject, "ns", false, SCORE, value -> value);
  }

  /** Reads the heap allocated per byte of the source. */
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

  /** Reads a counter unchanged; smaller values are better. */
  static Reading counter(
      Group group, String workload, String subject, String unit, String counter) {
    return new Reading(group, workload, subject, unit, false, counter, value -> value);
  }

  /** Reads the figure from JMH's result. */
  Figure of(RunResult result) {
    List<Double> samples = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      samples.addAll(samples(fork.getIterationResults()));
    }
    return figure(samples);
  }

  /** Makes the figure from samples. */
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
