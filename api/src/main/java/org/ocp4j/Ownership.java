package org.ocp4j;

/**
 * Who may use and close a document (contract 3.1), with the meaning {@code java.lang.foreign.Arena}
 * gave these words.
 */
public enum Ownership {
  /** Only the thread that parsed or opened it, or that had it parsed in a batch. */
  CONFINED,
  /** Any thread; it must be closed. The default. */
  SHARED,
  /** Any thread; the collector releases it when it is forgotten, and closing is optional. */
  AUTO
}
