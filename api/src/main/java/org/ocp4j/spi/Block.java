package org.ocp4j.spi;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.memory.Capability;

/** A block of an engine's memory. The runtime decides when it is used and when it is released. */
public interface Block {
  /**
   * Returns a view of the whole block: little-endian, with position 0 and the block's size as its
   * limit. Every call returns a view of the same memory. Any thread may read and write through the
   * view until the block is released.
   */
  ByteBuffer view();

  /** Returns the size of the block in bytes. */
  int byteSize();

  /**
   * Returns an object that every view of the block keeps reachable, including slices, duplicates
   * and read-only copies. It is usually the array or buffer behind them. If users have a view of a
   * block, the runtime releases the block only when this object is unreachable.
   *
   * @return the object, or null if {@link #release} revokes views, so that later access throws
   *     ({@link Capability#REVOKES_VIEWS})
   * @spec contract.md#1.6 Contract 1.6
   */
  @Nullable
  Object anchor();

  /**
   * Returns a view of the block that the calling thread can revoke without releasing the block
   * ({@link Capability#REVOKES_CONFINED_VIEWS}). The runtime has at most one such view of a block
   * at a time.
   *
   * @return the view; null if the engine cannot revoke views of confined memory, or revokes all
   *     views
   */
  default @Nullable Loan lend() {
    return null;
  }

  /**
   * Returns a task that releases the memory when the block and its anchor are unreachable. The task
   * must refer to neither. The runtime calls this method at most once, runs the task at most once,
   * and does not call {@link #release} then.
   */
  Runnable releaser();

  /**
   * Releases the block. The runtime calls this method once, when nothing reads the block any more.
   *
   * @throws IllegalStateException when the block was released before
   */
  void release();
}
