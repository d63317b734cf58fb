package org.ocp4j.internal.memory;

import org.ocp4j.memory.MemoryStatistics.Usage;

/**
 * What one category of users took and gave back, and where.
 *
 * @spec contract.md#4.1 Contract 4.1
 */
public final class BlockCounts {
  /** Taken from the pool. */
  final BlockTally hits = new BlockTally();

  /** Taken from the heap. */
  final BlockTally made = new BlockTally();

  /** Given to the pool. */
  final BlockTally pooled = new BlockTally();

  /** Given back to the heap. */
  final BlockTally freed = new BlockTally();

  /** What was given back is read first: it was counted as taken before. */
  Usage usage() {
    long releasedBlocks = pooled.blocks() + freed.blocks();
    long releasedBytes = pooled.bytes() + freed.bytes();
    return new Usage(
        hits.blocks() + made.blocks(), releasedBlocks, hits.bytes() + made.bytes(), releasedBytes);
  }
}
