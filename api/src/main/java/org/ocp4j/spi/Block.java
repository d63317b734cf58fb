package org.ocp4j.spi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Capability;

/** A piece of an engine's memory. The runtime decides when it is used and when it is released. */
public interface Block {
  /**
   * The whole block, little-endian, position zero, limit its size. Every call answers the same
   * memory; any thread may read it, and change it, through the view until the block is released.
   */
  ByteBuffer view();

  /** The block's size in bytes. */
  int byteSize();

  /**
   * An object that every view of the block keeps reachable, its slices, duplicates and read-only
   * copies too, such as the array or the buffer that they share; the runtime waits until it is not
   * reachable before it lets a block go that users may see (contract 1.6). Null when views are
   * revoked by {@link #release}: later access throws ({@link Capability#REVOKES_VIEWS}).
   */
  @Nullable
  Object anchor();

  /**
   * A view of the block that the calling thread can end without releasing the block ({@link
   * Capability#REVOKES_CONFINED_VIEWS}). Called when a view is needed, and once until that has ended.
   *
   * @return the view; null where views of confined memory cannot be revoked, or the block's own are
   */
  default @Nullable Loan lend() {
    return null;
  }

  /**
   * What {@link #release} does, for when the block and its anchor are not reachable any more: it
   * refers to neither. Called at most once, instead of {@code release}, and run at most once.
   */
  Runnable releaser();

  /**
   * Gives the block back to its heap. The runtime calls it once, when no read can be under way.
   *
   * @throws IllegalStateException when the block was released before
   */
  void release();
}
