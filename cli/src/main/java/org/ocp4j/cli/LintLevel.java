package org.ocp4j.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Severity;

/** How bad something is, or that nobody asks. */
enum LintLevel {
  OFF(null),
  HINT(Severity.HINT),
  WARNING(Severity.WARNING),
  ERROR(Severity.ERROR);

  private final @Nullable Severity severity;

  LintLevel(@Nullable Severity severity) {
    this.severity = severity;
  }

  @Nullable
  Severity severity() {
    return severity;
  }

  /** Whether something is as bad as this, or worse. */
  boolean isReachedBy(Severity other) {
    return severity != null && other.compareTo(severity) >= 0;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
