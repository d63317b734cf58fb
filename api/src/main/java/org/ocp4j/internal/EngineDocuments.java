package org.ocp4j.internal;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;

/** The documents of an engine that have a block of their own, from its allocation to its release. */
final class EngineDocuments {
  private final EngineRuntime runtime;
  private final EngineGate gate;
  private final EngineMemory memory;
  private final Parsing parsing;
  private final LeakLog leaks;
  private final AtomicLong numbers;
  private final LiveDocuments live = new LiveDocuments();

  EngineDocuments(
      EngineRuntime runtime,
      EngineGate gate,
      EngineMemory memory,
      Parsing parsing,
      LeakLog leaks,
      AtomicLong numbers) {
    this.runtime = runtime;
    this.gate = gate;
    this.memory = memory;
    this.parsing = parsing;
    this.leaks = leaks;
    this.numbers = numbers;
  }

  /**
   * Has a parser's result written into a block, and a document made of it.
   *
   * @param caller who it is done for; null for the calling thread
   */
  OcpDocument emit(
      ParserPool.Slot slot,
      int size,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      @Nullable Caller caller) {
    EngineBlock block = memory.allocateDocument(size, slot);
    Unopened document = unopened(slot);
    document.begin(block, options.ownership(), caller);
    try {
      parsing.write(slot, block, size, options);
      document.payload = block.payload();
      return documents.apply(document);
    } finally {
      document.end();
    }
  }

  /** The one that goes with a parser, so that documents need not have one each. */
  private Unopened unopened(ParserPool.Slot slot) {
    if (slot.unopened == null) {
      slot.unopened = new Unopened();
    }
    return slot.unopened;
  }

  /** A document's block until the document has it. */
  final class Unopened implements DocumentOpening {
    private Ownership ownership = Ownership.SHARED;
    private @Nullable Caller caller;
    private @Nullable EngineBlock block;
    private @Nullable Payload payload;

    private void begin(EngineBlock taken, Ownership wanted, @Nullable Caller asking) {
      block = taken;
      ownership = wanted;
      caller = asking;
    }

    @Override
    public DocumentMemory open(Object holder) {
      EngineBlock taken = Objects.requireNonNull(block);
      EngineDocument document =
          register(holder, Objects.requireNonNull(payload), taken, ownership, caller);
      block = null;
      if (!gate.isOpen()) {
        document.discard();
        throw gate.closedException();
      }
      return document;
    }

    private void end() {
      EngineBlock left = block;
      block = null;
      payload = null;
      caller = null;
      if (left != null) {
        left.release();
      }
    }
  }

  private EngineDocument register(
      Object holder,
      Payload payload,
      EngineBlock block,
      Ownership ownership,
      @Nullable Caller caller) {
    long number = numbers.incrementAndGet();
    Thread owner = caller == null ? Thread.currentThread() : caller.thread();
    Throwable site = leaks.site(number, ownership, caller);
    EngineDocument document =
        new EngineDocument(holder, runtime, number, payload, block, ownership, owner, site);
    gate.enterAgain(); // the document, which may be closed and leave before this call does
    live.add(document);
    memory.addCollectable(ownership, 1);
    return document;
  }

  /** Gives a document's block back, at once or when no view shows it any more (contract 1.6). */
  void release(EngineDocument document, EngineBlock block) {
    live.remove(document);
    memory.addCollectable(document.ownership(), -1);
    runtime.giveBack(block);
  }

  /** Those whose memory was not given back. */
  long count() {
    return live.size();
  }

  /** Reads of them that are under way. */
  long leases() {
    return live.leases();
  }

  void forEach(Consumer<EngineDocument> action) {
    live.all().forEach(action);
  }
}
