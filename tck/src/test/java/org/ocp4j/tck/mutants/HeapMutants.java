package org.ocp4j.tck.mutants;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Heap;

/** Heaps that count wrongly. */
final class HeapMutants {
  private HeapMutants() {}

  static List<Mutant> all() {
    AtomicLong allEngines = new AtomicLong();
    return List.of(
        Mutant.ofHeap(
            "plain-counts",
            "the counts are fields that threads update without synchronization",
            "4.2",
            "counts should be atomic",
            PlainCounts::new),
        Mutant.ofHeap(
            "release-counted-twice",
            "one release in five hundred is counted twice",
            "4.2",
            "after use by 4 threads",
            CountedTwice::new),
        Mutant.ofHeap(
            "asked-bytes-counted",
            "sizes are rounded up to a multiple of 64 bytes, and the requested bytes are counted",
            "4.2",
            "byteSize()",
            AskedBytes::new),
        Mutant.ofHeap(
            "pinned-not-counted",
            "a block is no longer counted after a call of its `releaser()`",
            "1.6",
            "live blocks of the heap",
            PinnedNotCounted::new),
        Mutant.ofHeap(
            "counts-of-all-engines",
            "all engines of the process share one count",
            "4.2",
            "another engine's blocks",
            heap -> new CountedTogether(heap, allEngines)),
        Mutant.ofHeap(
            "failure-counted",
            "an allocation that fails is counted as a block",
            "5.2",
            "allocation that failed",
            CountedFirst::new),
        Mutant.ofHeap(
            "wrong-error",
            "an allocation that fails throws `IllegalStateException`, not `OutOfMemoryError`",
            "5.2",
            "OutOfMemoryError",
            WrongError::new));
  }

  /** A heap with its own counts. */
  private abstract static class Counting extends Delegates.OfHeap {
    Counting(Heap heap) {
      super(heap);
    }

    /** Adds to the counts after an allocation, or subtracts after a release. */
    abstract void count(int moreBlocks, int moreBytes);

    /** Returns a releaser that counts, and refers to neither the block nor its anchor. */
    private Runnable counted(Runnable releaser, int byteSize) {
      return () -> {
        releaser.run();
        count(-1, -byteSize);
      };
    }

    @Override
    public Block allocate(int byteSize) {
      Block block = super.allocate(byteSize);
      count(1, byteSize);
      return new Delegates.OfBlock(block) {
        @Override
        public Runnable releaser() {
          return counted(super.releaser(), byteSize);
        }

        @Override
        public void release() {
          super.release();
          count(-1, -byteSize);
        }
      };
    }
  }

  private static final class PlainCounts extends Counting {
    private volatile long blocks;
    private volatile long bytes;

    PlainCounts(Heap heap) {
      super(heap);
    }

    @Override
    void count(int moreBlocks, int moreBytes) {
      long blocksBefore = blocks;
      long bytesBefore = bytes;
      blocks = blocksBefore + moreBlocks;
      bytes = bytesBefore + moreBytes;
    }

    @Override
    public long liveBlocks() {
      return blocks;
    }

    @Override
    public long liveBytes() {
      return bytes;
    }
  }

  /** A heap with a wrong count of blocks. */
  private static class Off extends Delegates.OfHeap {
    final AtomicLong off = new AtomicLong();

    Off(Heap heap) {
      super(heap);
    }

    @Override
    public long liveBlocks() {
      return super.liveBlocks() + off.get();
    }
  }

  private static final class CountedTwice extends Off {
    private final AtomicLong releases = new AtomicLong();

    CountedTwice(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      return new Delegates.OfBlock(super.allocate(byteSize)) {
        @Override
        public void release() {
          super.release();
          if (releases.incrementAndGet() % 500 == 0) {
            off.decrementAndGet();
          }
        }
      };
    }
  }

  private static final class PinnedNotCounted extends Off {
    PinnedNotCounted(Heap heap) {
      super(heap);
    }

    private Runnable countedBefore(Runnable releaser) {
      off.decrementAndGet();
      return () -> {
        off.incrementAndGet();
        releaser.run();
      };
    }

    @Override
    public Block allocate(int byteSize) {
      return new Delegates.OfBlock(super.allocate(byteSize)) {
        @Override
        public Runnable releaser() {
          return countedBefore(super.releaser());
        }
      };
    }
  }

  /** Counts the requested bytes, and allocates more. */
  private static final class AskedBytes extends Counting {
    private final AtomicLong bytes = new AtomicLong();

    AskedBytes(Heap heap) {
      super(new Delegates.OfHeap(heap) {
        @Override
        public Block allocate(int byteSize) {
          return super.allocate((int) Math.min(Integer.MAX_VALUE, (byteSize + 63L) & -64L));
        }
      });
    }

    @Override
    void count(int moreBlocks, int moreBytes) {
      bytes.addAndGet(moreBytes);
    }

    @Override
    public long liveBytes() {
      return bytes.get();
    }
  }

  private static final class CountedTogether extends Counting {
    private final AtomicLong blocks;

    CountedTogether(Heap heap, AtomicLong blocks) {
      super(heap);
      this.blocks = blocks;
    }

    @Override
    void count(int moreBlocks, int moreBytes) {
      blocks.addAndGet(moreBlocks);
    }

    @Override
    public long liveBlocks() {
      return blocks.get();
    }
  }

  private static final class CountedFirst extends Off {
    CountedFirst(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      off.incrementAndGet();
      Block block = super.allocate(byteSize);
      off.decrementAndGet();
      return block;
    }
  }

  private static final class WrongError extends Delegates.OfHeap {
    WrongError(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      try {
        return super.allocate(byteSize);
      } catch (OutOfMemoryError e) {
        throw new IllegalStateException("malloc returned null", e);
      }
    }
  }
}
