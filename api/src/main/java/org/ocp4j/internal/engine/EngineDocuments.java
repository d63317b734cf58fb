package org.ocp4j.internal.engine;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.internal.lifetime.Caller;
import org.ocp4j.internal.lifetime.DocumentMemory;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.lifetime.LeakLog;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.memory.OcpMemoryLimitException;

/** The open documents of an engine that have a block of their own. */
public final class EngineDocuments {
  private final EngineGate gate;
  private final EngineMemory memory;
  private final Parsing parsing;
  private final LeakLog leaks;
  private final AtomicLong numbers;
  private final LiveDocuments live = new LiveDocuments();

  EngineDocuments(
      EngineGate gate, EngineMemory memory, Parsing parsing, LeakLog leaks, AtomicLong numbers) {
    this.gate = gate;
    this.memory = memory;
    this.parsing = parsing;
    this.leaks = leaks;
    this.numbers = numbers;
  }

  /**
   * Parses a source into a block of its own.
   *
   * @param holder the object that users have; when it becomes unreachable, the memory is
   *     released
   * @param source the bytes between position and limit
   * @param options the parse options
   * @param caller the thread that this thread parses for; null if it parses for itself
   * @return the document's memory, which the caller must close
   * @throws OcpParseException if the source has invalid syntax or is not UTF-8
   * @throws OcpLimitException if the source exceeds a limit of the options
   * @throws OcpMemoryLimitException if the block would exceed the engine's memory limit
   * @throws OcpClosedException if the engine is closed
   */
  public DocumentMemory parse(
      Object holder, ByteBuffer source, ParseOptions options, @Nullable Caller caller) {
    gate.enter();
    EngineBlock block = null;
    EngineDocument document;
    try {
      // The parser is back in its pool before the block can leave the gate, because the last user
      // to leave closes the backend.
      try (ParserPool.Slot slot = parsing.begin(source, options)) {
        block = memory.allocateForUser(slot.size, slot);
        parsing.write(slot, block, options);
        document = document(holder, block, options.ownership(), caller);
      }
    } catch (Throwable e) {
      if (block == null) {
        gate.leave();
      } else {
        memory.release(block);
      }
      throw e;
    }
    add(document);
    return document;
  }

  private EngineDocument document(
      Object holder, EngineBlock block, Ownership ownership, @Nullable Caller caller) {
    long number = numbers.incrementAndGet();
    Thread owner = caller == null ? Thread.currentThread() : caller.thread();
    Throwable site = leaks.site(number, ownership, caller);
    return new EngineDocument(holder, this, number, block, ownership, owner, site);
  }

  private void add(EngineDocument document) {
    memory.addCollectable(document.ownership(), 1);
    try {
      live.add(document);
    } catch (OutOfMemoryError e) {
      document.discard();
      throw e;
    }
    if (!gate.isOpen()) { // OcpEngine.close may not have seen this document
      document.discard();
      throw gate.closedException();
    }
  }

  /**
   * Releases the block of a document: now, or, if views show it, when the last view is unreachable.
   *
   * @spec contract.md#1.6 Contract 1.6
   */
  void release(EngineDocument document, EngineBlock block) {
    live.remove(document);
    memory.addCollectable(document.ownership(), -1);
    memory.release(block);
  }

  EngineMemory memory() {
    return memory;
  }

  LeakLog leaks() {
    return leaks;
  }

  /** Returns the number of documents whose memory has not been released. */
  long count() {
    return live.size();
  }

  /** Returns the number of reads in progress on these documents. */
  long leases() {
    return live.leases();
  }

  void forEach(Consumer<EngineDocument> action) {
    live.all().forEach(action);
  }
}
