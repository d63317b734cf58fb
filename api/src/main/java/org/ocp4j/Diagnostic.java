package org.ocp4j;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something a lenient parser noticed.
 *
 * @param severity how bad it is
 * @param number the number of its code, as it stands in the payload
 * @param start byte offset into the source where it starts
 * @param end byte offset into the source where it ends
 * @param message what is wrong, in words
 */
public record Diagnostic(Severity severity, int number, long start, long end, String message) {
  /** Checks that nothing is null. */
  public Diagnostic {
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** What is wrong; null when the payload was written by a version that knows more codes. */
  public @Nullable DiagnosticCode code() {
    return DiagnosticCode.ofNumber(number);
  }
}
