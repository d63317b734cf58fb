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
 * What an engine needs to be tested at all: a provider that can be asked, and that opens. Where
 * that is missing one test fails, and says so; the others are skipped.
 */
final class Gate {
  private static final String RULE = "9.1";

  private final @Nullable AssertionFailedError problem;
  private final AtomicBoolean said = new AtomicBoolean();

  private Gate(@Nullable AssertionFailedError problem) {
    this.problem = problem;
  }

  /** Tries a provider. */
  static Gate of(Supplier<EngineProvider> source) {
    try {
      EngineProvider provider = returned(source::get, "provider() of the test class");
      returned(provider::id, "EngineProvider.id()");
      Availability found = returned(provider::availability, "EngineProvider.availability()");
      if (!found.available()) {
        return new Gate(Contract.violated(
            RULE,
            "an engine under test is available, and says why",
            found,
            "EngineProvider.availability() says what is missing; nothing else was tested"));
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
          what + " returns and does not throw; nothing else was tested",
          e,
          "a probe catches what it meets, and says so in Availability.no; " + Origin.of(e, what));
      failure.initCause(e);
      throw failure;
    }
    if (result == null) {
      throw Contract.violated(
          RULE, what + " returns an object; nothing else was tested", "null", what);
    }
    return result;
  }

  /** A close that fails is for the rules about closing to say. */
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
   * @throws AssertionFailedError when the engine cannot be tested, once
   * @throws TestAbortedException when it cannot be tested, and that was said before
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
