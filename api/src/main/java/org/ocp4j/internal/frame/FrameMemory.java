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
 * A frame: memory in which documents and vectors are placed one after another, and given up
 * together. Placing takes no lock; marking, rewinding, resetting and closing do.
 *
 * <p>A reset ends the {@link FrameEpoch} and leaves the next one to whoever places something. The
 * block is used again if nobody reads in it and no view shows it; else it goes back when they are
 * done, and the next epoch gets one of its own.
 *
 * @spec contract.md#7 Contract 7
 */
public final class FrameMemory extends OpenFrame {
  /** The largest alignment that can be asked for. */
  public static final int MAX_ALIGNMENT = 64;

  /** The most bytes that a frame can have: Java's buffers count in 31 bits. */
  public static final long MAX_CAPACITY = Integer.MAX_VALUE - 16 - MAX_ALIGNMENT;

  private static final int MAX_DEPTH = 256;
  private static final Cleaner ENDED = Cleaner.create();

  private final EngineRuntime runtime;
  private final long id;
  private final int capacity;
  private final long born = System.nanoTime();
  private final @Nullable Throwable site;

  private volatile @Nullable FrameEpoch epoch;

  /** The block of the last epoch, for the next. */
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
   * @param holder the object that users have; when it becomes unreachable, the frame is released
   * @param capacity the size of the frame in bytes
   * @throws OcpMemoryLimitException when the frame would exceed the engine's memory limit
   * @throws org.ocp4j.OcpClosedException when the engine is closed
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

  /** Returns a block with room to align its contents. */
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

  /** Bytes to skip at the start of a block, so that addresses are aligned as well as offsets. */
  static int base(ByteBuffer block) {
    return block.isDirect()
        ? (MAX_ALIGNMENT - block.alignmentOffset(0, MAX_ALIGNMENT)) % MAX_ALIGNMENT
        : 0;
  }

  // Placing.

  /**
   * Room that was taken, in a scope that was entered: whoever has it leaves the scope.
   *
   * @param scope what it is part of
   * @param start where it starts
   * @param bytes the room: little-endian, position zero, limit its size, content undefined
   */
  public record Room(FrameScope scope, int start, ByteBuffer bytes) {
    /** Gives the room back, as far as possible, and leaves. */
    public void cancel() {
      scope.epoch.unbump(scope, start, bytes.capacity());
      scope.leave();
    }
  }

  /**
   * Takes room.
   *
   * @param size bytes, at least 1
   * @param alignment a power of two, 8 to {@link #MAX_ALIGNMENT}
   * @throws OcpMemoryLimitException when there is too little
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
   * @param frame the object that the document keeps reachable
   * @return the memory of the document
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   * @throws OcpMemoryLimitException when there is too little room
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

  /** Notes how much is used. */
  void reached(int used) {
    if (used > highWaterMark.get()) {
      highWaterMark.accumulateAndGet(used, Math::max);
    }
  }

  // Giving up.

  /**
   * Marks what is used now.
   *
   * @throws IllegalStateException when there are too many marks
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
   * Gives up what was placed since a mark, and the mark.
   *
   * @throws IllegalArgumentException when it is another frame's
   * @throws org.ocp4j.OcpClosedException when it was given up before
   */
  public synchronized void rewind(FrameScope mark) {
    requireOpen();
    FrameScope parent = mark.parent;
    if (!mark.epoch.isOf(this) || parent == null) {
      throw new IllegalArgumentException("the mark is another frame's: use one of this frame");
    }
    mark.requireOpen();
    mark.epoch.rewind(mark, parent);
  }

  /** Gives up everything. */
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

  /** Should a cursor be forgotten that is open, the block comes back all the same. */
  private static void cleanUp(FrameEpoch ended) {
    if (!ended.isReleased()) {
      ENDED.register(ended, ended.cleanup());
    }
  }

  /** The block of an epoch that has ended and is not read any more. */
  void epochReleased(FrameBlock ended) {
    boolean isWanted = isAlive() && epoch == null;
    EngineBlock block = isWanted ? ended.takeUnlessShown() : null;
    if (block == null) {
      ended.run();
    } else if (!spare.compareAndSet(null, block)) {
      runtime.memory().giveBack(block);
    }
    if (!isAlive()) {
      dropSpare();
      epoch = null;
      runtime.remove(this);
    }
  }

  private void dropSpare() {
    EngineBlock block = spare.getAndSet(null);
    if (block != null) {
      runtime.memory().giveBack(block);
    }
  }

  @Override
  public boolean closeForAll() {
    boolean first = super.closeForAll();
    end();
    return first;
  }

  /** Confined memory that another thread's engine closed stays known until its owner comes. */
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

  /** When nobody can reach the frame any more, nor anything in it. */
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
    runtime.leaks().report(this, LeakReport.Reason.UNREACHABLE);
  }

  // What it tells.

  @Override
  protected String what() {
    return "frame";
  }

  /** Bytes that it has room for. */
  public int capacity() {
    return capacity;
  }

  /** Bytes in use. */
  public int used() {
    FrameEpoch current = epoch;
    return current == null || !isAlive() ? 0 : current.used();
  }

  /** The most bytes that were ever in use. */
  public int highWaterMark() {
    return highWaterMark.get();
  }

  /** How often something was placed. */
  public long allocationCount() {
    return allocations.sum();
  }

  /** How often it was reset. */
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
  public long born() {
    return born;
  }

  @Override
  public @Nullable Throwable site() {
    return site;
  }
}
