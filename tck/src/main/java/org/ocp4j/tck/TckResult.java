package org.ocp4j.tck;

import java.util.List;
import java.util.Objects;

/**
 * The result of checking an engine against the contract.
 *
 * @param engine the engine's name
 * @param rules each rule that had a test, in the contract's order
 */
public record TckResult(String engine, List<RuleResult> rules) {
  /** The result of a test or of a rule. */
  public enum Status {
    /** The engine keeps the rule. */
    PASSED,
    /** The engine breaks the rule. */
    FAILED,
    /** The rule does not apply to the engine, or cannot be tested on this JVM. */
    SKIPPED
  }

  /**
   * The result of one test.
   *
   * @param section the part of the kit that contains the test
   * @param name the name of the test method
   * @param title what the test checks, in one line
   * @param status whether the test passed, failed or was skipped
   * @param message why the test failed or was skipped; empty if it passed
   * @param details the stack trace of a failure; empty unless the test failed
   * @param millis how long the test took, in milliseconds
   */
  public record TestResult(
      String section,
      String name,
      String title,
      Status status,
      String message,
      String details,
      long millis) {
    /** Checks that no field is null. */
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
   * The results of one rule's tests.
   *
   * @param number the rule's number; empty for failures outside of a test
   * @param title the rule, in one line
   * @param tests the rule's tests, at least one
   */
  public record RuleResult(String number, String title, List<TestResult> tests) {
    /** Checks that no field is null. */
    public RuleResult {
      Objects.requireNonNull(number, "number");
      Objects.requireNonNull(title, "title");
      tests = List.copyOf(tests);
    }

    /** Returns FAILED if a test failed, SKIPPED if all tests were skipped, and PASSED otherwise. */
    public Status status() {
      if (count(Status.FAILED) > 0) {
        return Status.FAILED;
      }
      return count(Status.PASSED) > 0 ? Status.PASSED : Status.SKIPPED;
    }

    /** Returns how many of this rule's tests have a status. */
    public long count(Status status) {
      return tests.stream().filter(test -> test.status() == status).count();
    }
  }

  /** Checks that no field is null. */
  public TckResult {
    Objects.requireNonNull(engine, "engine");
    rules = List.copyOf(rules);
  }

  /** Returns {@code true} if no test failed and at least one passed. */
  public boolean isSuccess() {
    return count(Status.FAILED) == 0 && count(Status.PASSED) > 0;
  }

  /** Returns how many tests have a status. */
  public long count(Status status) {
    return rules.stream().mapToLong(rule -> rule.count(status)).sum();
  }
}
