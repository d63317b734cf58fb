package org.ocp4j;

/** Bytes that should be an OCP payload are not a well-formed one (contract 8.3). */
public final class OcpFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final long offset;

  /**
   * Creates an exception.
   *
   * @param reason what is wrong
   * @param offset byte offset into the payload of what is wrong
   */
  public OcpFormatException(String reason, long offset) {
    super("not a well-formed OCP payload: " + reason + " (at byte " + offset + ")");
    this.reason = reason;
    this.offset = offset;
  }

  /** What is wrong. */
  public String reason() {
    return reason;
  }

  /** Byte offset into the payload of what is wrong. */
  public long offset() {
    return offset;
  }
}
