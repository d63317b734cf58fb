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
 * Who may use a document.
 *
 * @spec contract.md#3.1 Contract 3.1
 * @spec contract.md#3.2 Contract 3.2
 * @spec contract.md#3.4 Contract 3.4
 */
public abstract class OwnershipRules extends EngineRules {
  private static final String SOURCE = "<Note kind=\"info\">a</Note>";

  @TempDir
  Path directory = Path.of("");

  /** Tests a provider's engine. */
  protected OwnershipRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("3.1")
  @DisplayName("3.1 ownership is CONFINED, SHARED or AUTO, and SHARED unless asked for")
  void ownershipIsWhatWasAskedFor() {
    OcpEngine engine = openWatched();
    contract()
        .equal(Ownership.SHARED, ParseOptions.DEFAULT.ownership(), "the default", "ParseOptions");
    try (OcpDocument document = parse(engine, "a")) {
      contract().equal(Ownership.SHARED, document.ownership(), "by default it", "ownership()");
    }
    for (Ownership ownership : Ownership.values()) {
      try (OcpDocument document = engine.parse("a", options(ownership))) {
        contract().equal(ownership, document.ownership(), "what was asked for", "ownership()");
        contract().equal("a", document.node(2).value(), "the owner's reading", "OcpNode.value()");
      }
    }
  }

  @Rule("3.2")
  @DisplayName("3.2 a confined document refuses every other thread, for reading and closing")
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
                "a confined document has no lease, so another thread could read memory that is"
                    + " given back");
      }
    });
    contract().equal("a", node.toText(), "what its own thread reads then", "Ownership.CONFINED");
    document.close();
    contract()
        .equal(0L, watch().blocks(), "blocks after its own thread's close()", "Block.release()");
  }

  @Rule("3.2")
  @DisplayName("3.2 a view of a confined document may be read by others, where it is not revoked")
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
      contract().equal((byte) 'v', first, "a view's byte on another thread", "payload()");
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
              "who ends Block.lend()'s views waits for no other thread, so none may be reading");
      contract().equal((byte) 'v', view.get(0), "what its own thread reads then", "Block.lend()");
    }
  }

  @Rule("3.4")
  @DisplayName("3.4 an automatic document may be forgotten: it is released and never reported")
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
    contract().equal(0L, engine.liveDocuments(), "open documents", "liveDocuments()");
    contract().equal(0L, engine.leakCount(), "leaks", "an automatic document is never one");
    engine.parse("open", options(Ownership.AUTO)).nodeCount();
    engine.close();
    contract().equal(0L, engine.leakCount(), "leaks after the engine's close()", "leakCount()");
  }

  @Rule("3.4")
  @DisplayName("3.4 close releases an automatic document early, on any thread")
  void automaticDocumentCanBeClosedEarly() throws Throwable {
    OcpEngine engine = openWatched();
    OcpDocument document = engine.parse("a", options(Ownership.AUTO));
    Together.run(1, thread -> {
      contract().equal("a", document.node(2).value(), "another thread's reading", "Ownership.AUTO");
      document.close();
    });
    contract().equal(0L, watch().blocks(), "blocks after close()", "Block.release()");
    contract()
        .throwsA(
            OcpClosedException.class,
            document::root,
            "root() after close()",
            "every accessor looks whether the document is closed");
  }

  @Rule("3.4")
  @DisplayName("3.4 memory that only waits for the collector is not short")
  void memoryOfForgottenDocumentsIsNotShort() {
    OcpEngine engine = openWatched(builder -> builder.memoryLimit(3 << 20));
    String text = Texts.prose(700_000);
    for (int i = 0; i < effort().of(8, 50, 500); i++) {
      int round = i;
      contract()
          .returns(
              () -> engine.parse(text, options(Ownership.AUTO)).nodeCount(),
              "parsing with automatic documents forgotten before, the " + round + "th time,",
              "the limit should wait for the collector before it refuses");
    }
  }
}
