package org.ocp4j.bench.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Run;

/**
 * A comparison of two runs.
 *
 * @param changes the figures that both runs have, in the order of the first run
 * @param onlyInA the figures that only the first run has
 * @param onlyInB the figures that only the second run has
 * @param warnings reasons not to compare the runs' figures, as sentences
 * @param versions the versions that differ, such as {@code "ocp4j: 0.1.0 → 0.2.0"}
 */
public record Comparison(
    List<Change> changes,
    List<Figure> onlyInA,
    List<Figure> onlyInB,
    List<String> warnings,
    List<String> versions) {
  private static final String ABSENT = "unknown";

  private record Key(
      String group, String workload, String subject, String unit, boolean higherIsBetter) {
    static Key of(Figure figure) {
      return new Key(
          figure.group(),
          figure.workload(),
          figure.subject(),
          figure.unit(),
          figure.higherIsBetter());
    }
  }

  /** Compares two runs. */
  public static Comparison of(Run a, Run b) {
    Map<Key, Figure> second = new LinkedHashMap<>();
    b.figures().forEach(figure -> second.put(Key.of(figure), figure));
    List<Change> changes = new ArrayList<>();
    List<Figure> onlyInA = new ArrayList<>();
    for (Figure figure : a.figures()) {
      Figure other = second.remove(Key.of(figure));
      if (other == null) {
        onlyInA.add(figure);
      } else {
        changes.add(new Change(figure, other));
      }
    }
    return new Comparison(
        changes,
        onlyInA,
        List.copyOf(second.values()),
        warnings(a, b),
        differences(a.versions(), b.versions()));
  }

  private static List<String> warnings(Run a, Run b) {
    List<String> warnings = new ArrayList<>();
    List<String> machine = differences(a.machine(), b.machine());
    if (!machine.isEmpty()) {
      warnings.add("the machines or their Java versions differ, so the figures cannot be compared: "
          + String.join("; ", machine));
    }
    List<String> documents = differences(a.documents(), b.documents());
    if (!documents.isEmpty()) {
      warnings.add("the documents differ: " + String.join("; ", documents));
    }
    if (a.isQuick() || b.isQuick()) {
      String which = a.isQuick() && b.isQuick() ? "both runs are" : a.isQuick() ? "A is" : "B is";
      warnings.add(which + " quick, so the figures are rough");
    }
    return warnings;
  }

  private static List<String> differences(Map<String, String> a, Map<String, String> b) {
    Set<String> names = new LinkedHashSet<>(a.keySet());
    names.addAll(b.keySet());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(a.get(name), b.get(name))) {
        differences.add(
            name + ": " + a.getOrDefault(name, ABSENT) + " → " + b.getOrDefault(name, ABSENT));
      }
    }
    return differences;
  }

  /** Returns {@code true} if any figure got worse by more than noise. */
  public boolean hasRegression() {
    return changes.stream().anyMatch(change -> change.verdict() == Verdict.WORSE);
  }
}
