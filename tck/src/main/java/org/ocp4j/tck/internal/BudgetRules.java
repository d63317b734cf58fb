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
 * One limit on everything an engine holds.
 *
 * @spec contract.md#5.1 Contract 5.1
 * @spec contract.md#5.2 Contract 5.2
 */
public abstract class BudgetRules extends EngineRules {
  /** Tests a provider's engine. */
  protected BudgetRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("5.1")
  @DisplayName("5.1 the limit is 500 MiB unless another is set, at least 1")
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

  /** Parses and closes at random until some documents were refused and some were not. */
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
              counts.used() <= counts.limit(), "used is never over the limit", counts, replay());
    }
    open.forEach(OcpDocument::close);
  }

  @Rule("5.1")
  @DisplayName("5.1 the sum of all blocks never exceeds the limit, however many threads ask")
  void sumNeverExceedsTheLimit() throws Throwable {
    long limit = 1 << 20;
    for (int capacity : new int[] {0, 10}) {
      OcpEngine engine = openWatched(builder -> builder.memoryLimit(limit).poolCapacity(capacity));
      Together.run(6, thread -> contend(engine, thread, effort().of(40, 400, 3000)));
      String hint = "the watch adds up what is asked of Heap.allocate; " + replay();
      contract().atMost(limit, watch().mostAskedBytes(), "bytes of blocks at one time", hint);
      contract().atMost(limit, engine.statistics().peak(), "the peak", hint);
      contract().require(engine.statistics().failures() > 0, "some are refused", 0, hint);
      engine.trim();
      contract().equal(0L, engine.statistics().used(), "used in the end", hint);
      contract().equal(0L, watch().blocks(), "blocks in the end", hint);
    }
  }

  @Rule("5.1")
  @DisplayName("5.1 what fits exactly is allowed, one byte less is not")
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
              "document " + count + " of " + one + " bytes with a limit of 3 times that",
              "idle parsers and the pool should give way before a document is refused");
    }
    OcpEngine small = openWatched(builder -> builder.poolCapacity(0).memoryLimit(3 * one - 1));
    // Closed in the end: one that is forgotten is released, and leaves room for the third.
    List<OcpDocument> two = List.of(parse(small, text), parse(small, text));
    contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> parse(small, text),
            "the third document with one byte less",
            "the runtime counts the blocks of the engine's heap: look at byteSize()");
    two.forEach(OcpDocument::close);
  }

  @Rule("5.1")
  @DisplayName("5.1 what parsers hold between documents is counted as well")
  void scratchIsCounted() {
    OcpEngine engine = openWatched(builder -> builder.poolCapacity(0));
    parse(engine, Texts.prose(2 << 20)).close();
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            watch().scratchBytes(),
            counts.scratch().liveBytes(),
            "scratch memory, by what the parsers say,",
            "statistics().scratch()");
    contract()
        .equal(
            counts.scratch().liveBytes(),
            counts.used(),
            "used with no document",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "used after trim()", "OcpEngine.trim()");
    contract().equal(0L, watch().parsers(), "parsers after trim()", "Parser.close()");
  }

  @Rule("5.2")
  @DisplayName("5.2 over the limit the exception tells bytes asked, used and allowed")
  void refusalTellsTheCounts() {
    long limit = 1 << 20;
    OcpEngine engine = openWatched(builder -> builder.poolCapacity(0).memoryLimit(limit));
    OcpDocument first = parse(engine, Texts.numbered(1, 600_000));
    long held = engine.statistics().documents().liveBytes();
    OcpMemoryLimitException refusal = contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> parse(engine, Texts.numbered(2, 600_000)),
            "a second document of 600000 bytes with a limit of 1 MiB",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract().equal(limit, refusal.allowed(), "allowed()", "OcpMemoryLimitException");
    contract().equal(held, refusal.used(), "used()", "everything that can give way should have");
    contract()
        .require(
            refusal.asked() > 600_000 && refusal.asked() < 700_000,
            "asked() is about the payload's size",
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
            "the open document",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract()
        .equal(
            held,
            engine.statistics().documents().liveBytes(),
            "documents' bytes",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract().equal(1L, watch().blocks(), "blocks after the refusal", "Heap.allocate");
    contract().equal(1L, engine.statistics().failures(), "failures", "statistics().failures()");
    first.close();
    contract()
        .returns(
            () -> parse(engine, Texts.numbered(2, 600_000)).close(),
            "the same document once there is room",
            "something was lost when it was refused");
    engine.trim();
    contract()
        .equal(
            0L,
            engine.statistics().used(),
            "used in the end",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
  }

  @Rule("5.2")
  @DisplayName("5.2 the pool gives way before the limit refuses")
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
            "a document of 7 MiB with a limit of 8 MiB, 5 MiB of it in the pool",
            "the pool should be trimmed and the request tried once more");
    MemoryStatistics counts = engine.statistics();
    contract().require(counts.trims() > trims, "the pool was trimmed", counts, "statistics()");
    contract().equal(0L, counts.failures(), "failures", "statistics().failures()");
  }
}
