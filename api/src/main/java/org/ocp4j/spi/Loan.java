package org.ocp4j.spi;

import java.nio.ByteBuffer;

/**
 * A view of a block that can be taken back while the block lives on. The runtime shows it to users of
 * confined documents and frames, and ends it when the owner closes them (contract 1.6).
 */
public interface Loan {
  /**
   * The whole block, like {@link Block#view}: the same memory, little-endian, position zero. Its views
   * refuse every thread but the one that asked for the loan.
   */
  ByteBuffer view();

  /** What {@link Block#anchor} is for the block's own view: an object that every view of it keeps. */
  Object anchor();

  /**
   * Ends every view that was made of it: later access throws an {@link IllegalStateException}. On
   * other threads than the one that asked for the loan, and while a view is in use otherwise, it does
   * nothing; the views then stay, and count as the block's own.
   *
   * @return whether they have ended; not called again then
   */
  boolean end();
}
