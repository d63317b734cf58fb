package org.ocp4j;

/**
 * Thrown when a thread uses a document or frame that is confined to another.
 *
 * @spec contract.md#3.2 Contract 3.2
 */
public final class OcpWrongThreadException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates an exception.
   *
   * @param message which thread owns the document, and which one used it
   */
  public OcpWrongThreadException(String message) {
    super(message);
  }
}
