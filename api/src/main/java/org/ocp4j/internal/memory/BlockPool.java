package org.ocp4j.internal.memory;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A pool of released blocks, by size class. Every class has slots, and blocks are put in and taken
 * out by compare-and-set. So no thread waits, nothing is allocated, and no two threads get the same
 * block.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
public final class BlockPool {
  /** The number of size classes: the powers of two from 1 KiB to 1 MiB. */
  public static final int CLASSES = 11;

  /** The class of blocks that the pool does not keep. */
  public static final int NO_CLASS = -1;

  /** The maximum number of slots per class; with more, finding a free slot would be slow. */
  static final int MAX_CAPACITY = 1024;

  private static final int SMALLEST_BITS = 10;

  private final int capacity;
  private final AtomicReferenceArray<@Nullable EngineBlock> slots;

  /**
   * Makes an empty pool.
   *
   * @param capacity the maximum number of blocks of each class; 0 turns the pool off
   */
  public BlockPool(int capacity) {
    this.capacity = capacity;
    this.slots = new AtomicReferenceArray<>(CLASSES * capacity);
  }

  /** Returns the size of the blocks of a class in bytes. */
  public static int size(int sizeClass) {
    return 1 << (SMALLEST_BITS + sizeClass);
  }

  /**
   * Returns the smallest class with blocks of at least a number of bytes, or {@link #NO_CLASS}.
   *
   * @param byteSize the number of bytes, at least 1
   */
  public static int classFor(int byteSize) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(byteSize - 1);
    int sizeClass = Math.max(0, bits - SMALLEST_BITS);
    return sizeClass < CLASSES ? sizeClass : NO_CLASS;
  }

  /** Returns the class whose blocks have exactly a number of bytes, or {@link #NO_CLASS}. */
  public static int classOf(int byteSize) {
    int sizeClass = classFor(byteSize);
    return sizeClass != NO_CLASS && size(sizeClass) == byteSize ? sizeClass : NO_CLASS;
  }

  boolean isOn() {
    return capacity > 0;
  }

  /** Removes a block of a class from the pool and returns it, or returns null if there is none. */
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

  /**
   * Adds a block that is no longer in use. Returns {@code false} if there is no room for it, or it
   * has no class.
   */
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

  /**
   * Removes every block.
   *
   * @param release receives the removed blocks
   */
  public void trim(Consumer<EngineBlock> release) {
    for (int i = 0; i < slots.length(); i++) {
      EngineBlock block = slots.getAndSet(i, null);
      if (block != null) {
        release.accept(block);
      }
    }
  }
}
