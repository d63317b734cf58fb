package org.ocp4j.internal.memory;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.LongAdder;
import org.ocp4j.Ownership;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.MemoryStatistics.Usage;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;

/**
 * All memory of an engine, within its budget: blocks in use, blocks in the pool, and the counts of
 * both. Thread-safe.
 *
 * @spec contract.md#4 Contract 4
 * @spec contract.md#5 Contract 5
 */
public final class EngineMemory {
  /**
   * The longest wait for the garbage collector in milliseconds. Each wait is twice as long as the
   * one before.
   */
  private static final long LONGEST_WAIT = 128;

  private static final Cleaner PINS = Cleaner.create();

  private final Heap heap;
  private final EngineGate gate;
  private final Budget budget;
  private final BlockPool pool;
  private final PressureEvents events;
  private final PressureGauge gauge;
  private final BlockCounts documents = new BlockCounts();
  private final BlockCounts frames = new BlockCounts();
  private final ScratchCounts scratch = new ScratchCounts();
  private final BlockTally trimmed = new BlockTally();
  private final LongAdder misses = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder trims = new LongAdder();
  private final LongAdder pins = new LongAdder();

  /**
   * The number of blocks that views keep allocated, and of open documents with automatic ownership.
   */
  private final LongAdder collectable = new LongAdder();

  private volatile Runnable trimScratch = () -> {};
  private volatile boolean isClosing;

  /** The heap's counts when it was closed. */
  private volatile long lastHeapBlocks;

  private volatile long lastHeapBytes;

  /**
   * The memory limit of an engine and the size of its pool.
   *
   * @param limit the limit on all memory of the engine in bytes, at least 1
   * @param poolCapacity the maximum number of blocks of each size class in the pool, 0 to 1024
   */
  public record Settings(long limit, int poolCapacity) {
    /** 500 MiB, and 10 blocks of each size class. */
    public static final Settings DEFAULT = new Settings(500L << 20, 10);

    /** Checks both values. */
    public Settings {
      if (limit < 1) {
        throw new IllegalArgumentException("memory limit is " + limit + ": use 1 or more bytes");
      }
      if (poolCapacity < 0 || poolCapacity > BlockPool.MAX_CAPACITY) {
        throw new IllegalArgumentException("pool capacity is "
            + poolCapacity
            + " blocks of each size: use 0 (off) to "
            + BlockPool.MAX_CAPACITY);
      }
    }
  }

  /**
   * Makes an engine's memory, with no blocks.
   *
   * @param id the engine's id
   * @param heap allocates the blocks
   * @param settings the limit and the size of the pool
   * @param gate counts each block in use as a user of the engine, so that the heap is not
   *     closed
   */
  public EngineMemory(String id, Heap heap, Settings settings, EngineGate gate) {
    this.heap = heap;
    this.gate = gate;
    this.budget = new Budget(settings.limit());
    this.pool = new BlockPool(settings.poolCapacity());
    this.events = new PressureEvents("ocp4j-pressure-" + id);
    this.gauge = new PressureGauge(budget, events);
  }

  /** Returns the queue of pressure events, with its listeners. */
  public PressureEvents events() {
    return events;
  }

  /** Returns the current level of memory pressure. */
  public PressureLevel pressure() {
    return gauge.level();
  }

  /**
   * Allocates a block for a document, from the pool or else from the heap. The block's contents are
   * undefined. Releasing the block returns it to the pool or the heap; a second release throws.
   *
   * @param byteSize the number of bytes needed, at least 1
   * @param sacrifice releases memory that the caller itself holds; run if memory is short
   * @return a block of at least {@code byteSize} bytes
   * @throws OcpMemoryLimitException if the block would exceed the memory limit
   * @throws OutOfMemoryError if the heap could not allocate the block
   * @spec contract.md#5.2 Contract 5.2
   */
  public EngineBlock allocateDocument(int byteSize, Runnable sacrifice) {
    EngineBlock block = allocate(byteSize, documents, sacrifice);
    gate.enterAgain();
    return block;
  }

  /**
   * Allocates a block for a document like {@link #allocateDocument}. The caller is a user of the
   * gate; the block takes its place, and leaves the gate when it is released.
   */
  public EngineBlock allocateForUser(int byteSize, Runnable sacrifice) {
    return allocate(byteSize, documents, sacrifice);
  }

  /** Allocates a block for a frame, like {@link #allocateDocument}. */
  public EngineBlock allocateFrame(int byteSize) {
    EngineBlock block = allocate(byteSize, frames, () -> {});
    gate.enterAgain();
    return block;
  }

  private EngineBlock allocate(int byteSize, BlockCounts user, Runnable sacrifice) {
    int size = byteSize;
    int sizeClass = pool.isOn() ? BlockPool.classFor(byteSize) : BlockPool.NO_CLASS;
    if (sizeClass != BlockPool.NO_CLASS) {
      EngineBlock block = pool.take(sizeClass);
      if (block != null) {
        block.use(user);
        user.hits.add(block);
        return block;
      }
      misses.increment();
      size = BlockPool.size(sizeClass);
    }
    EngineBlock block = fromHeap(admitted(size, byteSize, sacrifice));
    block.use(user);
    user.made.add(block);
    return block;
  }

  /**
   * Admits the size of a block that can be pooled; or, if that is too much, only the size needed.
   */
  private int admitted(int size, int needed, Runnable sacrifice) {
    if (admit(size) == Budget.ADMITTED) {
      return size;
    }
    trim();
    sacrifice.run();
    if (collectable.sum() > 0 && !budget.hasRoom(needed)) {
      awaitCollector(needed);
    }
    require(needed, needed);
    return needed;
  }

  /**
   * Gives the garbage collector time to release memory that only it can release: blocks of views
   * that are no longer used, and forgotten documents with automatic ownership. Returns when there
   * is enough room, or after all waits.
   */
  private void awaitCollector(int bytes) {
    boolean interrupted = false;
    for (long millis = 1; millis <= LONGEST_WAIT && !budget.hasRoom(bytes); millis *= 2) {
      System.gc();
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Counts documents or frames that the garbage collector can release if they are forgotten.
   *
   * @param more 1 for an opened document or frame, -1 for a closed one
   */
  public void addCollectable(Ownership ownership, int more) {
    if (ownership == Ownership.AUTO) {
      collectable.add(more);
    }
  }

  private void require(int bytes, int needed) {
    long used = admit(bytes);
    if (used != Budget.ADMITTED) {
      failures.increment();
      throw new OcpMemoryLimitException(needed, used, budget.limit());
    }
  }

  /**
   * Allocates a block whose bytes have been admitted. If the allocation fails, the bytes are
   * credited.
   */
  private EngineBlock fromHeap(int size) {
    Block block;
    try {
      block = heap.allocate(size);
    } catch (Throwable e) {
      credit(size);
      throw e;
    }
    try {
      return adopt(block, size);
    } catch (Throwable e) {
      block.release();
      credit(size);
      throw e;
    }
  }

  /**
   * Wraps a block of the heap. The block may be larger than requested; the budget counts all of it.
   *
   * @spec contract.md#4.2 Contract 4.2
   */
  private EngineBlock adopt(Block block, int size) {
    EngineBlock adopted = new EngineBlock(this, block);
    int more = adopted.byteSize() - size;
    if (more < 0) {
      throw new IllegalStateException(
          "the heap was asked for " + size + " bytes and gave " + adopted.byteSize());
    }
    if (more > 0) {
      require(more, adopted.byteSize());
    }
    return adopted;
  }

  /**
   * Ends the use of a block and releases it. This is the one place where blocks are released:
   * <ul>
   *   <li>to the garbage collector, if views show the block and the heap cannot revoke them,
   *   <li>to the heap, if views show the block and the heap revokes them, because a pooled block
   *       would still be shown,
   *   <li>else to the pool, or to the heap if the engine is closed or its memory is scarce: pooled
   *       blocks count as used memory, so the pressure could never fall.
   * </ul>
   *
   * @throws IllegalStateException if the block was released before
   * @spec contract.md#1.6 Contract 1.6
   */
  public void release(EngineBlock block) {
    BlockCounts user = block.end();
    boolean isFree = block.recall();
    Object anchor = isFree ? null : block.anchor();
    if (anchor != null) {
      PINS.register(anchor, pin(block, user));
      return;
    }
    try {
      if (isFree && !isClosing && !gauge.isCritical() && pool.give(block)) {
        user.pooled.add(block);
        if (isClosing) {
          trim();
        }
      } else {
        user.freed.add(block);
        block.own().release();
        credit(block.byteSize());
      }
    } finally {
      gate.leave();
    }
  }

  /**
   * Returns the action that releases a block once no view shows it. The action does not refer to
   * the block.
   */
  Runnable pin(EngineBlock block, BlockCounts user) {
    Runnable releaser = block.own().releaser();
    int sizeClass = block.sizeClass();
    int byteSize = block.byteSize();
    pins.increment();
    collectable.increment();
    return () -> {
      try {
        pins.decrement();
        collectable.decrement();
        user.freed.add(sizeClass, byteSize);
        releaser.run();
        credit(byteSize);
      } finally {
        gate.leave();
      }
    };
  }

  /** Sets an action that releases idle parsers, to be run on every trim. */
  public void onTrim(Runnable action) {
    trimScratch = action;
  }

  /**
   * Counts a change of the size of parsers' scratch memory.
   *
   * @param more the change in bytes; may be negative
   * @return {@code false} if the limit does not allow the growth; nothing is then counted
   */
  public boolean resizeScratch(long more) {
    if (more > 0 && (gauge.isCritical() || admit(more) != Budget.ADMITTED)) {
      return false;
    }
    if (more < 0) {
      credit(-more);
    }
    scratch.resize(more);
    return true;
  }

  /** Counts a new parser. */
  public void openScratch() {
    scratch.open();
  }

  /** Counts a closed parser and its scratch memory in bytes. */
  public void closeScratch(long bytes) {
    scratch.close(bytes);
    credit(bytes);
  }

  /**
   * Releases all blocks of the pool to the heap, and credits them to the budget.
   *
   * @spec contract.md#5.3 Contract 5.3
   */
  public void trim() {
    trims.increment();
    trimScratch.run();
    pool.trim(block -> {
      trimmed.add(block);
      free(block);
    });
  }

  /** Returns {@code true} if released blocks must not be kept for later. */
  public boolean isClosing() {
    return isClosing;
  }

  /**
   * Starts to close: empties the pool, and lets no block return to it except those being released
   * now.
   */
  public void beginToClose() {
    isClosing = true;
    trim();
  }

  /** Empties the pool and reads the heap's counts a last time. No block may be in use. */
  public void close() {
    trim();
    lastHeapBlocks = heap.liveBlocks();
    lastHeapBytes = heap.liveBytes();
  }

  private void free(EngineBlock block) {
    block.own().release();
    credit(block.byteSize());
  }

  private long admit(long bytes) {
    long used = budget.admit(bytes);
    if (used == Budget.ADMITTED) {
      checkPressure();
    }
    return used;
  }

  private void credit(long bytes) {
    budget.credit(bytes);
    checkPressure();
  }

  private void checkPressure() {
    if (gauge.check()) {
      trim();
    }
  }

  /**
   * Returns all counts at about the same moment.
   *
   * @param leases the number of reads in progress
   * @param heapIsOpen whether the heap may be asked for its counts; if not, those of {@link
   *     #close} are used
   */
  public MemoryStatistics statistics(long leases, boolean heapIsOpen) {
    long used = budget.used();
    return new MemoryStatistics(
        budget.limit(),
        used,
        Math.max(used, budget.peak()),
        documents.usage(),
        frames.usage(),
        scratch.usage(),
        pooled(),
        events.usage(),
        documents.hits.blocks() + frames.hits.blocks(),
        misses.sum(),
        failures.sum(),
        trims.sum(),
        events.dropped(),
        leases,
        pins.sum(),
        heapIsOpen ? heap.liveBlocks() : lastHeapBlocks,
        heapIsOpen ? heap.liveBytes() : lastHeapBytes);
  }

  /**
   * Another thread may take a block from the pool before the thread that returned it has counted
   * it. Hence the maximum.
   */
  private Usage pooled() {
    long releasedBlocks = documents.hits.blocks() + frames.hits.blocks() + trimmed.blocks();
    long releasedBytes = documents.hits.bytes() + frames.hits.bytes() + trimmed.bytes();
    long blocks = Math.max(releasedBlocks, documents.pooled.blocks() + frames.pooled.blocks());
    long bytes = Math.max(releasedBytes, documents.pooled.bytes() + frames.pooled.bytes());
    return new Usage(blocks, releasedBlocks, bytes, releasedBytes);
  }
}
