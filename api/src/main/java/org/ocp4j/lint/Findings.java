package org.ocp4j.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.ocp4j.Severity;

/** Collects the findings of one document, for the rules that are on. */
final class Findings {
  private static final Comparator<LintFinding> ORDER = Comparator.comparingLong(LintFinding::start)
      .thenComparingLong(LintFinding::end)
      .thenComparing(LintFinding::rule);

  private final Map<LintRule, Severity> severities;
  private final List<LintFinding> all = new ArrayList<>();

  /** Creates an empty collection. A rule without a severity is off. */
  Findings(Map<LintRule, Severity> severities) {
    this.severities = severities;
  }

  void add(LintRule rule, int start, int end, String message) {
    Severity severity = severities.get(rule);
    if (severity != null) {
      all.add(new LintFinding(rule, severity, start, end, message));
    }
  }

  List<LintFinding> sorted() {
    all.sort(ORDER);
    return List.copyOf(all);
  }
}
