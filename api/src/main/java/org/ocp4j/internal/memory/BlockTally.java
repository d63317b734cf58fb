package org.ocp4j.internal.memory;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counts blocks and their bytes. For blocks of a size class it needs only one addition, because the
 * bytes follow from the class.
 */
public final class BlockTally {
  private final LongAdder[] byClass = new LongAdder[BlockPool.CLASSES];
  private final LongAdder otherBlocks = new LongAdder();
  private final LongAdder otherBytes = new LongAdder();

  BlockTally() {
    for (int i = 0; i < byClass.length; i++) {
      byClass[i] = new LongAdder();
    }
  }

  void add(EngineBlock block) {
    add(block.sizeClass(), block.byteSize());
  }

  void add(int sizeClass, int byteSize) {
    if (sizeClass == BlockPool.NO_CLASS) {
      otherBlocks.increment();
      otherBytes.add(byteSize);
    } else {
      byClass[sizeClass].increment();
    }
  }

  long blocks() {
    long blocks = otherBlocks.sum();
    for (LongAdder count : byClass) {
      blocks += count.sum();
    }
    return blocks;
  }

  long bytes() {
    long bytes = otherBytes.sum();
    for (int i = 0; i < byClass.length; i++) {
      bytes += byClass[i].sum() * BlockPool.size(i);
    }
    return bytes;
  }
}
