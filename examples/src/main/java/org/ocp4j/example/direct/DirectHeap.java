package org.ocp4j.example.direct;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;

/** Allocates direct buffers, and counts those in use. */
final class DirectHeap implements Heap {
  private final AtomicLong liveBlocks = new AtomicLong();
  private final AtomicLong liveBytes = new AtomicLong();

  @Override
  public Block allocate(int byteSize) {
    Block block = new DirectBlock(this, byteSize);
    liveBlocks.incrementAndGet();
    liveBytes.addAndGet(byteSize);
    return block;
  }

  /** Subtracts a released block from the counts. */
  void forget(int byteSize) {
    liveBlocks.decrementAndGet();
    liveBytes.addAndGet(-byteSize);
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.OFF_HEAP);
  }

  @Override
  public long liveBlocks() {
    return liveBlocks.get();
  }

  @Override
  public long liveBytes() {
    return liveBytes.get();
  }
}
