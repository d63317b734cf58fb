package org.ocp4j.internal.frame;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.memory.EngineBlock;

/**
 * A frame from one reset to the next: one block, filled from its start, and the scopes in it. The
 * block is free again when every scope is released: who reads in one delays that, and nobody else.
 *
 * <p>Where the next thing goes, and which scope it belongs to, are one number that changes by
 * compare-and-set. So what is placed while another thread marks, rewinds or resets is in the scope
 * that it was placed in, or is placed again.
 */
public final class FrameEpoch {
  /** The result of {@link #bump} when the scope is not the innermost any more. */
  static final int MOVED = -1;

  /** The result of {@link #bump} when there is too little room. */
  static final int FULL = -2;

  private final FrameMemory frame;
  private final FrameBlock block;
  private final ByteBuffer bytes;

  /** Where the room starts in the block, so that it is aligned. */
  private final int base;

  private final int capacity;

  /** The number of the innermost scope, and how much is used. */
  private final AtomicLong state;

  /** Scopes that are not released. */
  private final AtomicInteger scopes = new AtomicInteger(1);

  /** What a view shows, or a reader still reads, ends below: no rewinding goes past it. */
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
   * Takes room for something of a scope, in which the caller has entered.
   *
   * @param size at least 1
   * @param alignment a power of two
   * @return where it starts, or {@link #MOVED}, or {@link #FULL}
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

  /** Gives room back if nothing was placed after it, nor a mark. */
  void unbump(FrameScope scope, int start, long size) {
    state.compareAndSet(state(scope.id, (int) (start + size)), state(scope.id, start));
  }

  /** Room that was taken, little-endian, position zero, the limit its size. */
  ByteBuffer region(int start, int size) {
    return bytes.slice(base + start, size).order(ByteOrder.LITTLE_ENDIAN);
  }

  ByteBuffer export(int start, int length, boolean isConfined) {
    ByteBuffer view = block.export(base + start, length, isConfined);
    floor.accumulateAndGet(start + length, Math::max);
    return view;
  }

  // The frame allows one thread at a time from here on.

  /** Begins a scope in the innermost one. */
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

  /** Ends a scope that {@link #mark} began, and those in it. */
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

  /** Ends every scope; idempotent. */
  void end() {
    for (FrameScope ended = top; ended != null; ended = ended.parent) {
      ended.closeForAll();
    }
  }

  /** Ends every scope, and what is read in it: nobody can be reading. */
  void endForgotten() {
    for (FrameScope ended = top; ended != null; ended = ended.parent) {
      ended.run();
    }
  }

  boolean isOf(FrameMemory memory) {
    return frame.equals(memory);
  }

  /** Reads under way. */
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

  /** What to do when nothing of this epoch can be reached; refers to nothing of it. */
  Runnable cleanup() {
    return block;
  }

  void scopeReleased() {
    if (scopes.decrementAndGet() == 0) {
      frame.epochReleased(block);
    }
  }
}
