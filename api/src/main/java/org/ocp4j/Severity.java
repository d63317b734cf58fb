package org.ocp4j;

/**
 * How bad a diagnostic is, or what a {@linkplain org.ocp4j.lint.Linter linter} finds; the ordinal is
 * the byte that stands in a payload.
 */
public enum Severity {
  /** Worth a look. */
  HINT,
  /** Probably not what was meant. */
  WARNING,
  /** Breaks the grammar, or cannot be meant. */
  ERROR
}
