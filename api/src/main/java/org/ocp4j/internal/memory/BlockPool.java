package org.ocp4j.internal.memory;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Released blocks that wait to be used again, by size class. Every class has its slots, and a block
 * goes in and out of one by compare-and-set: nobody waits, nothing is allocated, and no two threads
 * get the same block.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
public final class BlockPool {
  /** How many size classes: the powers of two from 1 KiB to 1 MiB. */
  public static final int CLASSES = 11;

  /** The class of what the pool does not hold. */
  public static final int NO_CLASS = -1;

  /** More slots would make looking for a free one slow. */
  static final int MAX_CAPACITY = 1024;

  private static final int SMALLEST_BITS = 10;

  private final int capacity;
  private final AtomicReferenceArray<@Nullable EngineBlock> slots;

  /**
   * Creates an empty pool.
   *
   * @param capacity how many blocks of each class it holds at most; zero is a pool that is off
   */
  public BlockPool(int capacity) {
    this.capacity = capacity;
    this.slots = new AtomicReferenceArray<>(CLASSES * capacity);
  }

  /** The bytes of a block of a class. */
  public static int size(int sizeClass) {
    return 1 << (SMALLEST_BITS + sizeClass);
  }

  /** The smallest class whose blocks have that many bytes, at least 1, or {@link #NO_CLASS}. */
  public static int classFor(int byteSize) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(byteSize - 1);
    int sizeClass = Math.max(0, bits - SMALLEST_BITS);
    return sizeClass < CLASSES ? sizeClass : NO_CLASS;
  }

  /** The class whose blocks have exactly that many bytes, or {@link #NO_CLASS}. */
  public static int classOf(int byteSize) {
    int sizeClass = classFor(byteSize);
    return sizeClass != NO_CLASS && size(sizeClass) == byteSize ? sizeClass : NO_CLASS;
  }

  boolean isOn() {
    return capacity > 0;
  }

  /** A block of a class, which is then the caller's alone, or null. */
  @Nullable
  public EngineBlock take(int sizeClass) {
    int first = sizeClass * capacity;
    for (int i = first; i < first + capacity; i++) {
      EngineBlock block = slots.get(i);
      if (block != null && slots.compareAndSet(i, block, null)) {
        return block;
      }
    }
    return null;
  }

  /** Keeps a block that is the caller's alone; false when there is no room or it has no class. */
  public boolean give(EngineBlock block) {
    if (block.sizeClass() == NO_CLASS) {
      return false;
    }
    int first = block.sizeClass() * capacity;
    for (int i = first; i < first + capacity; i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, block)) {
        return true;
      }
    }
    return false;
  }

  /** Takes every block out. */
  public void trim(Consumer<EngineBlock> release) {
    for (int i = 0; i < slots.length(); i++) {
      EngineBlock block = slots.getAndSet(i, null);
      if (block != null) {
        release.accept(block);
      }
    }
  }
}
