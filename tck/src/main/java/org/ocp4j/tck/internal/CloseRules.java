package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of when close releases memory.
 *
 * @spec contract.md#1.4 Contract 1.4
 * @spec contract.md#1.5 Contract 1.5
 */
public abstract class CloseRules extends EngineRules {
  private static final String LEASE =
      "Block.release() must not be called before the last lease ends";

  /** Creates the tests of one provider's engine. */
  protected CloseRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private void assertGone(OcpEngine engine, String when) {
    contract().equal(0L, engine.liveDocuments(), "open documents " + when, "liveDocuments()");
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            0L,
            counts.documents().liveBlocks(),
            "blocks of documents that the runtime counts " + when,
            "statistics().documents()");
    contract().equal(0L, watch().blocks(), "blocks not released " + when, "Block.release()");
    contract()
        .equal(
            0L,
            watch().heapBlocks(),
            "blocks that the heap itself counts " + when,
            "Heap.liveBlocks() should fall in Block.release(); the heap counts "
                + watch().heapBytes()
                + " bytes");
    contract()
        .equal(
            0L,
            watch().heapBytes(),
            "bytes that the heap itself counts " + when,
            "Block.release() should lower Heap.liveBytes() by as much as Heap.allocate raised it");
  }

  @Rule("1.4")
  @DisplayName("1.4 the block is released before close() returns")
  void blockIsReleasedBeforeCloseReturns() {
    for (Ownership ownership : Ownership.values()) {
      for (int size : new int[] {1, 5000, 2 << 20}) {
        OcpEngine engine = openWatched();
        OcpDocument document = engine.parse(Texts.numbered(size, size), options(ownership));
        contract()
            .equal(
                1L, watch().blocks(), "blocks in use while the document is open", "Heap.allocate");
        contract()
            .equal(
                1L,
                watch().heapBlocks(),
                "live blocks of the heap while the document is open",
                "liveBlocks()");
        Walk.byCursor(document);
        document.close();
        assertGone(engine, "after close() of a document that is " + ownership);
      }
    }
  }

  @Rule("1.4")
  @DisplayName("1.4 reading and rendering leave no lease and no pin behind")
  void readingLeavesNoLeaseBehind() {
    OcpEngine engine = openWatched();
    OcpDocument document = parse(engine, "# A\n\n*b* [c](d)\n");
    contract()
        .require(
            !document.toJson().isEmpty(), "toJson() returns text", "an empty string", "toJson()");
    contract()
        .require(
            !document.toHtml().isEmpty(), "toHtml() returns text", "an empty string", "toHtml()");
    contract().equal(1, document.point(0).line(), "the first line", "OcpDocument.point");
    document.find("A").forEach(node -> {});
    contract().equal(0L, engine.statistics().leases(), "number of leases", "statistics().leases()");
    document.close();
    assertGone(engine, "after close()");
  }

  @Rule("1.4")
  @DisplayName("1.4 with a pool, the block is in the pool before close() returns")
  void blockGoesToThePoolBeforeCloseReturns() {
    OcpEngine engine = openWatched(builder -> builder);
    OcpDocument document = parse(engine, "a");
    document.close();
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(0L, counts.documents().liveBlocks(), "live blocks of documents", "statistics()");
    contract()
        .equal(
            watch().blocks(),
            counts.pool().liveBlocks(),
            "blocks in the pool, compared with the blocks not released,",
            "statistics().pool()");
    engine.trim();
    assertGone(engine, "after close() and trim()");
  }

  @Rule("1.5")
  @DisplayName("1.5 an open cursor keeps the block, and closing the last cursor releases it")
  void lastCursorReleasesTheBlock() throws Throwable {
    for (Ownership ownership : new Ownership[] {Ownership.SHARED, Ownership.AUTO}) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse("a", options(ownership));
      OcpCursor first = document.cursor();
      OcpCursor second = Together.elsewhere(document::cursor);
      document.close();
      contract().equal(1L, watch().blocks(), "blocks with two cursors open", LEASE);
      contract()
          .equal(
              1L,
              watch().heapBlocks(),
              "live blocks of the heap with two cursors open",
              "liveBlocks()");
      contract()
          .throwsA(
              OcpClosedException.class,
              first::kind,
              "an open cursor after close()",
              "every accessor must check whether the document is closed");
      first.close();
      first.close();
      contract().equal(1L, watch().blocks(), "blocks with one cursor open", LEASE);
      Together.elsewhere(() -> {
        second.close();
        return "";
      });
      assertGone(engine, "after the last cursor was closed, on another thread");
    }
  }

  @Rule("1.5")
  @DisplayName("1.5 a cursor of a confined document needs no lease")
  void cursorOfAConfinedDocumentNeedsNoLease() {
    OcpEngine engine = openWatched();
    OcpDocument document = engine.parse("a", options(Ownership.CONFINED));
    try (OcpCursor cursor = document.cursor()) {
      document.close();
      assertGone(engine, "after close() of a confined document with a cursor");
      contract()
          .throwsA(
              OcpClosedException.class,
              cursor::kind,
              "its cursor after the document's close()",
              "every accessor must check whether the document is closed");
    }
  }

  @Rule("1.5")
  @DisplayName("1.5 close() does not wait for a read on another thread, and the end of that read"
      + " releases the block")
  void closeDoesNotWaitForAReadUnderWay() throws Throwable {
    OcpEngine engine = openWatched();
    OcpDocument document = parse(engine, Texts.prose(100_000));
    byte[] expected = payload(document);
    HeldStream stream = HeldStream.of(document);
    Together.elsewhere(() -> {
      document.close();
      return "";
    });
    contract().equal(1L, watch().blocks(), "blocks while writeTo() is under way", LEASE);
    contract()
        .require(
            Arrays.equals(expected, stream.finish()),
            "writeTo() that began before close() writes the whole payload",
            "other bytes",
            LEASE + "; the watch fills released blocks with 0xDB");
    assertGone(engine, "after the last read ended");
  }

  /** Returns a copy of the payload, made without exposing a view. */
  private static byte[] payload(OcpDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.writeTo(bytes);
    return bytes.toByteArray();
  }
}
