package org.ocp4j.tck.right;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.ocp4j.memory.Capability;

/** Heaps that keep the contract, with different designs. */
final class RightHeaps {
  private static final int PAGE = 4096;

  private RightHeaps() {}

  private static RightHeap.Memory array(int byteSize) {
    byte[] bytes = new byte[byteSize];
    return new RightHeap.Memory(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), bytes);
  }

  /** A heap with an array for each block. */
  static final class Arrays extends RightHeap {
    @Override
    Memory memory(int byteSize) {
      return array(byteSize);
    }
  }

  /** A heap with a direct buffer for each block. */
  static final class DirectBuffers extends RightHeap {
    @Override
    Memory memory(int byteSize) {
      ByteBuffer buffer = ByteBuffer.allocateDirect(byteSize).order(ByteOrder.LITTLE_ENDIAN);
      return new Memory(buffer, buffer);
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(Capability.OFF_HEAP);
    }
  }

  /** A heap whose blocks have a multiple of the page size, which it also counts. */
  static final class Pages extends RightHeap {
    @Override
    Memory memory(int byteSize) {
      long whole = (byteSize + (PAGE - 1L)) & -PAGE;
      return array((int) Math.min(whole, Integer.MAX_VALUE));
    }
  }

  /**
   * A heap whose blocks are parts of larger arrays, which only the blocks and views keep reachable.
   */
  static final class Slabs extends RightHeap {
    private static final int SLAB = 64 << 10;

    private WeakReference<byte[]> last = new WeakReference<>(new byte[0]);
    private int used;

    @Override
    synchronized Memory memory(int byteSize) {
      byte[] slab = last.get();
      if (slab == null || byteSize > slab.length - used) {
        slab = new byte[Math.max(SLAB, byteSize)];
        last = new WeakReference<>(slab);
        used = 0;
      }
      ByteBuffer part = ByteBuffer.wrap(slab, used, byteSize).slice();
      used += byteSize;
      return new Memory(part.order(ByteOrder.LITTLE_ENDIAN), slab);
    }
  }

  /**
   * A heap whose {@code view()} returns the same object at every call, with the position that the
   * last caller set.
   */
  static final class OneView extends RightHeap {
    @Override
    Memory memory(int byteSize) {
      return array(byteSize);
    }

    @Override
    ByteBuffer shown(ByteBuffer view) {
      return view;
    }
  }

  /** A heap whose new blocks have arbitrary content. */
  static final class Rubbish extends RightHeap {
    @Override
    Memory memory(int byteSize) {
      Memory memory = array(byteSize);
      ThreadLocalRandom random = ThreadLocalRandom.current();
      ByteBuffer view = memory.view();
      for (int at = 0; at + Long.BYTES <= byteSize; at += Long.BYTES) {
        view.putLong(at, random.nextLong() | 0x0101010101010101L);
      }
      return memory;
    }
  }

  /** A heap whose allocations are slow. */
  static final class Slow extends RightHeap {
    @Override
    Memory memory(int byteSize) {
      RightParsers.dawdle(20);
      return array(byteSize);
    }
  }
}
