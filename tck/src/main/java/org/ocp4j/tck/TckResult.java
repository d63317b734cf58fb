package org.ocp4j.tck;

import java.util.List;
import java.util.Objects;

/**
 * What came of holding an engine to the contract.
 *
 * @param engine the engine's name
 * @param rules each rule that had a test, in the contract's order
 */
public record TckResult(String engine, List<RuleResult> rules) {
  /** What became of a test, or of a rule. */
  public enum Status {
    /** It holds. */
    PASSED,
    /** It does not. */
    FAILED,
    /** It does not apply to the engine, or cannot be tested here. */
    SKIPPED
  }

  /**
   * What became of one test.
   *
   * @param section the part of the kit it is in
   * @param name its method
   * @param title what it tests, in a line
   * @param status what became of it
   * @param message why it failed or was skipped; empty when it passed
   * @param details where it failed; empty unless it did
   * @param millis how long it took
   */
  public record TestResult(
      String section,
      String name,
      String title,
      Status status,
      String message,
      String details,
      long millis) {
    /** Checks that nothing is null. */
    public TestResult {
      Objects.requireNonNull(section, "section");
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(title, "title");
      Objects.requireNonNull(status, "status");
      Objects.requireNonNull(message, "message");
      Objects.requireNonNull(details, "details");
    }
  }

  /**
   * What became of a rule.
   *
   * @param number its number; empty for what failed outside of a test
   * @param title what it says, in a line
   * @param tests its tests, at least one
   */
  public record RuleResult(String number, String title, List<TestResult> tests) {
    /** Checks that nothing is null. */
    public RuleResult {
      Objects.requireNonNull(number, "number");
      Objects.requireNonNull(title, "title");
      tests = List.copyOf(tests);
    }

    /** Failed if a test is, skipped if all are. */
    public Status status() {
      if (count(Status.FAILED) > 0) {
        return Status.FAILED;
      }
      return count(Status.PASSED) > 0 ? Status.PASSED : Status.SKIPPED;
    }

    /** How many of its tests have a status. */
    public long count(Status status) {
      return tests.stream().filter(test -> test.status() == status).count();
    }
  }

  /** Checks that nothing is null. */
  public TckResult {
    Objects.requireNonNull(engine, "engine");
    rules = List.copyOf(rules);
  }

  /** Whether no test failed, and at least one passed. */
  public boolean isSuccess() {
    return count(Status.FAILED) == 0 && count(Status.PASSED) > 0;
  }

  /** How many tests have a status. */
  public long count(Status status) {
    return rules.stream().mapToLong(rule -> rule.count(status)).sum();
  }
}
