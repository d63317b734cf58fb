package org.ocp4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures that can be compared with each other: of the same group, workload and unit.
 *
 * @param group what was measured
 * @param workload on what
 * @param unit what the samples count
 * @param higherIsBetter whether more of it is better
 * @param figures one for each subject, at least one
 * @param baseline the one the others are compared with
 */
public record Section(
    String group,
    String workload,
    String unit,
    boolean higherIsBetter,
    List<Figure> figures,
    Figure baseline) {
  /** Who the others are compared with wherever it was measured. */
  public static final String BASELINE = "commonmark-java + GFM";

  private record Key(String group, String workload, String unit, boolean higherIsBetter) {}

  /** The sections of a run, in its order. */
  public static List<Section> of(SavedRun saved) {
    Map<Key, List<Figure>> figures = new LinkedHashMap<>();
    for (Figure figure : saved.run().figures()) {
      Key key = new Key(figure.group(), figure.workload(), figure.unit(), figure.higherIsBetter());
      figures.computeIfAbsent(key, absent -> new ArrayList<>()).add(figure);
    }
    List<Section> sections = new ArrayList<>();
    figures.forEach((key, of) -> sections.add(new Section(
        key.group,
        key.workload,
        key.unit,
        key.higherIsBetter,
        List.copyOf(of),
        baseline(saved, of))));
    return sections;
  }

  /** commonmark-java if it is there, else the first engine, else the first there is. */
  private static Figure baseline(SavedRun saved, List<Figure> figures) {
    return figures.stream()
        .filter(figure -> figure.subject().equals(BASELINE))
        .findFirst()
        .or(() ->
            figures.stream().filter(figure -> saved.isEngine(figure.subject())).findFirst())
        .orElse(figures.get(0));
  }

  /** What was measured, on what: {@code "parse, corpus"}. */
  public String title() {
    return baseline.title();
  }

  /** Which figures are better: {@code "more is better"}. */
  public String direction() {
    return baseline.direction();
  }

  /** What the ratio says: {@code "times as fast as commonmark-java + GFM"}. */
  public String ratioTitle() {
    String quality = isSpeed() ? "as fast as" : higherIsBetter ? "as much as" : "less than";
    return "times " + quality + " " + baseline.subject();
  }

  private boolean isSpeed() {
    return higherIsBetter
        ? unit.matches(".+/(ns|µs|us|ms|s)")
        : unit.matches("(ns|µs|us|ms|s)(/.*)?");
  }

  /** How many times better than the baseline a figure is; not finite where nothing can say so. */
  public double ratio(Figure figure) {
    double own = figure.median();
    double other = baseline.median();
    return higherIsBetter ? own / other : other / own;
  }

  /** How to write the figures. */
  public Scale scale() {
    return Scale.of(unit, figures.stream().map(Figure::median).toList());
  }
}
