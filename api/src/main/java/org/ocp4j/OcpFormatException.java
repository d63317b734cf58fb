package org.ocp4j;

/**
 * Thrown when bytes are not a well-formed OCP payload.
 *
 * @spec contract.md#8.3 Contract 8.3
 */
public final class OcpFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final long offset;

  /**
   * Creates an exception.
   *
   * @param reason what is wrong
   * @param offset the byte offset of the fault in the payload
   */
  public OcpFormatException(String reason, long offset) {
    super("not a well-formed OCP payload: " + reason + " (at byte " + offset + ")");
    this.reason = reason;
    this.offset = offset;
  }

  /** Returns what is wrong. */
  public String reason() {
    return reason;
  }

  /** Returns the byte offset of the fault in the payload. */
  public long offset() {
    return offset;
  }
}
