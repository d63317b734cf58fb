package org.ocp4j.internal.engine;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;

/**
 * A pool of idle parsers, at most one for each processor. The parser used last is preferred. The
 * parsers' memory counts towards the engine's limit; a parser that would exceed it is closed.
 */
public final class ParserPool {
  private static final int CAPACITY = Runtime.getRuntime().availableProcessors();

  private final EngineBackend backend;
  private final EngineMemory memory;
  private final AtomicReferenceArray<@Nullable Slot> idle = new AtomicReferenceArray<>(CAPACITY);

  /**
   * A parser in use, with the size of the payload that it holds. Closing the slot returns the
   * parser to the pool, or closes the parser if it failed.
   *
   * <p>Running the slot excludes the parser's memory from the engine's budget until the slot is
   * closed: a document must not be refused because of the memory of its own parser.
   */
  public final class Slot implements Runnable, AutoCloseable {
    public final Parser parser;

    /** The size of the payload that the parser holds, in bytes. */
    public int size;

    /** False if the parser has failed unexpectedly, so that its state is unknown. */
    public boolean isSound = true;

    private long counted;

    Slot(Parser parser) {
      this.parser = parser;
    }

    @Override
    public void run() {
      memory.resizeScratch(-counted);
      counted = 0;
    }

    @Override
    public void close() {
      if (isSound) {
        recycle(this);
      } else {
        drop(this);
      }
    }
  }

  ParserPool(EngineBackend backend, EngineMemory memory) {
    this.backend = backend;
    this.memory = memory;
    memory.onTrim(this::clear);
  }

  /** Returns a parser. No other thread uses it until the caller closes the slot. */
  Slot take() {
    for (int i = 0; i < CAPACITY; i++) {
      Slot slot = idle.get(i);
      if (slot != null && idle.compareAndSet(i, slot, null)) {
        return slot;
      }
    }
    Slot slot = new Slot(backend.newParser());
    memory.openScratch();
    return slot;
  }

  private void recycle(Slot slot) {
    if (memory.isClosing() || !counts(slot) || !put(slot)) {
      drop(slot);
    } else if (memory.isClosing()) {
      clear();
    }
  }

  private boolean counts(Slot slot) {
    long bytes = slot.parser.scratchBytes();
    long more = bytes - slot.counted;
    if (more == 0) {
      return true;
    }
    if (!memory.resizeScratch(more)) {
      return false;
    }
    slot.counted = bytes;
    return true;
  }

  private boolean put(Slot slot) {
    for (int i = 0; i < CAPACITY; i++) {
      if (idle.get(i) == null && idle.compareAndSet(i, null, slot)) {
        return true;
      }
    }
    return false;
  }

  /** Closes a parser that is in use. */
  private void drop(Slot slot) {
    try {
      slot.parser.close();
    } finally {
      memory.closeScratch(slot.counted);
    }
  }

  /** Closes every idle parser. */
  void clear() {
    for (int i = 0; i < CAPACITY; i++) {
      Slot slot = idle.getAndSet(i, null);
      if (slot != null) {
        drop(slot);
      }
    }
  }
}
