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
 * What a document is from its parsing to its end.
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

  /** Tests a provider's engine. */
  protected LifecycleRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("1.1")
  @DisplayName("1.1 parse returns an open document that owns one block")
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
        .equal(count, watch().blocks(), "the blocks of " + count + " documents", "Heap.allocate");
    contract().equal(count, engine.liveDocuments(), "the open documents", "liveDocuments()");
  }

  @Rule("1.1")
  @DisplayName("1.1 a document's block is its own, whatever size it has")
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
              "document " + i + ", while others are open,",
              "two blocks may share memory: fill each block of the heap with bytes of its own");
    }
  }

  @Rule("1.2")
  @DisplayName("1.2 close is idempotent")
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
      contract().returns(document::close, "close() after the engine's", "OcpDocument.close()");
      contract().returns(engine::close, "a second close() of the engine", "OcpEngine.close()");
      contract().equal(1L, watch().closes(), "how often the backend was closed", "EngineBackend");
    }
  }

  @Rule("1.3")
  @DisplayName("1.3 after close every accessor throws OcpClosedException")
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
  @DisplayName("1.3 after the engine's close every accessor throws OcpClosedException")
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
                "what it showed is of memory that was given back");
      }
    }
  }

  @Rule("1.9")
  @DisplayName("1.9 a failed parse leaves nothing behind")
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
    contract().equal(1L, engine.liveDocuments(), "open documents", "OcpEngine.liveDocuments()");
    contract().equal("a", open.node(2).value(), "a document from before", "the parser's scratch");
    open.close();
    engine.trim();
    contract().equal(0L, engine.statistics().used(), "bytes used in the end", "statistics()");
    contract().equal(0L, watch().heapBlocks(), "blocks the heap counts in the end", "liveBlocks()");
  }

  private void fail(OcpEngine engine, String source, Limits limits) {
    contract()
        .throwsA(
            RuntimeException.class,
            () -> engine.parse(source, options(Format.MDX).withLimits(limits)),
            "parsing \"" + source + "\" with " + limits,
            "the parser took what it should refuse; the rules of section 6 say more");
  }
}
