package org.ocp4j.testing;

import java.util.Set;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;

/**
 * A heap that counts its blocks. Tests can make it return larger blocks than requested, or run out
 * of memory.
 */
public final class CountingHeap implements Heap {
  private final Heap arrays = new ArrayHeap();

  /** The bytes that every block has beyond the requested size. */
  public volatile int more;

  /** Whether every allocation fails. */
  public volatile boolean exhausted;

  @Override
  public Block allocate(int byteSize) {
    if (exhausted) {
      throw new OutOfMemoryError("exhausted, as the test wants it");
    }
    return arrays.allocate(byteSize + more);
  }

  @Override
  public Set<Capability> capabilities() {
    return arrays.capabilities();
  }

  @Override
  public long liveBlocks() {
    return arrays.liveBlocks();
  }

  @Override
  public long liveBytes() {
    return arrays.liveBytes();
  }
}
