package org.ocp4j.tck.internal;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Checks that an engine can be tested at all: its provider returns values and opens a backend. If
 * not, one test fails with the reason, and all others are skipped.
 */
final class Gate {
  private static final String RULE = "9.1";

  private final @Nullable AssertionFailedError problem;
  private final AtomicBoolean said = new AtomicBoolean();

  private Gate(@Nullable AssertionFailedError problem) {
    this.problem = problem;
  }

  /** Calls the methods of a provider and stores the first problem. */
  static Gate of(Supplier<EngineProvider> source) {
    try {
      EngineProvider provider = returned(source::get, "provider() of the test class");
      returned(provider::id, "EngineProvider.id()");
      Availability found = returned(provider::availability, "EngineProvider.availability()");
      if (!found.available()) {
        return new Gate(Contract.violated(
            RULE,
            "the engine under test is available",
            found,
            "EngineProvider.availability() gives the reason; no other rule was tested"));
      }
      EngineBackend backend = returned(provider::open, "EngineProvider.open()");
      try {
        returned(backend::heap, "EngineBackend.heap()");
      } finally {
        closeQuietly(backend);
      }
      return new Gate(null);
    } catch (AssertionFailedError e) {
      return new Gate(e);
    }
  }

  private static <T> T returned(ThrowingSupplier<T> call, String what) {
    T result;
    try {
      result = call.get();
    } catch (Throwable e) {
      AssertionFailedError failure = Contract.violated(
          RULE,
          what + " returns and does not throw; no other rule was tested",
          e,
          "a provider must catch every failure of its probe and return Availability.no; "
              + Origin.of(e, what));
      failure.initCause(e);
      throw failure;
    }
    if (result == null) {
      throw Contract.violated(
          RULE, what + " returns an object; no other rule was tested", "null", what);
    }
    return result;
  }

  /** Closes a backend and ignores a failure, which the rules about closing test. */
  private static void closeQuietly(EngineBackend backend) {
    try {
      backend.close();
    } catch (RuntimeException | Error e) {
      return;
    }
  }

  /**
   * Lets a test begin.
   *
   * @throws AssertionFailedError if the engine cannot be tested, at the first call
   * @throws TestAbortedException if the engine cannot be tested, at all later calls
   */
  void pass() {
    AssertionFailedError failure = problem;
    if (failure == null) {
      return;
    }
    if (said.compareAndSet(false, true)) {
      throw failure;
    }
    String message = String.valueOf(failure.getMessage());
    throw new TestAbortedException(
        "the engine cannot be tested: " + message.lines().findFirst().orElse(""));
  }
}
