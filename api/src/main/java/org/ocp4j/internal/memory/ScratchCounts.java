package org.ocp4j.internal.memory;

import java.util.concurrent.atomic.LongAdder;
import org.ocp4j.memory.MemoryStatistics.Usage;

/** Counts parsers and the scratch memory they keep between documents. */
public final class ScratchCounts {
  private final LongAdder opened = new LongAdder();
  private final LongAdder closed = new LongAdder();
  private final LongAdder taken = new LongAdder();
  private final LongAdder given = new LongAdder();

  void open() {
    opened.increment();
  }

  void close(long bytes) {
    given.add(bytes);
    closed.increment();
  }

  void resize(long more) {
    if (more > 0) {
      taken.add(more);
    } else {
      given.add(-more);
    }
  }

  /**
   * Returns the total counts. It reads the released bytes first: all were counted as taken before,
   * so the totals are consistent.
   */
  Usage usage() {
    long releasedBlocks = closed.sum();
    long releasedBytes = given.sum();
    return new Usage(opened.sum(), releasedBlocks, taken.sum(), releasedBytes);
  }
}
