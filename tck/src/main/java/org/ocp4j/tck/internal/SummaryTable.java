package org.ocp4j.tck.internal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.ocp4j.tck.TckResult;
import org.ocp4j.tck.TckResult.RuleResult;
import org.ocp4j.tck.TckResult.Status;
import org.ocp4j.tck.TckResult.TestResult;

/**
 * Writes a result as text: a line for each rule, with the reason if it was skipped, then the
 * failures.
 */
public final class SummaryTable {
  private SummaryTable() {}

  /** Returns the text, without a line ending at the end. */
  public static String of(TckResult result) {
    StringBuilder text = new StringBuilder();
    text.append(String.format("%-5s %6s %6s %7s  %s%n", "RULE", "passed", "failed", "skipped", ""));
    for (RuleResult rule : result.rules()) {
      text.append(String.format(
          "%-5s %6d %6d %7d  %s%s%n",
          rule.number(),
          rule.count(Status.PASSED),
          rule.count(Status.FAILED),
          rule.count(Status.SKIPPED),
          rule.title(),
          reason(rule)));
    }
    for (RuleResult rule : result.rules()) {
      for (TestResult test : rule.tests()) {
        if (test.status() == Status.FAILED) {
          text.append(String.format("%n%s %s%n", rule.number(), test.name()));
          text.append(test.message().indent(2));
        }
      }
    }
    return text.append(String.format(
            "%nengine \"%s\": %d passed, %d failed, %d skipped",
            result.engine(),
            result.count(Status.PASSED),
            result.count(Status.FAILED),
            result.count(Status.SKIPPED)))
        .toString();
  }

  private static String reason(RuleResult rule) {
    if (rule.status() != Status.SKIPPED) {
      return "";
    }
    List<String> reasons =
        rule.tests().stream().map(TestResult::message).distinct().toList();
    return reasons.stream().collect(Collectors.joining("; ", " (skipped: ", ")"));
  }

  /** Returns the word for a status. */
  static String word(Status status) {
    return lower(status);
  }

  /** Returns the name of a constant in lower case. */
  static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
