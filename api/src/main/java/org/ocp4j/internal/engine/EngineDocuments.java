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

/** The documents of an engine that have a block of their own, from the parse to the release. */
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
   * Parses a source into a block.
   *
   * @param holder the object that users have; when it becomes unreachable, the memory is released
   * @param source the bytes between position and limit
   * @param caller the thread for which this thread parses; null if it parses for itself
   * @return the memory of the document, which the caller closes
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   * @throws OcpLimitException when the source exceeds a limit of the options
   * @throws OcpMemoryLimitException when the block would exceed the engine's memory limit
   * @throws OcpClosedException when the engine is closed
   */
  public DocumentMemory parse(
      Object holder, ByteBuffer source, ParseOptions options, @Nullable Caller caller) {
    gate.enter();
    try (ParserPool.Slot slot = parsing.begin(source, options)) {
      EngineBlock block = memory.allocateDocument(slot.size, slot);
      EngineDocument document;
      try {
        parsing.write(slot, block, options);
        document = document(holder, block, options.ownership(), caller);
      } catch (Throwable e) {
        memory.giveBack(block);
        throw e;
      }
      add(document);
      return document;
    } finally {
      gate.leave();
    }
  }

  private EngineDocument document(
      Object holder, EngineBlock block, Ownership ownership, @Nullable Caller caller) {
    long number = numbers.incrementAndGet();
    Thread owner = caller == null ? Thread.currentThread() : caller.thread();
    Throwable site = leaks.site(number, ownership, caller);
    return new EngineDocument(holder, this, number, block, ownership, owner, site);
  }

  private void add(EngineDocument document) {
    live.add(document);
    memory.addCollectable(document.ownership(), 1);
    if (!gate.isOpen()) { // the engine's close may have missed it
      document.discard();
      throw gate.closedException();
    }
  }

  /**
   * Releases the block of a document, now or when no view shows it any more.
   *
   * @spec contract.md#1.6 Contract 1.6
   */
  void release(EngineDocument document, EngineBlock block) {
    live.remove(document);
    memory.addCollectable(document.ownership(), -1);
    memory.giveBack(block);
  }

  EngineMemory memory() {
    return memory;
  }

  LeakLog leaks() {
    return leaks;
  }

  /** Returns the number of documents whose memory is not released. */
  long count() {
    return live.size();
  }

  /** Returns the number of reads of these documents under way. */
  long leases() {
    return live.leases();
  }

  void forEach(Consumer<EngineDocument> action) {
    live.all().forEach(action);
  }
}
