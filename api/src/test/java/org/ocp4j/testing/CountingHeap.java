package org.ocp4j.testing;

import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;

/**
 * A heap that counts its blocks. Tests can make it return larger blocks than requested, or run out
 * of memory.
 */
public final class CountingHeap extends Delegates.OfHeap {
  /** The bytes that every block has beyond the requested size. */
  public volatile int more;

  /** Whether every allocation fails. */
  public volatile boolean exhausted;

  public CountingHeap() {
    super(new ArrayHeap());
  }

  @Override
  public Block allocate(int byteSize) {
    if (exhausted) {
      throw new OutOfMemoryError("exhausted, as the test wants it");
    }
    return super.allocate(byteSize + more);
  }
}
