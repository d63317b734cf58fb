package org.ocp4j.tck.right;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;

/** A heap that counts its blocks; a subclass allocates the memory. */
abstract class RightHeap implements Heap {
  private final AtomicLong liveBlocks = new AtomicLong();
  private final AtomicLong liveBytes = new AtomicLong();

  /**
   * The memory of a block.
   *
   * @param view a view of the whole memory
   * @param anchor the object that every view keeps reachable; null if views end with the block
   * @param free releases the memory; refers neither to a view nor to the anchor
   * @param lender returns views that can be ended, or null
   */
  record Memory(
      ByteBuffer view, @Nullable Object anchor, Runnable free, Supplier<@Nullable Loan> lender) {
    /** Creates memory that the collector releases, and whose views cannot be ended. */
    Memory(ByteBuffer view, Object anchor) {
      this(view, anchor, () -> {}, () -> null);
    }
  }

  /** Returns memory for a block, with at least the requested size. */
  abstract Memory memory(int byteSize);

  /**
   * Returns the view that {@code Block.view()} returns: a new one, unless a subclass overrides this
   * method.
   */
  ByteBuffer shown(ByteBuffer view) {
    return view.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public Block allocate(int byteSize) {
    Memory memory = memory(byteSize);
    int size = memory.view().capacity();
    liveBlocks.incrementAndGet();
    liveBytes.addAndGet(size);
    return new RightBlock(this, memory, size);
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of();
  }

  @Override
  public long liveBlocks() {
    return liveBlocks.get();
  }

  @Override
  public long liveBytes() {
    return liveBytes.get();
  }

  private void forget(int byteSize) {
    liveBlocks.decrementAndGet();
    liveBytes.addAndGet(-byteSize);
  }

  private static final class RightBlock implements Block {
    private final RightHeap heap;
    private final Memory memory;
    private final int byteSize;
    private final AtomicBoolean isReleased = new AtomicBoolean();

    RightBlock(RightHeap heap, Memory memory, int byteSize) {
      this.heap = heap;
      this.memory = memory;
      this.byteSize = byteSize;
    }

    @Override
    public ByteBuffer view() {
      return heap.shown(memory.view());
    }

    @Override
    public int byteSize() {
      return byteSize;
    }

    @Override
    public @Nullable Object anchor() {
      return memory.anchor();
    }

    @Override
    public @Nullable Loan lend() {
      return memory.lender().get();
    }

    @Override
    public Runnable releaser() {
      if (!isReleased.compareAndSet(false, true)) {
        throw new IllegalStateException("block of " + byteSize + " bytes was released before");
      }
      RightHeap counting = heap;
      Runnable free = memory.free();
      int size = byteSize;
      return () -> {
        free.run();
        counting.forget(size);
      };
    }

    @Override
    public void release() {
      releaser().run();
    }
  }
}
