package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests that blocks of closed documents are used again.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
public abstract class PoolRules extends EngineRules {
  /** The sizes in bytes of all size classes: 1 KiB to 1 MiB. */
  private static final int[] CLASSES =
      IntStream.rangeClosed(10, 20).map(bits -> 1 << bits).toArray();

  /** Creates the tests of one provider's engine. */
  protected PoolRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Returns the size classes that the heap allocates exactly; the pool keeps no other blocks. */
  private List<Integer> exactClasses() {
    List<Integer> exact = IntStream.range(0, CLASSES.length)
        .filter(i -> givesExactly(CLASSES[i]))
        .boxed()
        .toList();
    assume(
        !exact.isEmpty(),
        "the heap allocates no block of exactly the requested size, so nothing can be pooled");
    return exact;
  }

  /**
   * Returns a text whose payload fits into a block of a size class, and not into one of the next
   * smaller class.
   */
  private static String textFor(int sizeClass) {
    return Texts.numbered(0, CLASSES[sizeClass] - 300);
  }

  @Rule("5.3")
  @DisplayName("5.3 the block of a closed document is used again, in each size class")
  void releasedBlockIsUsedAgain() {
    for (int i : exactClasses()) {
      OcpEngine engine = openWatched(builder -> builder);
      parse(engine, textFor(i)).close();
      WatchedBlock block = watch().last();
      contract()
          .equal(CLASSES[i], block.byteSize(), "the size of a document's block", "Heap.allocate");
      OcpDocument again = parse(engine, textFor(i));
      contract()
          .equal(
              1L,
              watch().allocatedBlocks(),
              "number of blocks allocated",
              "the pool should return the block of the closed document");
      contract()
          .require(
              block.isLive(), "the block that was pooled is the new document's", block, "the pool");
      contract().equal(1L, engine.statistics().hits(), "hits", "statistics().hits()");
      contract()
          .equal(
              0L,
              engine.statistics().pool().liveBlocks(),
              "blocks in the pool",
              "OcpEngine.Builder.poolCapacity, statistics().pool()");
      again.close();
      contract()
          .equal(
              1L,
              engine.statistics().pool().liveBlocks(),
              "blocks in the pool",
              "OcpEngine.Builder.poolCapacity, statistics().pool()");
    }
  }

  private long pooledOf(int documents, OcpEngine engine, String text) {
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      open.add(parse(engine, text));
    }
    open.forEach(OcpDocument::close);
    return engine.statistics().pool().liveBlocks();
  }

  @Rule("5.3")
  @DisplayName("5.3 at most poolCapacity blocks of a size class are kept, 10 by default")
  void poolHasACapacity() {
    List<Integer> exact = exactClasses();
    String text = textFor(exact.get(0));
    OcpEngine usual = openWatched(builder -> builder);
    contract()
        .equal(
            10L, pooledOf(13, usual, text), "blocks pooled of 13", "poolCapacity is 10 by default");
    contract().equal(10L, watch().blocks(), "number of blocks not released", "Block.release()");
    String larger = textFor(exact.get(exact.size() - 1));
    long both = exact.size() > 1 ? 20 : 10;
    contract()
        .equal(both, pooledOf(13, usual, larger), "blocks pooled of two size classes", "the pool");
    OcpEngine small = openWatched(builder -> builder.poolCapacity(3));
    contract()
        .equal(
            3L,
            pooledOf(5, small, text),
            "blocks pooled of 5 with poolCapacity(3)",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    OcpEngine none = openWatched(builder -> builder.poolCapacity(0));
    contract()
        .equal(
            0L,
            pooledOf(5, none, text),
            "blocks pooled of 5 with poolCapacity(0)",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract().equal(0L, watch().blocks(), "number of blocks without a pool", "Block.release()");
    for (int wrong : new int[] {-1, 1025}) {
      contract()
          .throwsA(
              IllegalArgumentException.class,
              () -> open(builder -> builder.poolCapacity(wrong)),
              "poolCapacity(" + wrong + ')',
              "OcpEngine.Builder");
    }
  }

  @Rule("5.3")
  @DisplayName("5.3 larger blocks bypass the pool")
  void largerBlocksBypassThePool() {
    OcpEngine engine = openWatched(builder -> builder);
    parse(engine, Texts.numbered(1, 2 << 20)).close();
    contract()
        .equal(
            0L,
            engine.statistics().pool().liveBlocks(),
            "blocks in the pool",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract()
        .equal(
            0L,
            watch().blocks(),
            "pooled blocks after close() of documents of more than 1 MiB",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
  }

  @Rule("5.3")
  @DisplayName("5.3 trimming releases the pool's memory and credits the budget")
  void trimmingCreditsTheBudget() {
    List<Integer> exact = exactClasses();
    int sizeClass = exact.get(exact.size() / 2);
    OcpEngine engine = openWatched(builder -> builder);
    pooledOf(5, engine, textFor(sizeClass));
    MemoryStatistics before = engine.statistics();
    contract()
        .equal(
            5L * CLASSES[sizeClass],
            before.pool().liveBytes(),
            "the bytes of pooled blocks",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract()
        .require(
            before.used() >= before.pool().liveBytes(),
            "pooled blocks count as used",
            before,
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    engine.trim();
    MemoryStatistics after = engine.statistics();
    contract().equal(0L, after.used(), "used() after trim()", "OcpEngine.trim()");
    contract()
        .equal(
            0L,
            after.pool().liveBlocks(),
            "blocks in the pool after trim()",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract().equal(0L, watch().blocks(), "blocks after trim()", "Block.release()");
    contract()
        .equal(0L, watch().heapBytes(), "live bytes of the heap after trim()", "Heap.liveBytes()");
  }

  @Rule("5.3")
  @DisplayName("5.3 a pooled block never shows its former content in a view")
  void pooledBlockShowsNothingOfItsFormerContent() {
    String text = "- b\n\nc &amp; d";
    byte[] expected;
    OcpEngine fresh = openWatched();
    try (OcpDocument document = parse(fresh, text)) {
      expected = Texts.bytes(document.payload());
    }
    OcpEngine engine = openWatched(builder -> builder);
    parse(engine, "secret ".repeat(60)).close();
    try (OcpDocument document = parse(engine, text)) {
      ByteBuffer payload = document.payload();
      contract()
          .equal(
              expected.length,
              payload.capacity(),
              "the capacity of payload()",
              "a view must not reach past the payload into the block");
      contract()
          .equal(
              PayloadDifference.NONE,
              PayloadDifference.of(expected, Texts.bytes(payload)),
              "the difference between a payload in a used block and one in a new block",
              "the parser must write every byte of the payload, including padding");
      contract()
          .throwsA(
              IndexOutOfBoundsException.class,
              () -> payload.get(expected.length),
              "reading past the payload",
              "OcpDocument.payload()");
      contract()
          .equal(
              text.length(), document.source().capacity(), "the capacity of source()", "source()");
    }
  }
}
