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
 * Everything an engine holds, within its budget: blocks in use, blocks in the pool, and the counts
 * of both. Safe for use by any number of threads.
 *
 * @spec contract.md#4 Contract 4
 * @spec contract.md#5 Contract 5
 */
public final class EngineMemory {
  /** Milliseconds of the longest of the waits for the collector, of which each is twice the last. */
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

  /** Pins, and open documents that may be forgotten. */
  private final LongAdder collectable = new LongAdder();

  private volatile Runnable trimScratch = () -> {};
  private volatile boolean isClosing;

  /** What the heap counted before it was closed. */
  private volatile long lastHeapBlocks;

  private volatile long lastHeapBytes;

  /**
   * How much memory an engine may hold.
   *
   * @param limit bytes of everything, at least 1
   * @param poolCapacity blocks of each size class in the pool, 0 to 1024
   */
  public record Settings(long limit, int poolCapacity) {
    /** 500 MiB, and 10 blocks of each size class. */
    public static final Settings DEFAULT = new Settings(500L << 20, 10);

    /** Checks both. */
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
   * Starts with nothing.
   *
   * @param id the engine's id
   * @param heap where blocks come from
   * @param settings how much it may hold
   * @param gate counts each block in use, so that the heap stays open
   */
  public EngineMemory(String id, Heap heap, Settings settings, EngineGate gate) {
    this.heap = heap;
    this.gate = gate;
    this.budget = new Budget(settings.limit());
    this.pool = new BlockPool(settings.poolCapacity());
    this.events = new PressureEvents("ocp4j-pressure-" + id);
    this.gauge = new PressureGauge(budget, events);
  }

  /** Who is told of changes of pressure. */
  public PressureEvents events() {
    return events;
  }

  /** The level of pressure now. */
  public PressureLevel pressure() {
    return gauge.level();
  }

  /**
   * A block for a document, from the pool or else from the heap. Its content is undefined. Releasing
   * it gives it back to the pool, or else to the heap; doing so twice is refused.
   *
   * @param byteSize bytes the caller needs, at least 1
   * @param sacrifice gives up what the caller itself holds, when there is too little memory
   * @return a block of at least that size
   * @throws OcpMemoryLimitException when the limit does not allow it
   * @throws OutOfMemoryError when the heap has no memory for it
   * @spec contract.md#5.2 Contract 5.2
   */
  public EngineBlock allocateDocument(int byteSize, Runnable sacrifice) {
    return allocate(byteSize, documents, sacrifice);
  }

  /** A block for a frame, like one for a document. */
  public EngineBlock allocateFrame(int byteSize) {
    return allocate(byteSize, frames, () -> {});
  }

  private EngineBlock allocate(int byteSize, BlockCounts user, Runnable sacrifice) {
    int size = byteSize;
    int sizeClass = pool.isOn() ? BlockPool.classFor(byteSize) : BlockPool.NO_CLASS;
    if (sizeClass != BlockPool.NO_CLASS) {
      EngineBlock block = pool.take(sizeClass);
      if (block != null) {
        use(block, user);
        user.hits.add(block);
        return block;
      }
      misses.increment();
      size = BlockPool.size(sizeClass);
    }
    EngineBlock block = fromHeap(admitted(size, byteSize, sacrifice));
    use(block, user);
    user.made.add(block);
    return block;
  }

  private void use(EngineBlock block, BlockCounts user) {
    gate.enterAgain();
    block.use(user);
  }

  /** Admits a size that can be pooled, or else, without the pool, just what is needed. */
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
   * Memory that only waits for the collector is not short: views that nobody has any more, and
   * automatic documents that were forgotten. Returns when there is room or the collector had its
   * chance.
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

  /** Counts what the collector releases when it is forgotten, or one less. */
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

  /** A block of admitted bytes; they are credited when there is none. */
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
   * The heap may give more than was asked; the budget has all of it.
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
   * Ends the use of a block. This is the one place where blocks are given back:
   *
   * <ul>
   *   <li>to the collector, if views show the block and the heap cannot revoke them,
   *   <li>to the heap, if views show the block and the heap revokes them: in the pool they would
   *       still show it,
   *   <li>else to the pool, unless memory is scarce, since the level could never fall again, or the
   *       engine is closed.
   * </ul>
   *
   * @throws IllegalStateException when the block was given back before
   * @spec contract.md#1.6 Contract 1.6
   */
  public void giveBack(EngineBlock block) {
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

  /** Returns what releases a block that views still show, and refers to nothing of the block. */
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

  /** Has somebody give scratch memory back whenever there is too little memory. */
  public void onTrim(Runnable action) {
    trimScratch = action;
  }

  /**
   * Counts a parser's scratch memory that grew or, as it can, shrank.
   *
   * @return whether the limit allows it; if not, nothing was counted
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

  /** Counts a parser that was made. */
  public void openScratch() {
    scratch.open();
  }

  /** Counts a parser that was closed, with what was counted of it. */
  public void closeScratch(long bytes) {
    scratch.close(bytes);
    credit(bytes);
  }

  /**
   * Gives what is in the pool back to the heap; the budget is credited.
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

  /** Whether nothing is to be kept for later. */
  public boolean isClosing() {
    return isClosing;
  }

  /** Empties the pool, for good but for blocks that are being released at this moment. */
  public void beginToClose() {
    isClosing = true;
    trim();
  }

  /** Empties the pool and asks the heap a last time; nobody may be using a block. */
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
   * All counts at about the same moment.
   *
   * @param leases reads under way
   * @param heapIsOpen whether the heap may be asked; if not, its counts are those of {@link #close}
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

  /** A block may be taken from the pool before whoever gave it has counted it; hence the maximum. */
  private Usage pooled() {
    long releasedBlocks = documents.hits.blocks() + frames.hits.blocks() + trimmed.blocks();
    long releasedBytes = documents.hits.bytes() + frames.hits.bytes() + trimmed.bytes();
    long blocks = Math.max(releasedBlocks, documents.pooled.blocks() + frames.pooled.blocks());
    long bytes = Math.max(releasedBytes, documents.pooled.bytes() + frames.pooled.bytes());
    return new Usage(blocks, releasedBlocks, bytes, releasedBytes);
  }
}
