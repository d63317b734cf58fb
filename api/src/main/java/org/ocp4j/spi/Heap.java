package org.ocp4j.spi;

import java.util.Set;
import org.ocp4j.memory.Capability;

/** An engine's memory, which allocates blocks. Any number of threads use it. */
public interface Heap {
  /**
   * Allocates a block. Its content is undefined. The runtime pools blocks whose sizes are certain
   * powers of two; it pools a block only if the block has exactly the size that was requested.
   *
   * @param byteSize the bytes that the caller needs, at least 1
   * @return a block of at least that size
   * @throws OutOfMemoryError when the memory could not be allocated
   */
  Block allocate(int byteSize);

  /** Returns the capabilities of this memory. Every call returns the same set. */
  Set<Capability> capabilities();

  /** Returns the number of blocks allocated and not yet released, as this heap counts them. */
  long liveBlocks();

  /** Returns the bytes of the blocks allocated and not yet released, as this heap counts them. */
  long liveBytes();
}
