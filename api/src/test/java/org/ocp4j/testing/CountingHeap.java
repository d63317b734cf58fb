package org.ocp4j.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;

/** A heap that counts, gives more than was asked when told to, and runs out when told to. */
public final class CountingHeap implements Heap {
  public final AtomicLong liveBlocks = new AtomicLong();
  public final AtomicLong liveBytes = new AtomicLong();

  /** Bytes that every block has beyond what was asked. */
  public volatile int more;

  /** Whether it has no memory. */
  public volatile boolean exhausted;

  @Override
  public Block allocate(int byteSize) {
    if (exhausted) {
      throw new OutOfMemoryError("exhausted, as the test wants it");
    }
    liveBlocks.incrementAndGet();
    liveBytes.addAndGet(byteSize + more);
    return new CountedBlock(byteSize + more);
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

  private final class CountedBlock implements Block {
    private final ByteBuffer view;
    private final AtomicBoolean released = new AtomicBoolean();

    CountedBlock(int byteSize) {
      view = ByteBuffer.allocate(byteSize).order(ByteOrder.LITTLE_ENDIAN);
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
      CountingHeap heap = CountingHeap.this;
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
        throw new IllegalStateException("released twice");
      }
    }
  }

  private void forget(int byteSize) {
    liveBlocks.decrementAndGet();
    liveBytes.addAndGet(-byteSize);
  }
}
