package org.ocp4j.tck.internal;

import java.util.LinkedHashMap;
import java.util.Map;

/** Says where to look, for hints that only name a method. */
final class Hints {
  /** Hints of fewer words are made longer. */
  private static final int FEW = 6;

  /** By a part of the hint; the first that fits counts. */
  private static final Map<String, String> PLACES = new LinkedHashMap<>();

  static {
    put("Loan.", "in the engine, look at Block.lend() and what its Loan shows, keeps and ends");
    put("Block.lend", "it makes another view of the same block, which its thread can end");
    put("Block.anchor", "it is an object that every view of the block keeps reachable");
    put(
        "Block.releaser",
        "what it returns releases the memory and counts that, and refers to"
            + " neither the block nor its anchor");
    put(
        "Block.release",
        "set a breakpoint in the engine's Block.release() and in the Runnable of"
            + " Block.releaser(): each should be reached once, and lower both counts of the heap");
    put(
        "Block.view",
        "in the engine, it is the whole block: position 0, limit byteSize(),"
            + " little-endian, the same memory at every call");
    put(
        "liveBlocks",
        "in the engine, Heap.allocate adds 1, and Block.release() or the Runnable of"
            + " Block.releaser() takes 1 away, atomically");
    put(
        "liveBytes",
        "in the engine, Heap.allocate adds byteSize(), and Block.release() or the"
            + " Runnable of Block.releaser() takes as much away, atomically");
    put("Heap.", "look at the engine's Heap: what it allocates, what it counts, and when");
    put(
        "Parser.close",
        "it releases all scratch memory, may be called again, and leaves 0 in"
            + " Parser.scratchBytes()");
    put(
        "Parser.emit",
        "it writes the payload at the target's position, all of it and no other"
            + " byte, with offsets counted from the payload's first byte");
    put(
        "emit",
        "Parser.emit writes as many bytes as Parser.parse returned, from the target's"
            + " position on, and no byte beside them");
    put(
        "ParserFailure",
        "Parser.parse throws it with a code, words, and a span in bytes from the"
            + " source's position");
    put(
        "Parser.",
        "look at the engine's Parser.parse: it reads from position to limit, begins anew"
            + " each time, and minds all options");
    put(
        "memoryLimit",
        "the runtime counts the blocks of the engine's heap and what its parsers hold: look at"
            + " byteSize() and at Parser.scratchBytes()");
    put(
        "Limit",
        "look at where the engine's Parser.parse counts it, and what it passes to"
            + " OcpLimitException: the limit, what is allowed, what was found, and the byte");
    put(
        "MalformedInput",
        "the runtime checks UTF-8 before Parser.parse is called; the parser reads"
            + " the buffer that it is given, not another");
    put("flags", "Parser.emit writes those of the options into the header of the payload");
    put(
        "EngineBackend",
        "look at the engine's open() and close(): each backend is its own, and is"
            + " closed once, after its blocks and parsers");
    put(
        "EngineProvider",
        "look at the provider: it returns the same at every call, and opens a"
            + " backend of its own each time");
    put(
        "open()",
        "EngineProvider.open() starts an engine of its own each time, which shares neither"
            + " counts nor state with others");
    put(
        "pool",
        "the runtime pools blocks of exactly the size asked: look at byteSize() of what"
            + " Heap.allocate returns");
    put(
        "statistics",
        "the runtime counts it over the engine's heap and parsers: look at byteSize(),"
            + " at Parser.scratchBytes(), and at whether each block is released once");
    put(
        "live",
        "the runtime counts it: look at whether an exception from Block.release() or"
            + " Parser.close() ended a close half-way");
    put(
        "trim",
        "the runtime closes idle parsers and releases pooled blocks: look at Parser.close()"
            + " and Block.release()");
    put(
        "leak",
        "the runtime reports what the collector finds: look at what in the engine keeps a"
            + " block, a view or a document reachable");
    put(
        "Leak",
        "the runtime reports what the collector finds: look at what in the engine keeps a"
            + " block, a view or a document reachable");
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
    put("OcpDocument", "it reads what Parser.emit wrote into Block.view()");
    put("OcpNode", "it reads what Parser.emit wrote into Block.view()");
    put(
        "OcpEngine",
        "the runtime does it over the engine's heap and parsers: look at what those"
            + " throw and count");
  }

  private Hints() {}

  private static void put(String part, String place) {
    PLACES.put(part, place);
  }

  /** Returns a hint of some words: itself, or with a place to look at. */
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
