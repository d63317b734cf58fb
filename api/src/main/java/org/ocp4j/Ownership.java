package org.ocp4j;

/**
 * The ownership of a document: which threads may use and close it. The names mean the same as in
 * {@code java.lang.foreign.Arena}.
 *
 * @spec contract.md#3.1 Contract 3.1
 */
public enum Ownership {
  /**
   * Only the thread that opened the document, with {@code parse} or {@code parseAll}, may use and
   * close it.
   */
  CONFINED,
  /** All threads may use and close the document, and it must be closed. This is the default. */
  SHARED,
  /**
   * All threads may use the document. It need not be closed: its memory is released when it is
   * unreachable.
   */
  AUTO
}
