package org.ocp4j.internal.memory;

import org.ocp4j.memory.MemoryStatistics.Usage;

/**
 * Counts the blocks that one category of users has taken and returned, by where they came from and
 * went to.
 *
 * @spec contract.md#4.1 Contract 4.1
 */
public final class BlockCounts {
  /** Blocks taken from the pool. */
  final BlockTally hits = new BlockTally();

  /** Blocks allocated by the heap. */
  final BlockTally made = new BlockTally();

  /** Blocks returned to the pool. */
  final BlockTally pooled = new BlockTally();

  /** Blocks released to the heap. */
  final BlockTally freed = new BlockTally();

  /**
   * Returns the total counts. It reads the released blocks first: each was counted as taken before,
   * so the totals are consistent.
   */
  Usage usage() {
    long releasedBlocks = pooled.blocks() + freed.blocks();
    long releasedBytes = pooled.bytes() + freed.bytes();
    return new Usage(
        hits.blocks() + made.blocks(), releasedBlocks, hits.bytes() + made.bytes(), releasedBytes);
  }
}
