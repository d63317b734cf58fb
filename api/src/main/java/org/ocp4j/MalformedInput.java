package org.ocp4j;

/** The treatment of a source that is not valid UTF-8, or of a string with a lone surrogate. */
public enum MalformedInput {
  /**
   * {@code parse} throws {@link OcpParseException} with the offset of the first malformed byte.
   * This is the default.
   *
   * @spec contract.md#6.3 Contract 6.3
   */
  REPORT,
  /**
   * U+FFFD replaces each malformed sequence. Offsets then refer to the source with U+FFFD in it.
   */
  REPLACE
}
