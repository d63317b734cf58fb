package org.ocp4j.tck.internal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.AssertionFailedError;

/**
 * What a test asserts of one rule. Every failure says the rule, what should have been, what was
 * seen, and how to look further.
 */
final class Contract {
  /** Longer texts are shown by their ends. */
  private static final int LONG = 1200;

  private static final String OF_THE_CONTRACT = " of the contract (docs/contract.md): ";

  private final String rule;

  Contract(String rule) {
    this.rule = rule;
  }

  /** The failure of a rule. */
  static AssertionFailedError violated(
      String rule, String expected, @Nullable Object seen, String hint) {
    return new AssertionFailedError(beginning(rule) + shortened(expected) + "; seen: "
        + shortened(String.valueOf(seen)) + ".\n  how to look: " + Hints.of(rule, hint));
  }

  private static String beginning(String rule) {
    return "rule " + rule + OF_THE_CONTRACT;
  }

  /** Returns whether a message is that of a violated rule. */
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

  /** The failure of this rule. */
  AssertionFailedError violated(String expected, @Nullable Object seen, String hint) {
    return violated(rule, expected, seen, hint);
  }

  /** Something should hold. */
  void require(boolean holds, String expected, @Nullable Object seen, String hint) {
    if (!holds) {
      throw violated(expected, seen, hint);
    }
  }

  /** Something should be a value. */
  void equal(@Nullable Object expected, @Nullable Object seen, String what, String hint) {
    if (!Objects.equals(expected, seen)) {
      throw violated(what + " should be " + expected, String.valueOf(seen), hint);
    }
  }

  /** Something should be just this object. */
  @SuppressWarnings("ReferenceEquality") // that is what is asserted
  void same(Object expected, @Nullable Object seen, String what, String hint) {
    require(expected == seen, what + " should be one object", "another", hint);
  }

  /** A number should be no more than another. */
  void atMost(long allowed, long seen, String what, String hint) {
    if (seen > allowed) {
      throw violated(what + " should be at most " + allowed, seen, hint);
    }
  }

  /** A call should end in an exception of a type. */
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

  /** A call should return; an exception is a failure that says more than itself. */
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
