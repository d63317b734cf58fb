package org.ocp4j.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;

/**
 * Idle parsers, at most one for each processor; the one used last is most likely used next. What they
 * hold is counted against the engine's limit: one that does not fit is closed instead.
 */
final class ParserPool {
  private static final int CAPACITY = Runtime.getRuntime().availableProcessors();

  private final EngineBackend backend;
  private final EngineMemory memory;
  private final AtomicReferenceArray<@Nullable Slot> idle = new AtomicReferenceArray<>(CAPACITY);

  /**
   * A parser and what was counted of its memory. Run, it is counted no more until it is given back:
   * a document must not be refused because its own parser was used before.
   */
  final class Slot implements Runnable {
    final Parser parser;

    /** Used by whoever has the parser. */
    EngineDocuments.@Nullable Unopened unopened;

    private long counted;

    Slot(Parser parser) {
      this.parser = parser;
    }

    @Override
    public void run() {
      memory.resizeScratch(-counted);
      counted = 0;
    }
  }

  ParserPool(EngineBackend backend, EngineMemory memory) {
    this.backend = backend;
    this.memory = memory;
    memory.onTrim(this::clear);
  }

  /** A parser that is the caller's until it is given back or dropped. */
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

  void giveBack(Slot slot) {
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

  /** Closes a parser that was taken. */
  void drop(Slot slot) {
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
