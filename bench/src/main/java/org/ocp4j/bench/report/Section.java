package org.ocp4j.bench.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Figures that can be compared with each other: they have the same group, workload and unit.
 *
 * @param group what was measured
 * @param workload the input
 * @param unit the unit of the samples
 * @param higherIsBetter whether larger values are better
 * @param figures one figure for each subject, at least one
 * @param baseline the figure that the others are compared with
 */
public record Section(
    String group,
    String workload,
    String unit,
    boolean higherIsBetter,
    List<Figure> figures,
    Figure baseline) {
  /** The subject that all others are compared with, if it was measured. */
  public static final String BASELINE = "commonmark-java + GFM";

  private record Key(String group, String workload, String unit, boolean higherIsBetter) {}

  /** Returns the sections of a run, in the order of its figures. */
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

  /**
   * Returns the figure of commonmark-java if there is one, else of the first engine, else the
   * first.
   */
  private static Figure baseline(SavedRun saved, List<Figure> figures) {
    return figures.stream()
        .filter(figure -> figure.subject().equals(BASELINE))
        .findFirst()
        .or(() ->
            figures.stream().filter(figure -> saved.isEngine(figure.subject())).findFirst())
        .orElse(figures.get(0));
  }

  /** Returns group and workload, such as {@code "parse, corpus"}. */
  public String title() {
    return baseline.title();
  }

  /** Returns which values are better, such as {@code "more is better"}. */
  public String direction() {
    return baseline.direction();
  }

  /** Returns the meaning of the ratio, such as {@code "times as fast as commonmark-java + GFM"}. */
  public String ratioTitle() {
    String quality = isSpeed() ? "as fast as" : higherIsBetter ? "as much as" : "less than";
    return "times " + quality + " " + baseline.subject();
  }

  private boolean isSpeed() {
    return higherIsBetter
        ? unit.matches(".+/(ns|µs|us|ms|s)")
        : unit.matches("(ns|µs|us|ms|s)(/.*)?");
  }

  /**
   * Returns how many times better than the baseline a figure is. Not finite if one of them is 0.
   */
  public double ratio(Figure figure) {
    double own = figure.median();
    double other = baseline.median();
    return higherIsBetter ? own / other : other / own;
  }

  /** Returns the scale for all figures of this section. */
  public Scale scale() {
    return Scale.of(unit, figures.stream().map(Figure::median).toList());
  }
}
