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
 * Tests of the counts and of their accuracy.
 *
 * @spec contract.md#4.1 Contract 4.1
 * @spec contract.md#4.2 Contract 4.2
 * @spec contract.md#4.3 Contract 4.3
 * @spec contract.md#4.4 Contract 4.4
 */
public abstract class AccountingRules extends EngineRules {
  private static final int ROUNDS = 5;

  /**
   * The size in bytes of a block that the pool keeps if the heap allocates blocks of exactly this
   * size.
   */
  private static final int POOLED = 8192;

  /** Bytes of the Java heap that the JVM may allocate for itself during a test. */
  private static final long HEAP_GROWTH = 8L << 20;

  /** Creates the tests of one provider's engine. */
  protected AccountingRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Opens, closes and trims at random, and runs a check after each step. */
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
    contract().equal(parts, counts.used(), "used(), the sum of its parts in " + counts, replay());
    contract()
        .equal(
            counts.documents().liveBlocks()
                + counts.frames().liveBlocks()
                + counts.pool().liveBlocks(),
            watch().blocks(),
            "number of blocks that the watch sees, compared with " + counts,
            replay());
    contract()
        .equal(
            counts.used() - counts.scratch().liveBytes(),
            watch().bytes(),
            "bytes of blocks that the watch sees, compared with " + counts,
            "Block.byteSize() should return the same at every call; " + replay());
    contract()
        .equal(
            watch().parsers(),
            counts.scratch().liveBlocks(),
            "number of open parsers in " + counts,
            replay());
    contract()
        .equal(
            watch().scratchBytes(),
            counts.scratch().liveBytes(),
            "bytes of scratch memory in " + counts,
            "Parser.scratchBytes() changed while no thread used the parser; " + replay());
  }

  @Rule("4.1")
  @DisplayName(
      "4.1 live equals allocated minus released in every category, and used is the sum of all")
  void liveIsAllocatedLessReleased() {
    OcpEngine engine = openWatched(builder -> builder);
    use(engine, effort().of(500, 2000, 15_000), () -> assertAddsUp(engine));
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            counts.documents().allocatedBlocks(),
            counts.documents().releasedBlocks(),
            "released blocks of documents",
            "statistics().documents()");
    contract().equal(0L, counts.documents().liveBytes(), "live bytes of documents", "statistics()");
  }

  @Rule("4.2")
  @DisplayName("4.2 the counts of the heap and of the runtime agree whenever no call is running")
  void heapAndRuntimeAgree() {
    OcpEngine engine = openWatched(builder -> builder);
    use(engine, effort().of(500, 2000, 15_000), () -> {
      MemoryStatistics counts = engine.statistics();
      String hint = "look at Heap.liveBlocks() and liveBytes(), and at their updates in"
          + " allocate() and release(); " + replay();
      contract().equal(watch().blocks(), counts.heapBlocks(), "live blocks of the heap", hint);
      contract().equal(watch().bytes(), counts.heapBytes(), "live bytes of the heap", hint);
    });
  }

  @Rule("4.2")
  @DisplayName("4.2 the heap and the runtime count a pinned block until it is released")
  void pinnedBlockIsCounted() {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched();
    OcpDocument document = parse(engine, "pinned");
    ByteBuffer view = document.payload();
    document.close();
    MemoryStatistics counts = engine.statistics();
    contract().equal(1L, counts.pins(), "pins", "statistics().pins()");
    contract()
        .equal(
            1L,
            counts.documents().liveBlocks(),
            "live blocks of documents",
            "a pinned block should still be counted as live");
    contract().equal(1L, counts.heapBlocks(), "live blocks of the heap", "Block.releaser()");
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
    contract().equal(0L, counts.used(), "used() after trim()", "statistics(): " + counts);
    contract().equal(0L, counts.pool().liveBlocks(), "blocks in the pool", "trim()");
    contract().equal(0L, counts.scratch().liveBlocks(), "parsers", "trim()");
    contract().equal(0L, counts.heapBlocks(), "live blocks of the heap", "Heap.liveBlocks()");
    contract().equal(0L, counts.heapBytes(), "live bytes of the heap", "Heap.liveBytes()");
    engine.close();
    contract().equal(0L, engine.statistics().used(), "used() after close()", "OcpEngine.close()");
  }

  @Rule("4.3")
  @DisplayName("4.3 after many parses, ten million with long effort, used is zero and the Java"
      + " heap has not grown")
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
              "used bytes of the Java heap after round " + round + " of parsing and closing",
              "something of every document is kept: look in a heap dump for the class with the"
                  + " most objects");
    }
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            2L * ROUNDS * each,
            counts.documents().allocatedBlocks(),
            "allocated blocks of documents",
            "statistics()");
    assertAddsUp(engine);
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "used() at the end", "statistics()");
    contract().equal(0L, watch().blocks(), "blocks at the end", "Block.release()");
    contract().equal(0L, watch().heapBytes(), "live bytes of the heap at the end", "liveBytes()");
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
  @DisplayName("4.4 peak is the highest number of bytes used so far")
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
    contract().require(before >= most[0], "the peak does not fall", before, "statistics().peak()");
    OcpDocument large = parse(engine, Texts.numbered(1, 4 << 20));
    long used = engine.statistics().used();
    large.close();
    long peak = engine.statistics().peak();
    contract()
        .require(
            peak >= used && peak <= used + (16 << 20),
            "the peak is close to the bytes used by one large document, " + used,
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
    contract().equal(2 - hits, counts.misses(), "pool misses after two documents", "statistics()");
    contract().equal(hits, counts.hits(), "pool hits after the second document", "statistics()");
    contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> parse(engine, Texts.numbered(1, 2 << 20)),
            "parsing a document of 2 MiB with a limit of 1 MiB",
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    contract().equal(1L, engine.statistics().failures(), "failures", "statistics().failures()");
    contract()
        .require(engine.statistics().trims() > 0, "trims are counted", 0, "statistics().trims()");
    try (OcpDocument document = parse(engine, "c");
        OcpCursor cursor = document.cursor()) {
      contract().equal(0, cursor.index(), "the index of a new cursor", "OcpDocument.cursor()");
      contract()
          .equal(
              1L,
              engine.statistics().leases(),
              "number of leases with an open cursor",
              "statistics()");
    }
    engine.trim();
    MemoryStatistics last = engine.statistics();
    contract().equal(0L, last.leases(), "number of leases at the end", "statistics().leases()");
    contract()
        .equal(
            hits,
            last.hits(),
            "pool hits at the end",
            "the pool was emptied before the third document");
    contract()
        .equal(
            3L,
            last.documents().allocatedBlocks(),
            "allocated blocks of documents",
            "statistics()");
    contract()
        .equal(1L, last.failures(), "number of failures at the end", "statistics().failures()");
  }
}
