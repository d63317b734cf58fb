package org.ocp4j.tck.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of the memory limit of an engine.
 *
 * @spec contract.md#5.1 Contract 5.1
 * @spec contract.md#5.2 Contract 5.2
 */
public abstract class BudgetRules extends EngineRules {
  /** Creates the tests of one provider's engine. */
  protected BudgetRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("5.1")
  @DisplayName("5.1 the default limit is 500 MiB, and the least limit that can be set is 1")
  void limitIsWhatWasSet() {
    contract().equal(500L << 20, open().statistics().limit(), "the default limit", "statistics()");
    OcpEngine engine = open(builder -> builder.memoryLimit(12_345));
    contract().equal(12_345L, engine.statistics().limit(), "a limit that was set", "memoryLimit");
    contract()
        .throwsA(
            IllegalArgumentException.class,
            () -> open(builder -> builder.memoryLimit(0)),
            "memoryLimit(0)",
            "OcpEngine.Builder");
  }

  /** Parses and closes at random until some documents were refused and others were not. */
  private void contend(OcpEngine engine, int thread, int rounds) {
    SplittableRandom random = new SplittableRandom(seed() + thread);
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      if (open.size() > 8 || (!open.isEmpty() && random.nextInt(3) == 0)) {
        open.remove(random.nextInt(open.size())).close();
      }
      String text = Texts.numbered(i, 1 + random.nextInt(300_000));
      try {
        open.add(parse(engine, text));
      } catch (OcpMemoryLimitException e) {
        open.forEach(OcpDocument::close);
        open.clear();
      }
      MemoryStatistics counts = engine.statistics();
      contract()
          .require(
              counts.used() <= counts.limit(), "used() is never above the limit", counts, replay());
    }
    open.forEach(OcpDocument::close);
  }

  @Rule("5.1")
  @DisplayName("5.1 the sum of all blocks never exceeds the limit, with any number of threads")
  void sumNeverExceedsTheLimit() throws Throwable {
    long limit = 1 << 20;
    for (int capacity : new int[] {0, 10}) {
      OcpEngine engine = openWatched(builder -> builder.memoryLimit(limit).poolCapacity(capacity));
      Together.run(6, thread -> contend(engine, thread, effort().of(40, 400, 3000)));
      String hint = "the watch adds up the arguments of Heap.allocate; " + replay();
      contract()
          .atMost(limit, watch().mostAskedBytes(), "bytes of blocks live at the same time", hint);
      contract().atMost(limit, engine.statistics().peak(), "the peak", hint);
      contract()
          .require(engine.statistics().failures() > 0, "the limit refuses some documents", 0, hint);
      engine.trim();
      contract().equal(0L, engine.statistics().used(), "used() at the end", hint);
      contract().equal(0L, watch().blocks(), "blocks at the end", hint);
    }
  }

  @Rule("5.1")
  @DisplayName("5.1 documents that fill the limit exactly are allowed, and a limit one byte"
      + " lower refuses them")
  void limitIsExact() {
    String text = Texts.prose(100_000);
    OcpEngine measure = openWatched();
    OcpDocument measured = parse(measure, text);
    long one = measure.statistics().documents().liveBytes();
    measured.close();
    OcpEngine engine = openWatched(builder -> builder.poolCapacity(0).memoryLimit(3 * one));
    for (int i = 0; i < 3; i++) {
      int count = i + 1;
      contract()
          .returns(
              () -> parse(engine, text),
              "parsing document " + count + " of " + one + " bytes with a limit of 3 times that",
              "idle parsers and pooled blocks should be released before a document is refused");
    }
    OcpEngine small = openWatched(builder -> builder.poolCapacity(0).memoryLimit(3 * one - 1));
    // The test closes them at the end: forgotten documents would be released and leave room for the
    // third.
    List<OcpDocument> two = List.of(parse(small, text), parse(small, text));
    contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> parse(small, text),
            "parsing the third document with a limit one byte lower",
            "the runtime counts the blocks of the engine's heap: look at byteSize()");
    two.forEach(OcpDocument::close);
  }

  @Rule("5.1")
  @DisplayName("5.1 the memory that parsers keep between documents is counted as well")
  void scratchIsCounted() {
    OcpEngine engine = openWatched(builder -> builder.poolCapacity(0));
    parse(engine, Texts.prose(2 << 20)).close();
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            watch().scratchBytes(),
            counts.scratch().liveBytes(),
            "scratch bytes, compared with the sum of Parser.scratchBytes(),",
            "statistics().scratch()");
    contract()
        .equal(
            counts.scratch().liveBytes(),
            counts.used(),
            "used() without a document",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "used() after trim()", "OcpEngine.trim()");
    contract().equal(0L, watch().parsers(), "number of parsers after trim()", "Parser.close()");
  }

  @Rule("5.2")
  @DisplayName("5.2 the exception for the limit contains the bytes requested, used and allowed")
  void refusalTellsTheCounts() {
    long limit = 1 << 20;
    OcpEngine engine = openWatched(builder -> builder.poolCapacity(0).memoryLimit(limit));
    OcpDocument first = parse(engine, Texts.numbered(1, 600_000));
    long held = engine.statistics().documents().liveBytes();
    OcpMemoryLimitException refusal = contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> parse(engine, Texts.numbered(2, 600_000)),
            "parsing a second document of 600000 bytes with a limit of 1 MiB",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract().equal(limit, refusal.allowed(), "allowed()", "OcpMemoryLimitException");
    contract()
        .equal(
            held,
            refusal.used(),
            "used() of the exception",
            "idle parsers and pooled blocks should be released first");
    contract()
        .require(
            refusal.asked() > 600_000 && refusal.asked() < 700_000,
            "asked() of the exception is close to the payload's size",
            refusal.asked(),
            "OcpMemoryLimitException");
    contract()
        .require(
            String.valueOf(refusal.getMessage()).contains("memoryLimit"),
            "the message says how to allow more",
            refusal.getMessage(),
            "OcpMemoryLimitException");
    assertNothingWasLost(engine, first, held);
  }

  private void assertNothingWasLost(OcpEngine engine, OcpDocument first, long held) {
    contract()
        .equal(
            Texts.numbered(1, 600_000),
            first.node(2).value(),
            "the text of the open document",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract()
        .equal(
            held,
            engine.statistics().documents().liveBytes(),
            "live bytes of documents",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract().equal(1L, watch().blocks(), "number of blocks after the refusal", "Heap.allocate");
    contract().equal(1L, engine.statistics().failures(), "failures", "statistics().failures()");
    first.close();
    contract()
        .returns(
            () -> parse(engine, Texts.numbered(2, 600_000)).close(),
            "parsing the same document after the first was closed",
            "the refused parse must release all its memory");
    engine.trim();
    contract()
        .equal(
            0L,
            engine.statistics().used(),
            "used() at the end",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
  }

  @Rule("5.2")
  @DisplayName("5.2 the pool is emptied before the limit refuses")
  void poolGivesWay() {
    OcpEngine engine = openWatched(builder -> builder.memoryLimit(8 << 20));
    List<OcpDocument> documents = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      documents.add(parse(engine, Texts.numbered(i, 600_000)));
    }
    documents.forEach(OcpDocument::close);
    long trims = engine.statistics().trims();
    contract()
        .returns(
            () -> parse(engine, Texts.numbered(9, 7 << 20)).close(),
            "parsing a document of 7 MiB with a limit of 8 MiB and 5 MiB in the pool",
            "the runtime should trim the pool and try the allocation again");
    MemoryStatistics counts = engine.statistics();
    contract().require(counts.trims() > trims, "the pool was trimmed", counts, "statistics()");
    contract().equal(0L, counts.failures(), "failures", "statistics().failures()");
  }
}
