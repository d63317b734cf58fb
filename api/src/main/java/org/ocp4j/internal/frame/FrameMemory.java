package org.ocp4j.internal.frame;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpParseException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.engine.OpenFrame;
import org.ocp4j.internal.engine.ParserPool;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.payload.Payload;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.memory.OcpMemoryLimitException;

/**
 * The memory of a frame, in which documents and vectors are placed one after another and released
 * together. Placing takes no lock; marking, rewinding, resetting and closing do.
 *
 * <p>A reset ends the current {@link FrameEpoch}; the next allocation begins another. If nobody
 * reads the ended epoch and no view shows it, the next epoch reuses its block. Otherwise the next
 * epoch gets a new block, and the old one is released when it is no longer read or shown.
 *
 * @spec contract.md#7 Contract 7
 */
public final class FrameMemory extends OpenFrame {
  /** The largest allowed alignment in bytes. */
  public static final int MAX_ALIGNMENT = 64;

  /** The largest capacity of a frame in bytes: Java's buffers have 31-bit sizes. */
  public static final long MAX_CAPACITY = Integer.MAX_VALUE - 16 - MAX_ALIGNMENT;

  private static final int MAX_DEPTH = 256;
  private static final Cleaner ENDED = Cleaner.create();

  private final EngineRuntime runtime;
  private final long id;
  private final int capacity;
  private final long openedNanos = System.nanoTime();
  private final @Nullable Throwable site;

  private volatile @Nullable FrameEpoch epoch;

  /** The block of the last epoch, kept for the next one. */
  private final AtomicReference<@Nullable EngineBlock> spare = new AtomicReference<>();

  private final AtomicInteger highWaterMark = new AtomicInteger();
  private final LongAdder allocations = new LongAdder();
  private final LongAdder resets = new LongAdder();

  FrameMemory(
      Object holder,
      EngineRuntime runtime,
      long id,
      int capacity,
      Ownership ownership,
      EngineBlock block,
      @Nullable Throwable site) {
    super(holder, ownership);
    this.runtime = runtime;
    this.id = id;
    this.capacity = capacity;
    this.site = site;
    spare.set(block);
  }

  /**
   * Opens a frame of an engine.
   *
   * @param runtime the engine
   * @param holder the object that users have; when it becomes unreachable, the frame is
   *     released
   * @param capacity the size of the frame in bytes
   * @param ownership who may use and close the frame
   * @throws OcpMemoryLimitException if the frame would exceed the engine's memory limit
   * @throws org.ocp4j.OcpClosedException if the engine is closed
   */
  public static FrameMemory open(
      EngineRuntime runtime, Object holder, int capacity, Ownership ownership) {
    EngineGate gate = runtime.gate();
    gate.enter();
    try {
      long number = runtime.nextNumber();
      EngineBlock block = allocate(runtime, capacity);
      Throwable site = runtime.leaks().site(number, ownership, null);
      FrameMemory frame =
          new FrameMemory(holder, runtime, number, capacity, ownership, block, site);
      runtime.add(frame);
      return frame;
    } finally {
      gate.leave();
    }
  }

  /** Allocates a block with extra bytes for aligning its contents. */
  private static EngineBlock allocate(EngineRuntime runtime, int capacity) {
    EngineGate gate = runtime.gate();
    gate.enter();
    try {
      boolean aligns = runtime.backend().heap().capabilities().contains(Capability.OFF_HEAP);
      return runtime.memory().allocateFrame(capacity + (aligns ? MAX_ALIGNMENT : 0));
    } finally {
      gate.leave();
    }
  }

  /**
   * Returns the number of bytes to skip at the start of a block so that aligned offsets have
   * aligned addresses.
   */
  static int base(ByteBuffer block) {
    return block.isDirect()
        ? (MAX_ALIGNMENT - block.alignmentOffset(0, MAX_ALIGNMENT)) % MAX_ALIGNMENT
        : 0;
  }

  // Allocation.

  /**
   * Memory allocated in a scope that the allocating thread has entered. The thread must leave the
   * scope.
   *
   * @param scope the scope
   * @param start where the memory starts, in bytes from the start of the frame's memory
   * @param bytes the memory: little-endian, position 0, the limit its size, contents undefined
   */
  public record Room(FrameScope scope, int start, ByteBuffer bytes) {
    /** Frees the memory, if it was the last allocation, and leaves the scope. */
    public void cancel() {
      scope.epoch.unbump(scope, start, bytes.capacity());
      scope.leave();
    }
  }

  /**
   * Allocates memory in the frame.
   *
   * @param size the number of bytes, at least 1
   * @param alignment a power of two from 8 to {@link #MAX_ALIGNMENT}
   * @return the memory, in a scope that the caller has entered and must leave
   * @throws OcpMemoryLimitException if the frame has too little room
   * @spec contract.md#7.4 Contract 7.4
   */
  public Room take(long size, int alignment) {
    checkThread();
    while (true) {
      FrameEpoch current = current();
      FrameScope scope = current.top();
      if (!scope.acquireIfOpen()) {
        requireOpen();
        Thread.onSpinWait();
        continue;
      }
      int start = FrameEpoch.MOVED;
      try {
        start = current.bump(scope, size, alignment);
        if (start == FrameEpoch.FULL) {
          throw OcpMemoryLimitException.ofFrame(size, current.used(), capacity);
        }
        if (start >= 0) {
          allocations.increment();
          return new Room(scope, start, current.region(start, (int) size));
        }
      } finally {
        if (start < 0) {
          scope.leave();
        }
      }
    }
  }

  /**
   * Parses a source into the frame. The document has the frame's ownership.
   *
   * @param source the bytes between position and limit
   * @param options the parse options
   * @param frame the object that the document keeps reachable
   * @return the document's memory
   * @throws OcpParseException if the source has invalid syntax or is not UTF-8
   * @throws OcpMemoryLimitException if the frame has too little room
   * @spec contract.md#7.4 Contract 7.4
   */
  public DocumentMemory parse(ByteBuffer source, ParseOptions options, Object frame) {
    requireOpen();
    EngineGate gate = runtime.gate();
    gate.enter();
    try (ParserPool.Slot slot = runtime.parsing().begin(source, options)) {
      Room room = take(slot.size, 8);
      DocumentMemory document;
      try {
        runtime.parsing().write(slot, room.bytes(), options);
        Payload payload = new Payload(room.bytes());
        document = new FrameDocument(payload, room.scope(), room.start(), frame);
      } catch (Throwable e) {
        room.cancel();
        throw e;
      }
      room.scope().leave();
      return document;
    } finally {
      gate.leave();
    }
  }

  private FrameEpoch current() {
    FrameEpoch current = epoch;
    return current == null ? next() : current;
  }

  private synchronized FrameEpoch next() {
    requireOpen();
    FrameEpoch current = epoch;
    if (current == null) {
      EngineBlock block = spare.getAndSet(null);
      if (block == null) {
        block = allocate(runtime, capacity);
      }
      current = new FrameEpoch(this, runtime, block, capacity);
      epoch = current;
    }
    return current;
  }

  /** Raises the high-water mark if necessary. */
  void reached(int used) {
    if (used > highWaterMark.get()) {
      highWaterMark.accumulateAndGet(used, Math::max);
    }
  }

  // Freeing.

  /**
   * Makes a mark, to which the frame can be rewound.
   *
   * @return the scope of everything that is placed in the frame after the mark
   * @throws IllegalStateException if too many marks are open
   */
  public synchronized FrameScope mark() {
    requireOpen();
    FrameEpoch current = current();
    if (current.top().depth == MAX_DEPTH) {
      throw new IllegalStateException(
          MAX_DEPTH + " marks of the frame are open: rewind to one before making another");
    }
    return current.mark();
  }

  /**
   * Frees everything that was placed in the frame since a mark, and removes the mark.
   *
   * @throws IllegalArgumentException if the mark belongs to another frame
   * @throws org.ocp4j.OcpClosedException if the mark has been removed already
   */
  public synchronized void rewind(FrameScope mark) {
    requireOpen();
    FrameScope parent = mark.parent;
    if (!mark.epoch.isOf(this) || parent == null) {
      throw new IllegalArgumentException(
          "the mark belongs to another frame: use a mark of this frame");
    }
    mark.requireOpen();
    mark.epoch.rewind(mark, parent);
  }

  /** Frees everything that was placed in the frame. */
  public synchronized void reset() {
    requireOpen();
    resets.increment();
    FrameEpoch ended = epoch;
    epoch = null;
    if (ended != null) {
      ended.end();
      cleanUp(ended);
    }
  }

  /** Ensures that the block is released even if an open cursor is forgotten. */
  private static void cleanUp(FrameEpoch ended) {
    if (!ended.isReleased()) {
      ENDED.register(ended, ended.cleanup());
    }
  }

  /** Called when an ended epoch is no longer read: reuses or releases its block. */
  void epochReleased(FrameEpoch released, FrameBlock ended) {
    boolean isWanted = isAlive() && epoch == null;
    EngineBlock block = isWanted ? ended.takeUnlessShown() : null;
    if (block == null) {
      ended.run();
    } else if (!spare.compareAndSet(null, block)) {
      runtime.memory().release(block);
    }
    if (!isAlive()) {
      dropSpare();
      forget(released);
    }
  }

  /**
   * Unregisters a closed frame whose current epoch is released. An epoch from before a reset may be
   * released while a close has yet to end the current one.
   */
  private void forget(FrameEpoch released) {
    if (released.equals(epoch)) {
      epoch = null;
      runtime.remove(this);
    }
  }

  private void dropSpare() {
    EngineBlock block = spare.getAndSet(null);
    if (block != null) {
      runtime.memory().release(block);
    }
  }

  @Override
  public boolean closeForAll() {
    boolean first = super.closeForAll();
    end();
    return first;
  }

  /**
   * If another thread's engine closed confined memory, the frame stays registered until its owner's
   * next call.
   */
  private synchronized void end() {
    dropSpare();
    FrameEpoch ended = epoch;
    if (ended != null) {
      ended.end();
      if (ownership() == Ownership.CONFINED && !ended.isReleased()) {
        return;
      }
      epoch = null;
      cleanUp(ended);
    }
    runtime.remove(this);
  }

  /** Called when the frame and everything in it are unreachable. */
  @Override
  public void run() {
    super.run();
    FrameEpoch ended = epoch;
    if (ended != null) {
      ended.endForgotten();
    }
    end();
  }

  @Override
  protected void released() {}

  @Override
  protected void forgotten() {
    runtime.leaks().report(this, bytes(), LeakReport.Reason.UNREACHABLE);
  }

  // Properties.

  @Override
  protected String what() {
    return "frame";
  }

  /** Returns the capacity in bytes. */
  public int capacity() {
    return capacity;
  }

  /** Returns the number of bytes in use. */
  public int used() {
    FrameEpoch current = epoch;
    return current == null || !isAlive() ? 0 : current.used();
  }

  /** Returns the largest number of bytes that were ever in use. */
  public int highWaterMark() {
    return highWaterMark.get();
  }

  /** Returns the number of allocations since the frame was opened. */
  public long allocationCount() {
    return allocations.sum();
  }

  /** Returns the number of resets since the frame was opened. */
  public long resetCount() {
    return resets.sum();
  }

  @Override
  public long leasesInside() {
    FrameEpoch current = epoch;
    return current == null ? 0 : current.leases();
  }

  @Override
  public LeakReport.Kind kind() {
    return LeakReport.Kind.FRAME;
  }

  @Override
  public long id() {
    return id;
  }

  @Override
  public long bytes() {
    return capacity;
  }

  @Override
  public long openedNanos() {
    return openedNanos;
  }

  @Override
  public @Nullable Throwable site() {
    return site;
  }
}
