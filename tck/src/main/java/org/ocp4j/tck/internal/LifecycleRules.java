package org.ocp4j.tck.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.Ownership;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of the life of a document from parse to close.
 *
 * @spec contract.md#1.1 Contract 1.1
 * @spec contract.md#1.2 Contract 1.2
 * @spec contract.md#1.3 Contract 1.3
 * @spec contract.md#1.9 Contract 1.9
 */
public abstract class LifecycleRules extends EngineRules {
  private static final String RICH =
      "# Title\n\n<Note kind=\"info\">[a link](u \"t\")</Note>\n\n- one\n- two\n\n> quote `code`\n";

  @TempDir
  Path directory = Path.of("");

  /** Creates the tests of one provider's engine. */
  protected LifecycleRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("1.1")
  @DisplayName("1.1 parse returns an open document, which owns one block")
  void parseReturnsAnOpenDocumentThatOwnsOneBlock() throws IOException {
    OcpEngine engine = openWatched();
    Path file = Files.writeString(directory.resolve("a.mdx"), "# A");
    byte[] bytes = Texts.utf8("# A");
    List<OcpDocument> documents = new ArrayList<>();
    documents.add(engine.parse("# A", options()));
    documents.add(engine.parse(bytes, options()));
    documents.add(engine.parse(ByteBuffer.wrap(bytes), options()));
    documents.add(engine.parse(Texts.direct("# A"), options()));
    documents.add(engine.parse(file, options()));
    documents.add(engine.parse(new ByteArrayInputStream(bytes), options()));
    for (Ownership ownership : Ownership.values()) {
      documents.add(engine.parse("# A", options(ownership)));
    }
    for (OcpDocument document : documents) {
      contract().require(document.isAlive(), "a document is open", document, "OcpEngine.parse");
      contract()
          .equal("A", document.node(2).value(), "the text of \"# A\"", "OcpDocument.toJson()");
    }
    long count = documents.size();
    contract()
        .equal(
            count,
            watch().blocks(),
            "the number of blocks of " + count + " documents",
            "Heap.allocate");
    contract()
        .equal(count, engine.liveDocuments(), "the number of open documents", "liveDocuments()");
  }

  @Rule("1.1")
  @DisplayName("1.1 each document has a block of its own, whatever its size")
  void documentsOfAllSizesHaveBlocksOfTheirOwn() {
    OcpEngine engine = openWatched();
    List<OcpDocument> documents = new ArrayList<>();
    for (int size = 1; size <= 1 << 20; size *= 3) {
      documents.add(parse(engine, Texts.numbered(size, size)));
    }
    for (int i = documents.size() - 1; i >= 0; i--) {
      OcpDocument document = documents.get(i);
      int size = (int) Math.pow(3, i);
      contract()
          .equal(
              Texts.numbered(size, size),
              document.node(2).value(),
              "document " + i + " while other documents are open",
              "two blocks may share memory: look at how Heap.allocate places blocks of this size");
    }
  }

  @Rule("1.2")
  @DisplayName("1.2 a second close() has no effect")
  void closeIsIdempotent() {
    for (Ownership ownership : Ownership.values()) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse("a", options(ownership));
      contract()
          .returns(
              () -> {
                try {
                  document.close();
                } finally {
                  document.close();
                }
                document.close();
              },
              "a second close() of a document that is " + ownership,
              "OcpDocument.close()");
      contract().equal(0L, watch().blocks(), "blocks in use", "Block.release()");
      engine.close();
      contract()
          .returns(
              document::close,
              "close() of a document after its engine's close()",
              "OcpDocument.close()");
      contract().returns(engine::close, "a second close() of the engine", "OcpEngine.close()");
      contract()
          .equal(1L, watch().closes(), "number of calls of the backend's close()", "EngineBackend");
    }
  }

  @Rule("1.3")
  @DisplayName("1.3 after close() every accessor throws OcpClosedException")
  void everyAccessorThrowsAfterClose() {
    for (Ownership ownership : Ownership.values()) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse(RICH, options(ownership));
      OcpNode node = document.find("Note").findFirst().orElseThrow();
      OcpCursor cursor = document.cursor();
      List<Object> readers =
          List.of(document, node, Objects.requireNonNull(node.attribute("kind")), cursor);
      document.close();
      refuse(readers, "after close() of a document that is " + ownership);
      cursor.close();
    }
  }

  @Rule("1.3")
  @DisplayName("1.3 after the engine's close() every accessor throws OcpClosedException")
  void everyAccessorThrowsAfterTheEnginesClose() {
    OcpEngine engine = openWatched();
    OcpDocument document = parse(engine, RICH);
    OcpCursor cursor = document.cursor();
    List<Object> readers = List.of(document, document.node(1), cursor);
    engine.close();
    refuse(readers, "after close() of the engine");
    cursor.close();
  }

  private void refuse(List<Object> readers, String when) {
    for (Object reader : readers) {
      for (Accessors.Accessor accessor : Accessors.of(reader, directory.resolve("out"))) {
        contract()
            .throwsA(
                OcpClosedException.class,
                accessor.call(),
                accessor.name() + ' ' + when,
                "its memory may already be released, so it must not be read");
      }
    }
  }

  @Rule("1.9")
  @DisplayName("1.9 a failed parse leaves no memory behind")
  void failedParseLeavesNothingBehind() {
    OcpEngine engine = openWatched(builder -> builder);
    OcpDocument open = parse(engine, "a");
    long blocks = watch().blocks();
    fail(engine, "a </b>", Limits.DEFAULT);
    fail(engine, "a {", Limits.DEFAULT);
    fail(engine, "\ud800", Limits.DEFAULT);
    fail(engine, "a *b* c", Limits.DEFAULT.with(Limit.NODES, 2));
    fail(engine, "> > a", Limits.DEFAULT.with(Limit.DEPTH, 2));
    fail(engine, "aaaa", Limits.DEFAULT.with(Limit.LINE_BYTES, 3));
    fail(engine, "a", Limits.DEFAULT.with(Limit.PAYLOAD_BYTES, 64));
    fail(engine, "aaaa", Limits.DEFAULT.with(Limit.SOURCE_BYTES, 3));
    contract()
        .equal(blocks, watch().blocks(), "blocks in use after failed parses", "Heap.allocate");
    contract()
        .equal(1L, engine.liveDocuments(), "number of open documents", "OcpEngine.liveDocuments()");
    contract()
        .equal(
            "a",
            open.node(2).value(),
            "the text of a document parsed before",
            "the parser's scratch");
    open.close();
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "bytes used at the end", "statistics()");
    contract()
        .equal(0L, watch().heapBlocks(), "live blocks of the heap at the end", "liveBlocks()");
  }

  private void fail(OcpEngine engine, String source, Limits limits) {
    contract()
        .throwsA(
            RuntimeException.class,
            () -> engine.parse(source, options(Format.MDX).withLimits(limits)),
            "parsing \"" + source + "\" with " + limits,
            "the parser accepted a source that it should refuse; see the tests of section 6");
  }
}
