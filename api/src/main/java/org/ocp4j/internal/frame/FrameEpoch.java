package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.memory.EngineBlock;

/**
 * The contents of a frame from one reset to the next: a block, filled from its start, and the
 * scopes in it. The block is free again once all scopes are released. Readers of the epoch delay
 * that, but nothing else.
 *
 * <p>The next free offset and the innermost scope are in one number, which is changed by
 * compare-and-set. So if another thread marks, rewinds or resets during an allocation, the
 * allocation is either entirely in the old scope, or is repeated in the new one.
 */
public final class FrameEpoch {
  /** The result of {@link #bump} if the scope is no longer the innermost. */
  static final int MOVED = -1;

  /** The result of {@link #bump} if there is not enough room. */
  static final int FULL = -2;

  private final FrameMemory frame;
  private final FrameBlock block;
  private final ByteBuffer bytes;

  /** Where usable memory starts in the block, in bytes, so that it is aligned. */
  private final int base;

  private final int capacity;

  /** The id of the innermost scope, and the number of bytes used. */
  private final AtomicLong state;

  /** The number of scopes that are not released. */
  private final AtomicInteger scopes = new AtomicInteger(1);

  /** All bytes below this offset may still be shown by views or read; rewinding stops here. */
  private final AtomicInteger floor = new AtomicInteger();

  private volatile FrameScope top;
  private int lastId = 1;

  FrameEpoch(FrameMemory frame, EngineRuntime runtime, EngineBlock block, int capacity) {
    this.frame = frame;
    this.block = new FrameBlock(runtime, block);
    this.bytes = block.view();
    this.base = FrameMemory.base(bytes);
    this.capacity = capacity;
    this.state = new AtomicLong(state(lastId, 0));
    this.top = new FrameScope(frame, this, null, lastId, 0, 0);
  }

  private static long state(int id, int used) {
    return (long) id << Integer.SIZE | used;
  }

  private static int id(long state) {
    return (int) (state >>> Integer.SIZE);
  }

  private static int used(long state) {
    return (int) state;
  }

  FrameScope top() {
    return top;
  }

  int used() {
    return used(state.get());
  }

  /**
   * Allocates memory in a scope that the caller has entered.
   *
   * @param scope the scope, which must still be the innermost
   * @param size the number of bytes, at least 1
   * @param alignment a power of two
   * @return the offset of the memory, or {@link #MOVED}, or {@link #FULL}
   */
  int bump(FrameScope scope, long size, int alignment) {
    while (true) {
      long before = state.get();
      if (id(before) != scope.id) {
        return MOVED;
      }
      long start = (used(before) + (long) alignment - 1) & -alignment;
      if (size > capacity - start) {
        return FULL;
      }
      int end = (int) (start + size);
      if (state.compareAndSet(before, state(scope.id, end))) {
        frame.reached(end);
        return (int) start;
      }
    }
  }

  /**
   * Frees the memory of the last allocation. Does nothing if there was another allocation or a mark
   * since.
   */
  void unbump(FrameScope scope, int start, long size) {
    state.compareAndSet(state(scope.id, (int) (start + size)), state(scope.id, start));
  }

  /** Returns allocated memory as a buffer: little-endian, position 0, the limit its size. */
  ByteBuffer region(int start, int size) {
    return bytes.slice(base + start, size).order(ByteOrder.LITTLE_ENDIAN);
  }

  ByteBuffer export(int start, int length, boolean isConfined) {
    ByteBuffer view = block.export(base + start, length, isConfined);
    floor.accumulateAndGet(start + length, Math::max);
    return view;
  }

  // The frame lets only one thread at a time call the methods below.

  /** Begins a scope inside the innermost one. */
  FrameScope mark() {
    FrameScope parent = top;
    lastId++;
    while (true) {
      long before = state.get();
      FrameScope scope =
          new FrameScope(frame, this, parent, lastId, used(before), parent.depth + 1);
      if (state.compareAndSet(before, state(lastId, used(before)))) {
        scopes.incrementAndGet();
        top = scope;
        return scope;
      }
    }
  }

  /** Ends a scope that {@link #mark} began, and all scopes inside it. */
  void rewind(FrameScope scope, FrameScope parent) {
    boolean isRead = false;
    for (FrameScope ended = top; ended != null && ended != parent; ended = ended.parent) {
      ended.closeForAll();
      isRead |= !ended.isReleased();
    }
    while (true) {
      long before = state.get();
      int used = used(before);
      if (isRead) {
        floor.accumulateAndGet(used, Math::max);
      }
      int kept = Math.min(used, Math.max(scope.start, floor.get()));
      if (state.compareAndSet(before, state(parent.id, kept))) {
        top = parent;
        return;
      }
    }
  }

  /** Ends every scope. Later calls have no effect. */
  void end() {
    for (FrameScope ended = top; ended != null; ended = ended.parent) {
      ended.closeForAll();
    }
  }

  /** Ends every scope and all reads, when the frame and everything in it are unreachable. */
  void endForgotten() {
    for (FrameScope ended = top; ended != null; ended = ended.parent) {
      ended.run();
    }
  }

  boolean isOf(FrameMemory memory) {
    return frame.equals(memory);
  }

  /** Returns the number of reads in progress. */
  long leases() {
    long leases = 0;
    for (FrameScope scope = top; scope != null; scope = scope.parent) {
      leases += scope.leases();
    }
    return leases;
  }

  boolean isReleased() {
    return scopes.get() == 0;
  }

  /**
   * Returns the action to run when this epoch is unreachable. The action does not refer to the
   * epoch.
   */
  Runnable cleanup() {
    return block;
  }

  void scopeReleased() {
    if (scopes.decrementAndGet() == 0) {
      frame.epochReleased(this, block);
    }
  }
}
