package org.ocp4j;

/**
 * The severity of a diagnostic, or of a finding of a {@linkplain org.ocp4j.lint.Linter linter}. The
 * ordinal is the byte in the payload.
 */
public enum Severity {
  /** Worth a look. */
  HINT,
  /** Probably not what was meant. */
  WARNING,
  /** Breaks the grammar, or cannot be meant. */
  ERROR
}
