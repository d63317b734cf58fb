package org.ocp4j.tck.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Completes hints that only name a method with a sentence about what to look at. */
final class Hints {
  /** Hints with fewer words are completed. */
  private static final int FEW = 6;

  /** Sentences by a part of the hint; the first entry that matches is used. */
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    put(
        "Loan.",
        "look at the engine's Block.lend() and at the Loan it returns: its view(),"
            + " anchor() and end()");
    put(
        "Block.lend",
        "it returns a Loan with another view of the same block, which the owner thread can end");
    put("Block.anchor", "it returns an object that every view of the block keeps reachable");
    put(
        "Block.releaser",
        "the Runnable that it returns releases the memory, updates the counts, and refers to"
            + " neither the block nor its anchor");
    put(
        "Block.release",
        "set breakpoints in the engine's Block.release() and in the Runnable of"
            + " Block.releaser(): each should run once and lower both counts of the heap");
    put(
        "Block.view",
        "the engine should return the whole block: position 0, limit byteSize(),"
            + " little-endian, the same memory at every call");
    put(
        "liveBlocks",
        "the engine should add 1 in Heap.allocate, and subtract 1 in Block.release() or the"
            + " Runnable of Block.releaser(), atomically");
    put(
        "liveBytes",
        "the engine should add byteSize() in Heap.allocate, and subtract it in Block.release() or"
            + " the Runnable of Block.releaser(), atomically");
    put(
        "Heap.",
        "look at the engine's Heap: what it allocates, what it counts, and when it counts");
    put(
        "Parser.close",
        "it should release all scratch memory, do nothing when called again, and leave 0 in"
            + " Parser.scratchBytes()");
    put(
        "Parser.emit",
        "it should write the whole payload at the target's position and no other"
            + " byte, with offsets counted from the payload's first byte");
    put(
        "emit",
        "Parser.emit should write as many bytes as Parser.parse returned, from the target's"
            + " position on, and no other byte");
    put(
        "ParserFailure",
        "Parser.parse should throw it with a code, a reason, and a span in bytes counted from the"
            + " source's position");
    put(
        "Parser.",
        "look at the engine's Parser.parse: it should read from position to limit, reset its state"
            + " at every call, and apply all options");
    put(
        "memoryLimit",
        "the runtime counts the blocks of the engine's heap and the scratch memory of its parsers:"
            + " look at byteSize() and at Parser.scratchBytes()");
    put(
        "Limit",
        "look at where the engine's Parser.parse counts it, and at the arguments of"
            + " OcpLimitException: the limit, the allowed and the actual value, and the byte");
    put(
        "MalformedInput",
        "the runtime checks UTF-8 before Parser.parse is called; the parser should read"
            + " the buffer that it was passed, and no other");
    put(
        "flags",
        "Parser.emit should write the flags of the options into the header of the payload");
    put(
        "EngineBackend",
        "look at the engine's open() and close(): each call should open a new backend, which is"
            + " closed once, after its blocks and parsers");
    put(
        "EngineProvider",
        "look at the provider: its methods should return the same at every call, and open() a new"
            + " backend each time");
    put(
        "open()",
        "EngineProvider.open() should open a new backend each time, which shares neither"
            + " counts nor state with other backends");
    put(
        "pool",
        "the runtime pools only blocks of exactly the requested size: look at byteSize() of the"
            + " blocks that Heap.allocate returns");
    put(
        "statistics",
        "the runtime computes it from the engine's heap and parsers: look at byteSize(),"
            + " at Parser.scratchBytes(), and at whether each block is released once");
    put(
        "live",
        "the runtime counts it: check whether an exception from Block.release() or"
            + " Parser.close() interrupted a close half-way");
    put(
        "trim",
        "the runtime closes idle parsers and releases pooled blocks: look at Parser.close()"
            + " and Block.release()");
    put(
        "leak",
        "the runtime reports documents that the collector found unreachable: look for a field in"
            + " the engine that keeps a block, a view or a document reachable");
    put(
        "Leak",
        "the runtime reports documents that the collector found unreachable: look for a field in"
            + " the engine that keeps a block, a view or a document reachable");
    put(
        "Frame",
        "the runtime places documents in one block of the engine: look at Parser.emit with"
            + " a target that is not at position 0, and at Block.view()");
    put("Vector", "the runtime places vectors in one block of the engine: look at Block.view()");
    put("payload()", "it is a slice of Block.view(): look at its limit, order and memory");
    put(
        "source()",
        "it is a slice of Block.view(), at the source's offset in the payload's header");
    put("text()", "it is a slice of Block.view(), at a node's text offset in the payload");
    put("OcpDocument", "it reads the payload that Parser.emit wrote into Block.view()");
    put("OcpNode", "it reads the payload that Parser.emit wrote into Block.view()");
    put(
        "OcpEngine",
        "the runtime calls the engine's heap and parsers for it: look at the exceptions that they"
            + " throw and at their counts");
  }

  private Hints() {}

  private static void put(String part, String place) {
    PLACES.put(part, place);
  }

  /**
   * Returns a hint of at least some words: the given one, or its completion with a sentence about
   * what to look at.
   */
  static String of(String rule, String hint) {
    if (hint.strip().split("\\s+", -1).length >= FEW) {
      return hint;
    }
    String more = PLACES.entrySet().stream()
        .filter(entry -> hint.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("rule " + rule + " of the contract (docs/contract.md): " + RuleBook.title(rule));
    return hint.isBlank() ? more : hint + ": " + more;
  }
}
