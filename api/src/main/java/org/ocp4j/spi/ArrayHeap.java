package org.ocp4j.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.Capability;

/**
 * A heap of Java arrays, one for each block, that counts what it hands out: for engines that have no
 * memory of another kind. Views are not revoked: a block's array is its anchor.
 */
public final class ArrayHeap implements Heap {
  private final AtomicLong liveBlocks = new AtomicLong();
  private final AtomicLong liveBytes = new AtomicLong();

  /** Creates a heap without blocks. */
  public ArrayHeap() {}

  @Override
  public Block allocate(int byteSize) {
    ArrayBlock block = new ArrayBlock(byteSize);
    liveBlocks.incrementAndGet();
    liveBytes.addAndGet(byteSize);
    return block;
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

  private final class ArrayBlock implements Block {
    private final ByteBuffer view;
    private final AtomicBoolean released = new AtomicBoolean();

    ArrayBlock(int byteSize) {
      view = ByteBuffer.wrap(new byte[byteSize]).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer view() {
      return view;
    }

    @Override
    public int byteSize() {
      return view.capacity();
    }

    @Override
    public Object anchor() {
      return view.array();
    }

    @Override
    public Runnable releaser() {
      end();
      ArrayHeap heap = ArrayHeap.this;
      int size = byteSize();
      return () -> heap.forget(size);
    }

    @Override
    public void release() {
      end();
      forget(byteSize());
    }

    private void end() {
      if (!released.compareAndSet(false, true)) {
        throw new IllegalStateException("block of " + byteSize() + " bytes was released before");
      }
    }
  }
}
