package org.ocp4j.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One measured figure.
 *
 * @param group what was measured, such as {@code "parse"} or {@code "walk"}
 * @param workload the input, such as {@code "corpus"} or {@code "1.6 KB"}
 * @param subject what was measured on it: an engine's id or a library's name
 * @param unit the unit of the samples, such as {@code "MB/s"}, {@code "ns"} or {@code
 *     "bytes/byte"}
 * @param higherIsBetter whether larger values are better
 * @param samples the single measurements, at least one, in the order they were taken
 */
public record Figure(
    String group,
    String workload,
    String subject,
    String unit,
    boolean higherIsBetter,
    List<Double> samples) {

  /** Copies the samples. */
  public Figure {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new IllegalArgumentException(
          "no samples of " + group + ", " + workload + ", " + subject);
    }
  }

  /** Returns group and workload, such as {@code "parse, corpus"}. */
  public String title() {
    return workload.isEmpty() ? group : group + ", " + workload;
  }

  /** Returns which values are better, such as {@code "more is better"}. */
  public String direction() {
    return higherIsBetter ? "more is better" : "less is better";
  }

  /** Returns the median of the samples. */
  public double median() {
    return quantile(0.5);
  }

  /** Returns this figure with the samples of another figure of the same subject appended. */
  public Figure with(Figure more) {
    List<Double> all = new ArrayList<>(samples);
    all.addAll(more.samples);
    return new Figure(group, workload, subject, unit, higherIsBetter, all);
  }

  /** Returns the best sample, which is close to the value on an undisturbed machine. */
  public double best() {
    return quantile(higherIsBetter ? 1 : 0);
  }

  /**
   * Returns a quantile of the samples, interpolated linearly.
   *
   * @param share from 0, the smallest sample, to 1, the largest
   */
  public double quantile(double share) {
    List<Double> sorted = samples.stream().sorted().toList();
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    double low = sorted.get(below);
    return low + (place - below) * (sorted.get(above) - low);
  }

  /**
   * Returns half the interquartile range as a share of the median. It is 0 for a single sample, and
   * if the median is 0.
   */
  public double spread() {
    double median = median();
    return median == 0 ? 0 : (quantile(0.75) - quantile(0.25)) / 2 / Math.abs(median);
  }
}
