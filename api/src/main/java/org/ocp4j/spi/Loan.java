package org.ocp4j.spi;

import java.nio.ByteBuffer;

/**
 * A view of a block that can be revoked while the block stays allocated. The runtime shows it to
 * users of confined documents and frames, and revokes it when the owner closes them.
 *
 * @spec contract.md#1.6 Contract 1.6
 */
public interface Loan {
  /**
   * Returns a view of the whole block, like {@link Block#view}. Access by any thread except the one
   * that called {@link Block#lend} throws.
   */
  ByteBuffer view();

  /** Returns an object that every view of this loan keeps reachable; see {@link Block#anchor}. */
  Object anchor();

  /**
   * Revokes all views of this loan: later access throws {@link IllegalStateException}. It has no
   * effect on other threads than the one that called {@link Block#lend}, and while a view is being
   * used in another way. The views then stay valid, and keep the block like its own views.
   *
   * @return whether the views are revoked; if so, this method is not called again
   */
  boolean end();
}
