package org.ocp4j;

/** What to do with a source that is not valid UTF-8, or a string with a lone surrogate. */
public enum MalformedInput {
  /** Refuse it with the offset of the first bad byte (contract 6.3). The default. */
  REPORT,
  /** Put U+FFFD in place of each malformed sequence; offsets are then into the mended source. */
  REPLACE
}
