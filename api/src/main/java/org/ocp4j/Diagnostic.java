package org.ocp4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A mistake in a source that a lenient parser reports.
 *
 * @param severity the severity
 * @param number the number of its code in the payload
 * @param start the byte offset in the source where the mistake starts
 * @param end the byte offset in the source after its end
 * @param message a sentence that says what is wrong
 */
public record Diagnostic(Severity severity, int number, long start, long end, String message) {
  /** Checks that nothing is null. */
  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** Returns the code, or null if a newer version of this library wrote a code unknown here. */
  public @Nullable DiagnosticCode code() {
    return DiagnosticCode.ofNumber(number);
  }
}
