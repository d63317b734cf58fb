package org.ocp4j.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Severity;

/** The levels of the options {@code --rule} and {@code --fail-on}: a severity, or off. */
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

  /** Returns {@code true} if a severity is at least this level. Nothing reaches {@code OFF}. */
  boolean isReachedBy(Severity other) {
    return severity != null && other.compareTo(severity) >= 0;
  }

  /** Returns the level as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
