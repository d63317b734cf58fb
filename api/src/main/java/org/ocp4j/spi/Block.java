package org.ocp4j.spi;

import java.nio.ByteBuffer;

/** A piece of an engine's memory. The runtime decides when it is used and when it is released. */
public interface Block {
  /**
   * The whole block, little-endian, position zero, limit its size. Every call answers the same
   * memory; the caller may change it through the view until the block is released.
   */
  ByteBuffer view();

  /** The block's size in bytes. */
  int byteSize();

  /**
   * Gives the block back to its heap. The runtime calls it once, when no read can be under way.
   *
   * @throws IllegalStateException when the block was released before
   */
  void release();
}
