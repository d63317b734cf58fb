package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.ocp4j.tck.TckResult;
import org.ocp4j.tck.TckResult.RuleResult;
import org.ocp4j.tck.TckResult.Status;
import org.ocp4j.tck.TckResult.TestResult;

/** The results of one test class, by rule. */
final class KitResults {
  private static final Comparator<TestResult> ORDER =
      Comparator.comparing(TestResult::section).thenComparing(TestResult::name);

  private final Map<String, List<TestResult>> byRule = new TreeMap<>();

  void add(String rule, TestResult result) {
    byRule.computeIfAbsent(rule, key -> new ArrayList<>()).add(result);
  }

  /** Returns a progress line about a part of the kit; empty if that part has no results. */
  String line(String section) {
    List<TestResult> tests = byRule.values().stream()
        .flatMap(List::stream)
        .filter(test -> test.section().equals(section))
        .toList();
    if (tests.isEmpty()) {
      return "";
    }
    StringBuilder line = new StringBuilder(String.format("%-28s", section));
    for (Status status : Status.values()) {
      long count = tests.stream().filter(test -> test.status() == status).count();
      if (count > 0) {
        line.append("  ").append(count).append(' ').append(SummaryTable.word(status));
      }
    }
    return line.toString();
  }

  KitReport report(String testClass, Settings settings) {
    EngineProfile profile = EnginesUnderTest.of(testClass);
    List<RuleResult> rules = new ArrayList<>();
    byRule.forEach((rule, tests) -> rules.add(
        new RuleResult(rule, RuleBook.title(rule), tests.stream().sorted(ORDER).toList())));
    String id = profile == null ? "unknown" : profile.id();
    return new KitReport(new TckResult(id, rules), profile, settings);
  }
}
