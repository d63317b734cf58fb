package org.ocp4j.bench.report;

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

  /** The middle of the samples: half of them are not more, half not less. */
  public double median() {
    List<Double> sorted = samples.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
