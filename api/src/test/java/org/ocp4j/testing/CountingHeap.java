package org.ocp4j.testing;

import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;

/** A heap that counts, gives more than was asked when told to, and runs out when told to. */
public final class CountingHeap extends Delegates.OfHeap {
  /** Bytes that every block has beyond what was asked. */
  public volatile int more;

  /** Whether it has no memory. */
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
