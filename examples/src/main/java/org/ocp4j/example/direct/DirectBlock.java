package org.ocp4j.example.direct;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicBoolean;
import org.ocp4j.spi.Block;

/**
 * A block in a direct buffer. Java frees the memory when neither the block nor any of its views is
 * reachable.
 */
final class DirectBlock implements Block {
  private final DirectHeap heap;
  private final ByteBuffer bytes;
  private final AtomicBoolean isReleased = new AtomicBoolean();

  DirectBlock(DirectHeap heap, int byteSize) {
    this.heap = heap;
    this.bytes = ByteBuffer.allocateDirect(byteSize).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public ByteBuffer view() {
    return bytes;
  }

  @Override
  public int byteSize() {
    return bytes.capacity();
  }

  /**
   * Returns the buffer itself: every slice, duplicate and read-only copy of a direct buffer refers
   * to it.
   */
  @Override
  public Object anchor() {
    return bytes;
  }

  @Override
  public Runnable releaser() {
    end();
    DirectHeap counting = heap;
    int byteSize = byteSize();
    return () -> counting.forget(byteSize);
  }

  @Override
  public void release() {
    end();
    heap.forget(byteSize());
  }

  private void end() {
    if (!isReleased.compareAndSet(false, true)) {
      throw new IllegalStateException("block of " + byteSize() + " bytes was released before");
    }
  }
}
