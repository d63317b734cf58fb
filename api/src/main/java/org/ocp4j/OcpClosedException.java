package org.ocp4j;

/**
 * Thrown when a document, frame, cursor or engine is used after it was closed.
 *
 * @spec contract.md#1.3 Contract 1.3
 * @spec contract.md#1.8 Contract 1.8
 */
public final class OcpClosedException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message what was closed
   */
  public OcpClosedException(String message) {
    super(message);
  }
}
