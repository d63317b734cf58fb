package org.ocp4j.bench.report;

import java.util.ArrayList;
import java.util.List;

/**
 * One measured figure.
 *
 * @param group what was measured, the same in every run: {@code "parse"}, {@code "walk"}
 * @param workload on what: {@code "corpus"}, {@code "1.6 KB"}
 * @param subject of whom: an engine's id or a library's name
 * @param unit what the samples count: {@code "MB/s"}, {@code "ns"}, {@code "bytes/byte"}
 * @param higherIsBetter whether more of it is better
 * @param samples what the single measurements gave, at least one, in the order they were taken
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

  /** What was measured, on what: {@code "parse, corpus"}. */
  public String title() {
    return workload.isEmpty() ? group : group + ", " + workload;
  }

  /** Which figures are better: {@code "more is better"}. */
  public String direction() {
    return higherIsBetter ? "more is better" : "less is better";
  }

  /** The middle of the samples: half of them are not more, half not less. */
  public double median() {
    return quantile(0.5);
  }

  /** The same with the samples of another of the same subject after its own. */
  public Figure with(Figure more) {
    List<Double> all = new ArrayList<>(samples);
    all.addAll(more.samples);
    return new Figure(group, workload, subject, unit, higherIsBetter, all);
  }

  /** The best of the samples: near to what it is when nothing else disturbs the machine. */
  public double best() {
    return quantile(higherIsBetter ? 1 : 0);
  }

  /**
   * The value that a share of the samples is not above, interpolated between the two it lies
   * between.
   *
   * @param share from 0, the least sample, to 1, the greatest
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
   * Half the interquartile range as a share of the median: how far from it the middle half of the
   * samples goes, about. It is 0 of one sample, and where the median is 0.
   */
  public double spread() {
    double median = median();
    return median == 0 ? 0 : (quantile(0.75) - quantile(0.25)) / 2 / Math.abs(median);
  }
}
