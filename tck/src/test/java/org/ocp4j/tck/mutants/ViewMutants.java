package org.ocp4j.tck.mutants;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Heap;

/** Blocks with the wrong memory or size. */
final class ViewMutants {
  private ViewMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.ofBlocks(
            "copied-view",
            "`view()` of a block of more than 64 KiB is a copy",
            "1.1",
            "must not copy",
            CopiedView::new),
        Mutant.ofBlocks(
            "smaller-block",
            "a block of more than 64 KiB is rounded down to a multiple of 4 KiB",
            "1.1",
            "has at least that size",
            SmallerBlock::new),
        Mutant.ofBlocks(
            "false-size",
            "`byteSize()` is rounded up to a multiple of 4 KiB, but the memory is not",
            "1.1",
            "Block.view()",
            FalseSize::new),
        Mutant.ofBlocks(
            "big-endian-view",
            "the view of a block of more than 64 KiB is big-endian",
            "1.1",
            "byte order",
            BigEndian::new),
        Mutant.ofHeap(
            "stale-limit",
            "the view of reused memory has the limit of the last use",
            "1.1",
            "limit of the view",
            StaleLimit::new),
        Mutant.ofHeap(
            "overlap",
            "one small block in a hundred shares the memory of the block before",
            "1.1",
            "another live block has the same memory",
            Overlapping::new),
        Mutant.ofHeap(
            "shared-by-threads",
            "memory is cleared before it is removed from the free list, not after",
            "3.5",
            "another live block has the same memory",
            NotForThreads::new),
        Mutant.ofHeap(
            "pinned-used-again",
            "memory is used again right after the call of `releaser()`",
            "1.6",
            "while it was pinned",
            PinnedUsedAgain::new),
        Mutant.ofBlocks(
            "fresh-anchor",
            "`anchor()` returns a new object at every call",
            "1.6",
            "a view keeps the anchor",
            FreshAnchor::new),
        Mutant.ofBlocks(
            "buffer-as-anchor",
            "`anchor()` returns the buffer of an array, which its slices do not keep reachable",
            "1.6",
            "a view keeps the anchor",
            BufferAsAnchor::new),
        Mutant.ofBlocks(
            "kept-anchor",
            "the runnable of `releaser()` refers to the block",
            "1.6",
            "Block.releaser()",
            KeptAnchor::new));
  }

  private static final class CopiedView extends Delegates.OfBlock {
    CopiedView(Block block) {
      super(block);
    }

    @Override
    public ByteBuffer view() {
      ByteBuffer view = super.view();
      if (view.capacity() <= 1 << 16) {
        return view;
      }
      return ByteBuffer.allocate(view.capacity())
          .put(view.duplicate().clear())
          .flip()
          .order(ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static final class SmallerBlock extends Delegates.OfBlock {
    private final ByteBuffer view;

    SmallerBlock(Block block) {
      super(block);
      int size = block.byteSize() > 1 << 16 ? block.byteSize() & -4096 : block.byteSize();
      view = block.view().slice(0, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer view() {
      return view;
    }

    @Override
    public int byteSize() {
      return view.capacity();
    }
  }

  private static final class FalseSize extends Delegates.OfBlock {
    FalseSize(Block block) {
      super(block);
    }

    @Override
    public int byteSize() {
      return (super.byteSize() + 4095) & -4096;
    }
  }

  private static final class BigEndian extends Delegates.OfBlock {
    BigEndian(Block block) {
      super(block);
    }

    @Override
    public ByteBuffer view() {
      ByteBuffer view = super.view();
      return view.order(view.capacity() > 1 << 16 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    }
  }

  private static final class StaleLimit extends Delegates.OfHeap {
    private final Map<Integer, ByteBuffer> free = new ConcurrentHashMap<>();

    StaleLimit(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      int size = byteSize > 1 << 16 ? byteSize : Integer.highestOneBit(byteSize * 2 - 1);
      Block block = super.allocate(size);
      ByteBuffer former = free.remove(size);
      ByteBuffer view = former == null ? block.view() : former;
      return new Elsewhere(block, view) {
        @Override
        public void release() {
          super.release();
          free.put(size, view.limit(byteSize));
        }
      };
    }
  }

  private static final class Overlapping extends Delegates.OfHeap {
    private static final BooleanSupplier HUNDREDTH = Mutant.every(100);
    private volatile ByteBuffer last = ByteBuffer.allocate(0);

    Overlapping(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      Block block = super.allocate(byteSize);
      ByteBuffer before = last;
      last = block.view();
      if (byteSize > before.capacity() || !HUNDREDTH.getAsBoolean()) {
        return block;
      }
      ByteBuffer inside = before.duplicate().clear().slice(0, byteSize);
      return new Elsewhere(block, inside.order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  private static void clear(ByteBuffer memory) {
    for (int i = 0; i < memory.capacity(); i++) {
      memory.put(i, (byte) 0);
    }
  }

  private static final class NotForThreads extends Delegates.OfHeap {
    private volatile ByteBuffer free;

    NotForThreads(Heap heap) {
      super(heap);
    }

    @Override
    public Block allocate(int byteSize) {
      Block block = super.allocate(byteSize);
      ByteBuffer memory = free;
      if (memory == null || memory.capacity() != byteSize) {
        memory = block.view();
      } else {
        clear(memory);
        free = null;
      }
      return new Elsewhere(block, memory) {
        @Override
        public void release() {
          super.release();
          free = view();
        }
      };
    }
  }

  private static final class PinnedUsedAgain extends Delegates.OfHeap {
    private final Map<Integer, WeakReference<byte[]>> free = new ConcurrentHashMap<>();

    PinnedUsedAgain(Heap heap) {
      super(heap);
    }

    private ByteBuffer memory(Block block, int byteSize) {
      WeakReference<byte[]> former = free.remove(byteSize);
      byte[] array = former == null ? null : former.get();
      return array == null ? block.view() : ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public Block allocate(int byteSize) {
      Block block = super.allocate(byteSize);
      return new Elsewhere(block, memory(block, byteSize)) {
        @Override
        public Runnable releaser() {
          free.put(byteSize, new WeakReference<>((byte[]) anchor()));
          return super.releaser();
        }
      };
    }
  }

  private static final class FreshAnchor extends Delegates.OfBlock {
    FreshAnchor(Block block) {
      super(block);
    }

    @Override
    public Object anchor() {
      return new Object();
    }
  }

  private static final class BufferAsAnchor extends Elsewhere {
    BufferAsAnchor(Block block) {
      super(block, block.view());
    }

    @Override
    public Object anchor() {
      return view();
    }
  }

  private static final class KeptAnchor extends Delegates.OfBlock {
    KeptAnchor(Block block) {
      super(block);
    }

    @Override
    public Runnable releaser() {
      Runnable releaser = super.releaser();
      return () -> {
        if (byteSize() > 0) {
          releaser.run();
        }
      };
    }
  }
}
