package org.ocp4j;

/**
 * Says which threads may use and close a document. The names mean what they mean in
 * {@code java.lang.foreign.Arena}.
 *
 * @spec contract.md#3.1 Contract 3.1
 */
public enum Ownership {
  /** Only the thread that opened the document, by {@code parse} or {@code parseAll}. */
  CONFINED,
  /** All threads. The document must be closed. This is the default. */
  SHARED,
  /** All threads. The document may be closed; if not, its memory is released when unreachable. */
  AUTO
}
