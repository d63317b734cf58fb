package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * What is counted, and that it is true.
 *
 * @spec contract.md#4.1 Contract 4.1
 * @spec contract.md#4.2 Contract 4.2
 * @spec contract.md#4.3 Contract 4.3
 * @spec contract.md#4.4 Contract 4.4
 */
public abstract class AccountingRules extends EngineRules {
  private static final int ROUNDS = 5;

  /** Bytes of a block that the pool keeps if the heap has blocks of just this size. */
  private static final int POOLED = 8192;

  /** What a virtual machine may come to hold meanwhile, of its own. */
  private static final long HEAP_GROWTH = 8L << 20;

  /** Tests a provider's engine. */
  protected AccountingRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Opens, closes and trims at random, and looks after each step. */
  private void use(OcpEngine engine, int steps, Runnable look) {
    SplittableRandom random = random();
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      int choice = random.nextInt(10);
      if (choice < 5) {
        open.add(parse(engine, Texts.numbered(i, 1 + random.nextInt(40_000))));
      } else if (choice < 9 && !open.isEmpty()) {
        open.remove(random.nextInt(open.size())).close();
      } else if (random.nextInt(4) == 0) {
        engine.trim();
      }
      look.run();
    }
    open.forEach(OcpDocument::close);
    look.run();
  }

  private void assertAddsUp(OcpEngine engine) {
    MemoryStatistics counts = engine.statistics();
    long parts = counts.documents().liveBytes()
        + counts.frames().liveBytes()
        + counts.scratch().liveBytes()
        + counts.pool().liveBytes();
    contract().equal(parts, counts.used(), "used, as the sum of its parts in " + counts, replay());
    contract()
        .equal(
            counts.documents().liveBlocks()
                + counts.frames().liveBlocks()
                + counts.pool().liveBlocks(),
            watch().blocks(),
            "blocks that the watch sees, by what the runtime counts in " + counts,
            replay());
    contract()
        .equal(
            counts.used() - counts.scratch().liveBytes(),
            watch().bytes(),
            "their bytes, by what the runtime counts in " + counts,
            "Block.byteSize() is the same at every call; " + replay());
    contract()
        .equal(watch().parsers(), counts.scratch().liveBlocks(), "parsers in " + counts, replay());
    contract()
        .equal(
            watch().scratchBytes(),
            counts.scratch().liveBytes(),
            "scratch memory in " + counts,
            "Parser.scratchBytes() changed while nobody used the parser; " + replay());
  }

  @Rule("4.1")
  @DisplayName("4.1 live is allocated less released, in every category, and used is their sum")
  void liveIsAllocatedLessReleased() {
    OcpEngine engine = openWatched(builder -> builder);
    use(engine, effort().of(500, 2000, 15_000), () -> assertAddsUp(engine));
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            counts.documents().allocatedBlocks(),
            counts.documents().releasedBlocks(),
            "blocks that documents gave back",
            "statistics().documents()");
    contract().equal(0L, counts.documents().liveBytes(), "documents' bytes", "statistics()");
  }

  @Rule("4.2")
  @DisplayName("4.2 the heap's own count and the runtime's agree at every quiet moment")
  void heapAndRuntimeAgree() {
    OcpEngine engine = openWatched(builder -> builder);
    use(engine, effort().of(500, 2000, 15_000), () -> {
      MemoryStatistics counts = engine.statistics();
      String hint = "Heap.liveBlocks() and liveBytes(), in allocate() and release(); " + replay();
      contract().equal(watch().blocks(), counts.heapBlocks(), "blocks the heap counts", hint);
      contract().equal(watch().bytes(), counts.heapBytes(), "bytes the heap counts", hint);
    });
  }

  @Rule("4.2")
  @DisplayName("4.2 a pinned block is counted by heap and runtime until it is released")
  void pinnedBlockIsCounted() {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched();
    OcpDocument document = parse(engine, "pinned");
    ByteBuffer view = document.payload();
    document.close();
    MemoryStatistics counts = engine.statistics();
    contract().equal(1L, counts.pins(), "pins", "statistics().pins()");
    contract().equal(1L, counts.documents().liveBlocks(), "documents' blocks", "a pin is one");
    contract().equal(1L, counts.heapBlocks(), "blocks the heap counts", "Block.releaser()");
    assertAddsUp(engine);
    contract()
        .require(view.get(0) == 'O', "the view shows the payload", view.get(0), "Block.anchor()");
  }

  @Rule("4.3")
  @DisplayName("4.3 after everything is closed and trimmed, used is zero")
  void nothingIsUsedInTheEnd() {
    OcpEngine engine = openWatched(builder -> builder);
    use(engine, effort().of(200, 1000, 10_000), () -> {});
    engine.trim();
    MemoryStatistics counts = engine.statistics();
    contract().equal(0L, counts.used(), "used after trim()", "statistics(): " + counts);
    contract().equal(0L, counts.pool().liveBlocks(), "blocks in the pool", "trim()");
    contract().equal(0L, counts.scratch().liveBlocks(), "parsers", "trim()");
    contract().equal(0L, counts.heapBlocks(), "blocks the heap counts", "Heap.liveBlocks()");
    contract().equal(0L, counts.heapBytes(), "bytes the heap counts", "Heap.liveBytes()");
    engine.close();
    contract().equal(0L, engine.statistics().used(), "used after close()", "OcpEngine.close()");
  }

  @Rule("4.3")
  @DisplayName("4.3 after many parses too, ten million with much effort, and the heap stays flat")
  void nothingIsUsedAfterManyParses() throws Throwable {
    OcpEngine engine = openWatched(builder -> builder);
    int each = effort().of(2_000, 12_000, 1_000_000);
    long atFirst = 0;
    for (int round = 0; round < ROUNDS; round++) {
      parseAndClose(engine, each);
      long heap = Collector.heapBytes();
      atFirst = round == 0 ? heap : atFirst;
      contract()
          .atMost(
              atFirst + HEAP_GROWTH,
              heap,
              "bytes of the Java heap in use after round " + round + " of parsing and closing",
              "something is kept of every document: see what a heap dump has many of");
    }
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            2L * ROUNDS * each,
            counts.documents().allocatedBlocks(),
            "documents ever",
            "statistics()");
    assertAddsUp(engine);
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "used in the end", "statistics()");
    contract().equal(0L, watch().blocks(), "blocks in the end", "Block.release()");
    contract().equal(0L, watch().heapBytes(), "bytes the heap counts in the end", "liveBytes()");
  }

  private void parseAndClose(OcpEngine engine, int each) throws Throwable {
    Together.run(2, thread -> {
      String[] sources = {"a", "# *b*\n\n- c", Texts.numbered(thread, 3000)};
      for (int i = 0; i < each; i++) {
        parse(engine, sources[i % sources.length]).close();
      }
    });
  }

  @Rule("4.4")
  @DisplayName("4.4 peak is the most that was ever used")
  void peakIsTheMostEverUsed() {
    OcpEngine engine = openWatched();
    long[] most = new long[1];
    use(engine, effort().of(300, 1000, 10_000), () -> {
      most[0] = Math.max(most[0], engine.statistics().used());
      long peak = engine.statistics().peak();
      contract().require(peak >= most[0], "the peak is at least " + most[0], peak, "peak()");
    });
    engine.trim();
    long before = engine.statistics().peak();
    contract().require(before >= most[0], "the peak stays", before, "statistics().peak()");
    OcpDocument large = parse(engine, Texts.numbered(1, 4 << 20));
    long used = engine.statistics().used();
    large.close();
    long peak = engine.statistics().peak();
    contract()
        .require(
            peak >= used && peak <= used + (16 << 20),
            "the peak is about what one large document used, " + used,
            peak,
            "statistics().peak()");
  }

  @Rule("4.4")
  @DisplayName("4.4 hits, misses, failures, trims and leases are counted, and never reset")
  void eventsAreCounted() {
    OcpEngine engine = openWatched(builder -> builder.memoryLimit(1 << 20));
    String text = Texts.numbered(1, POOLED - 300);
    long hits = givesExactly(POOLED) ? 1 : 0;
    parse(engine, text).close();
    parse(engine, text).close();
    MemoryStatistics counts = engine.statistics();
    contract().equal(2 - hits, counts.misses(), "misses after two documents", "statistics()");
    contract().equal(hits, counts.hits(), "hits after the second", "statistics()");
    contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> parse(engine, Texts.numbered(1, 2 << 20)),
            "a document of 2 MiB with a limit of 1 MiB",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract().equal(1L, engine.statistics().failures(), "failures", "statistics().failures()");
    contract().require(engine.statistics().trims() > 0, "a trim", 0, "statistics().trims()");
    try (OcpDocument document = parse(engine, "c");
        OcpCursor cursor = document.cursor()) {
      contract().equal(0, cursor.index(), "a new cursor's place", "OcpDocument.cursor()");
      contract().equal(1L, engine.statistics().leases(), "leases with a cursor", "statistics()");
    }
    engine.trim();
    MemoryStatistics last = engine.statistics();
    contract().equal(0L, last.leases(), "leases in the end", "statistics().leases()");
    contract().equal(hits, last.hits(), "hits in the end", "the pool was emptied before the third");
    contract()
        .equal(3L, last.documents().allocatedBlocks(), "documents' blocks ever", "statistics()");
    contract().equal(1L, last.failures(), "failures in the end", "statistics().failures()");
  }
}
