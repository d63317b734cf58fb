package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of which threads can use a document.
 *
 * @spec contract.md#3.1 Contract 3.1
 * @spec contract.md#3.2 Contract 3.2
 * @spec contract.md#3.4 Contract 3.4
 */
public abstract class OwnershipRules extends EngineRules {
  private static final String SOURCE = "<Note kind=\"info\">a</Note>";

  @TempDir
  Path directory = Path.of("");

  /** Creates the tests of one provider's engine. */
  protected OwnershipRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("3.1")
  @DisplayName("3.1 ownership is CONFINED, SHARED or AUTO, and SHARED by default")
  void ownershipIsWhatWasAskedFor() {
    OcpEngine engine = openWatched();
    contract()
        .equal(
            Ownership.SHARED,
            ParseOptions.DEFAULT.ownership(),
            "the default ownership",
            "ParseOptions");
    try (OcpDocument document = parse(engine, "a")) {
      contract()
          .equal(
              Ownership.SHARED,
              document.ownership(),
              "the ownership of a document parsed with default options",
              "ownership()");
    }
    for (Ownership ownership : Ownership.values()) {
      try (OcpDocument document = engine.parse("a", options(ownership))) {
        contract()
            .equal(ownership, document.ownership(), "the ownership of the document", "ownership()");
        contract()
            .equal("a", document.node(2).value(), "the text read by the owner", "OcpNode.value()");
      }
    }
  }

  @Rule("3.2")
  @DisplayName("3.2 a confined document refuses reading and closing on every other thread")
  void confinedDocumentRefusesOtherThreads() throws Throwable {
    OcpEngine engine = openWatched();
    OcpDocument document = engine.parse(SOURCE, options(Ownership.CONFINED));
    OcpNode node = document.find("Note").findFirst().orElseThrow();
    OcpCursor cursor = document.cursor();
    List<Object> readers =
        List.of(document, node, Objects.requireNonNull(node.attribute("kind")), cursor);
    List<Accessors.Accessor> accessors = new ArrayList<>();
    for (Object reader : readers) {
      accessors.addAll(Accessors.of(reader, directory.resolve("out")));
    }
    accessors.add(new Accessors.Accessor("OcpDocument.close()", document::close));
    Together.run(1, thread -> {
      for (Accessors.Accessor accessor : accessors) {
        contract()
            .throwsA(
                OcpWrongThreadException.class,
                accessor.call(),
                accessor.name() + " on another thread",
                "a confined document has no lease, so another thread could read released memory");
      }
    });
    contract()
        .equal(
            "a",
            node.toText(),
            "the text read by the owner thread afterwards",
            "Ownership.CONFINED");
    document.close();
    contract()
        .equal(0L, watch().blocks(), "blocks after the owner thread's close()", "Block.release()");
  }

  @Rule("3.2")
  @DisplayName("3.2 a view of a confined document can be read on other threads, if views are not"
      + " revoked")
  void confinedDocumentDoesNotConfineItsViews() throws Throwable {
    assumeLacks(Capability.REVOKES_CONFINED_VIEWS);
    OcpEngine engine = openWatched();
    try (OcpDocument document = engine.parse("view", options(Ownership.CONFINED))) {
      Callable<Byte> read = () -> document.source().get(0);
      contract()
          .throwsA(
              OcpWrongThreadException.class,
              () -> Together.elsewhere(read),
              "source() on another thread",
              "Ownership.CONFINED");
      ByteBuffer view = document.source();
      byte first = Together.elsewhere(() -> view.get(0));
      contract()
          .equal(
              (byte) 'v', first, "the first byte of the view, read on another thread", "payload()");
    }
  }

  @Rule("3.2")
  @DisplayName(
      "3.2 with REVOKES_CONFINED_VIEWS a view of a confined document refuses other threads")
  void confinedDocumentConfinesItsViews() throws Throwable {
    assumeHas(Capability.REVOKES_CONFINED_VIEWS);
    OcpEngine engine = openWatched();
    try (OcpDocument document = engine.parse("view", options(Ownership.CONFINED))) {
      ByteBuffer view = document.source();
      Callable<Byte> read = () -> view.get(0);
      contract()
          .throwsA(
              RuntimeException.class,
              () -> Together.elsewhere(read),
              "access to a view on another thread",
              "ending a view of Block.lend() does not wait for other threads, so no other thread"
                  + " may read it");
      contract()
          .equal(
              (byte) 'v',
              view.get(0),
              "the first byte, read by the owner thread afterwards",
              "Block.lend()");
    }
  }

  @Rule("3.4")
  @DisplayName("3.4 a forgotten automatic document is released and never reported")
  void automaticDocumentMayBeForgotten() {
    OcpEngine engine =
        openWatched(builder -> builder.poolCapacity(0).leakDetection(LeakDetection.FULL));
    for (int i = 0; i < 20; i++) {
      engine.parse("forgotten", options(Ownership.AUTO)).nodeCount();
    }
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0 && watch().heapBlocks() == 0),
            "automatic documents are released after a collection",
            watch().blocks() + " blocks, the heap counts " + watch().heapBlocks(),
            "Ownership.AUTO");
    contract().equal(0L, engine.liveDocuments(), "number of open documents", "liveDocuments()");
    contract()
        .equal(
            0L,
            engine.leakCount(),
            "number of leaks",
            "an automatic document must never be reported as a leak");
    engine.parse("open", options(Ownership.AUTO)).nodeCount();
    engine.close();
    contract()
        .equal(0L, engine.leakCount(), "number of leaks after the engine's close()", "leakCount()");
  }

  @Rule("3.4")
  @DisplayName("3.4 close releases an automatic document early, on any thread")
  void automaticDocumentCanBeClosedEarly() throws Throwable {
    OcpEngine engine = openWatched();
    OcpDocument document = engine.parse("a", options(Ownership.AUTO));
    Together.run(1, thread -> {
      contract()
          .equal(
              "a", document.node(2).value(), "the text read on another thread", "Ownership.AUTO");
      document.close();
    });
    contract().equal(0L, watch().blocks(), "blocks after close()", "Block.release()");
    contract()
        .throwsA(
            OcpClosedException.class,
            document::root,
            "root() after close()",
            "every accessor must check whether the document is closed");
  }

  @Rule("3.4")
  @DisplayName("3.4 memory of forgotten documents counts as free, once the collector has run")
  void memoryOfForgottenDocumentsIsNotShort() {
    OcpEngine engine = openWatched(builder -> builder.memoryLimit(3 << 20));
    String text = Texts.prose(700_000);
    for (int i = 0; i < effort().of(8, 50, 500); i++) {
      int round = i;
      contract()
          .returns(
              () -> engine.parse(text, options(Ownership.AUTO)).nodeCount(),
              "parsing after automatic documents were forgotten, the " + round + "th time,",
              "the runtime should wait for the collector before it refuses memory");
    }
  }
}
