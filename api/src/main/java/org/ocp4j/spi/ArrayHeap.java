package org.ocp4j.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.memory.Capability;

/**
 * A heap of Java arrays, one for each block, for engines without memory of their own. It counts its
 * blocks. Views are not revoked; the anchor of a block is its array.
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
    private static final VarHandle RELEASED;

    static {
      try {
        RELEASED =
            MethodHandles.lookup().findVarHandle(ArrayBlock.class, "released", boolean.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    private final byte[] bytes;

    @SuppressWarnings("unused") // accessed by RELEASED
    private volatile boolean released;

    ArrayBlock(int byteSize) {
      bytes = new byte[byteSize];
    }

    @Override
    public ByteBuffer view() {
      return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public int byteSize() {
      return bytes.length;
    }

    @Override
    public Object anchor() {
      return bytes;
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
      if (!RELEASED.compareAndSet(this, false, true)) {
        throw new IllegalStateException("block of " + byteSize() + " bytes was released before");
      }
    }
  }
}
