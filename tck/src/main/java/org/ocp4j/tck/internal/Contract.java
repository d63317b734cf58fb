package org.ocp4j.tck.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/**
 * The assertions of one rule. Every failure names the rule, what was expected, what was seen, and
 * what to look at next.
 */
final class Contract {
  /** Longer texts are shown by their beginning and end only. */
  private static final int LONG = 1200;

  private static final String OF_THE_CONTRACT = " of the contract (docs/contract.md): ";

  private final String rule;

  Contract(String rule) {
    this.rule = rule;
  }

  /** Returns the failure of a rule. */
  static AssertionFailedError violated(
      String rule, String expected, @Nullable Object seen, String hint) {
    return new AssertionFailedError(beginning(rule) + shortened(expected) + "; seen: "
        + shortened(String.valueOf(seen)) + ".\n  hint: " + Hints.of(rule, hint));
  }

  private static String beginning(String rule) {
    return "rule " + rule + OF_THE_CONTRACT;
  }

  /** Returns {@code true} if a message reports a violated rule. */
  static boolean isViolation(String message) {
    return message.startsWith("rule ") && message.contains(OF_THE_CONTRACT);
  }

  private static String shortened(String text) {
    return text.length() <= LONG
        ? text
        : text.substring(0, LONG / 2)
            + " ... "
            + (text.length() - LONG)
            + " characters ... "
            + text.substring(text.length() - LONG / 2);
  }

  /** Returns the failure of this rule. */
  AssertionFailedError violated(String expected, @Nullable Object seen, String hint) {
    return violated(rule, expected, seen, hint);
  }

  /** Checks that a condition holds. */
  void require(boolean holds, String expected, @Nullable Object seen, String hint) {
    if (!holds) {
      throw violated(expected, seen, hint);
    }
  }

  /** Checks that a value equals the expected one. */
  void equal(@Nullable Object expected, @Nullable Object seen, String what, String hint) {
    if (!Objects.equals(expected, seen)) {
      throw violated(what + " should be " + expected, String.valueOf(seen), hint);
    }
  }

  /** Checks that an object is the expected one, by identity. */
  @SuppressWarnings("ReferenceEquality") // identity is what the method checks
  void same(Object expected, @Nullable Object seen, String what, String hint) {
    require(expected == seen, what + " should be the same object", "another object", hint);
  }

  /** Checks that a number is not above a limit. */
  void atMost(long allowed, long seen, String what, String hint) {
    if (seen > allowed) {
      throw violated(what + " should be at most " + allowed, seen, hint);
    }
  }

  /** Checks that a call throws an exception of a type, and returns the exception. */
  <T extends Throwable> T throwsA(Class<T> type, Executable call, String what, String hint) {
    String expected = what + " should throw " + type.getSimpleName();
    try {
      call.execute();
    } catch (Throwable e) {
      if (type.isInstance(e)) {
        return type.cast(e);
      }
      AssertionFailedError failure = violated(expected, e, hint);
      failure.initCause(e);
      throw failure;
    }
    throw violated(expected, "it returned", hint);
  }

  /** Checks that a call returns. An exception becomes a failure with an expectation and a hint. */
  void returns(Executable call, String what, String hint) {
    try {
      call.execute();
    } catch (Throwable e) {
      AssertionFailedError failure = violated(what + " should return", e, hint);
      failure.initCause(e);
      throw failure;
    }
  }
}
