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
 * Blocks of closed documents are used again.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
public abstract class PoolRules extends EngineRules {
  /** Bytes of each size class: 1 KiB to 1 MiB. */
  private static final int[] CLASSES =
      IntStream.rangeClosed(10, 20).map(bits -> 1 << bits).toArray();

  /** Tests a provider's engine. */
  protected PoolRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** The size classes of which the heap has blocks: the pool keeps no others. */
  private List<Integer> exactClasses() {
    List<Integer> exact = IntStream.range(0, CLASSES.length)
        .filter(i -> givesExactly(CLASSES[i]))
        .boxed()
        .toList();
    assume(!exact.isEmpty(), "no block is of the size asked, so nothing can be pooled");
    return exact;
  }

  /** A text whose payload fills a block of a class, and none of the class below. */
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
      contract().equal(CLASSES[i], block.byteSize(), "the block of a size class", "Heap.allocate");
      OcpDocument again = parse(engine, textFor(i));
      contract().equal(1L, watch().allocatedBlocks(), "blocks ever handed out", "the pool");
      contract().require(block.isLive(), "the pooled block is the document's", block, "the pool");
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
  @DisplayName("5.3 at most so many of a class are kept, 10 unless another capacity is set")
  void poolHasACapacity() {
    List<Integer> exact = exactClasses();
    String text = textFor(exact.get(0));
    OcpEngine usual = openWatched(builder -> builder);
    contract().equal(10L, pooledOf(13, usual, text), "pooled of 13", "poolCapacity, by default");
    contract().equal(10L, watch().blocks(), "blocks that are not released", "Block.release()");
    String larger = textFor(exact.get(exact.size() - 1));
    long both = exact.size() > 1 ? 20 : 10;
    contract().equal(both, pooledOf(13, usual, larger), "pooled of two classes", "the pool");
    OcpEngine small = openWatched(builder -> builder.poolCapacity(3));
    contract()
        .equal(
            3L,
            pooledOf(5, small, text),
            "pooled of 5 with poolCapacity(3)",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    OcpEngine none = openWatched(builder -> builder.poolCapacity(0));
    contract()
        .equal(
            0L,
            pooledOf(5, none, text),
            "pooled of 5 with poolCapacity(0)",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract().equal(0L, watch().blocks(), "blocks without a pool", "Block.release()");
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
            "blocks of more than 1 MiB after close()",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
  }

  @Rule("5.3")
  @DisplayName("5.3 trimming gives the pool's memory back and credits the budget")
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
            "the pool's bytes",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract()
        .require(
            before.used() >= before.pool().liveBytes(),
            "they are used",
            before,
            "OcpEngine.Builder.memoryLimit, OcpEngine.statistics()");
    engine.trim();
    MemoryStatistics after = engine.statistics();
    contract().equal(0L, after.used(), "used after trim()", "OcpEngine.trim()");
    contract()
        .equal(
            0L,
            after.pool().liveBlocks(),
            "blocks in the pool after trim()",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
    contract().equal(0L, watch().blocks(), "blocks after trim()", "Block.release()");
    contract().equal(0L, watch().heapBytes(), "bytes the heap counts then", "Heap.liveBytes()");
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
              "the capacity of payload(), the payload's size,",
              "a view must not reach past the payload into the block");
      contract()
          .equal(
              PayloadDifference.NONE,
              PayloadDifference.of(expected, Texts.bytes(payload)),
              "what differs in a payload in a used block from that in a new one",
              "the parser must write every byte of the payload, padding too");
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
