package org.ocp4j;

/** Says what is done with a source that is not valid UTF-8, or a string with a lone surrogate. */
public enum MalformedInput {
  /**
   * {@code parse} throws {@link OcpParseException} with the offset of the first malformed byte
   * (contract 6.3). This is the default.
   */
  REPORT,
  /**
   * U+FFFD replaces each malformed sequence. Offsets then refer to the source with U+FFFD in it.
   */
  REPLACE
}
