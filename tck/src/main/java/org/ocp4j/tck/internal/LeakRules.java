package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests that forgotten documents are released and reported, also by the engine's close().
 *
 * @spec contract.md#1.7 Contract 1.7
 * @spec contract.md#1.8 Contract 1.8
 */
public abstract class LeakRules extends EngineRules {
  private final Queue<LeakReport> told = new ConcurrentLinkedQueue<>();

  /** Creates the tests of one provider's engine. */
  protected LeakRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private OcpEngine openDetecting(LeakDetection level) {
    return openWatched(builder -> builder.poolCapacity(0).leakDetection(level).onLeak(told::add));
  }

  private void forget(OcpEngine engine, Ownership ownership) {
    OcpDocument document = engine.parse("forgotten", options(ownership));
    contract()
        .equal(
            "forgotten", document.node(2).value(), "the text of the document", "OcpNode.value()");
  }

  private void assertAllReleased(String when) {
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0 && watch().heapBlocks() == 0),
            "all blocks are released " + when,
            watch().blocks() + " blocks, the heap counts " + watch().heapBlocks(),
            "after a collection the runtime calls Block.release() for an unreachable document");
  }

  @Rule("1.7")
  @DisplayName("1.7 a forgotten document is released after a collection and reported as a leak")
  void forgottenDocumentIsReleasedAndReported() throws Throwable {
    OcpEngine engine = openDetecting(LeakDetection.FULL);
    forget(engine, Ownership.SHARED);
    Together.elsewhere(() -> {
      forget(engine, Ownership.CONFINED);
      return "";
    });
    contract()
        .require(
            Collector.until(() -> engine.leakCount() == 2),
            "two forgotten documents are reported after a collection",
            engine.leakCount() + " leaks",
            "OcpEngine.leaks()");
    assertAllReleased("after two documents were forgotten");
    contract().equal(0L, engine.liveDocuments(), "number of open documents", "liveDocuments()");
    List<LeakReport> leaks = engine.leaks();
    for (LeakReport leak : leaks) {
      contract()
          .require(
              leak.id() == 1 || leak.id() == 2,
              "the leaks have the ids 1 and 2",
              leak,
              "LeakReport");
      contract()
          .require(leak.bytes() > 64, "the leak report has the payload's size", leak, "LeakReport");
      contract()
          .require(!leak.age().isNegative(), "the leak report has an age", leak, "LeakReport");
      contract()
          .equal(
              LeakReport.Reason.UNREACHABLE,
              leak.reason(),
              "the reason of the leak",
              "LeakReport.reason()");
      contract()
          .require(
              !leak.site().isEmpty()
                  && leak.site().get(0).getClassName().equals(LeakRules.class.getName()),
              "the site in the report begins with the call of parse, in "
                  + LeakRules.class.getName(),
              leak.site(),
              "LeakDetection.FULL");
    }
    contract().equal(leaks, List.copyOf(told), "the leaks passed to onLeak", "Builder.onLeak");
  }

  @Rule("1.7")
  @DisplayName("1.7 leak detection has levels")
  void leakDetectionHasLevels() {
    OcpEngine off = openDetecting(LeakDetection.OFF);
    forget(off, Ownership.SHARED);
    assertAllReleased("with LeakDetection.OFF as well");
    off.close();
    contract().equal(0L, off.leakCount(), "number of leaks with LeakDetection.OFF", "leakCount()");
    OcpEngine sampled = openDetecting(LeakDetection.SAMPLED);
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      open.add(parse(sampled, "a"));
    }
    sampled.close();
    contract()
        .equal(
            (long) open.size(),
            sampled.leakCount(),
            "number of leaks with sampling",
            "leakCount()");
    long sites = sampled.leaks().stream().filter(leak -> !leak.site().isEmpty()).count();
    contract()
        .require(
            sites > 0 && sites < open.size() / 4,
            "some leaks of " + open.size() + " have a site, and most have none",
            sites,
            "LeakDetection.SAMPLED");
  }

  @Rule("1.7")
  @DisplayName("1.7 a closed document is no leak")
  void closedDocumentIsNoLeak() {
    OcpEngine engine = openDetecting(LeakDetection.FULL);
    for (int i = 0; i < 10; i++) {
      parse(engine, "a").close();
    }
    Collector.some();
    contract()
        .equal(
            0L,
            engine.leakCount(),
            "number of leaks after all documents were closed",
            "leakCount()");
  }

  @Rule("1.8")
  @DisplayName("1.8 closing the engine releases and reports open documents, and later calls are"
      + " refused")
  void closingTheEngineReleasesReportsAndRefuses() {
    OcpEngine engine = openDetecting(LeakDetection.FULL);
    OcpDocument shared = parse(engine, "a");
    OcpDocument confined = engine.parse("a", options(Ownership.CONFINED));
    OcpDocument automatic = engine.parse("a", options(Ownership.AUTO));
    engine.close();
    for (OcpDocument document : List.of(shared, confined, automatic)) {
      contract()
          .require(
              !document.isAlive(),
              "no document is alive after the engine's close()",
              document,
              "OcpEngine.close()");
    }
    contract().equal(0L, watch().blocks(), "blocks after the engine's close()", "Block.release()");
    contract().equal(0L, watch().parsers(), "parsers after the engine's close()", "Parser.close()");
    contract()
        .equal(1L, watch().closes(), "number of calls of the backend's close()", "EngineBackend");
    contract()
        .equal(
            2L, engine.leakCount(), "number of leaks, without automatic documents,", "leakCount()");
    for (LeakReport leak : engine.leaks()) {
      contract()
          .equal(
              LeakReport.Reason.ENGINE_CLOSED,
              leak.reason(),
              "the reason of the leak",
              "LeakReport");
    }
    contract()
        .throwsA(
            OcpClosedException.class,
            () -> engine.parse("a"),
            "parse() of a closed engine",
            "OcpEngine.close() and EngineBackend.close()");
    contract()
        .throwsA(
            OcpClosedException.class,
            () -> engine.addPressureListener(event -> {}),
            "addPressureListener() of a closed engine",
            "OcpEngine");
    contract()
        .require(!engine.isAlive(), "the engine is not alive after close()", engine, "isAlive()");
    contract().equal(0L, engine.statistics().heapBlocks(), "blocks at the end", "statistics()");
  }

  @Rule("1.8")
  @DisplayName(
      "1.8 the backend is closed after the last block and parser are released, on any thread")
  void backendIsClosedLast() throws Throwable {
    OcpEngine engine = openDetecting(LeakDetection.OFF);
    CountDownLatch parsed = new CountDownLatch(1);
    CountDownLatch closed = new CountDownLatch(1);
    Thread owner = new Thread(
        () -> {
          OcpDocument document = engine.parse("a", options(Ownership.CONFINED));
          parsed.countDown();
          try {
            if (closed.await(240, TimeUnit.SECONDS)) {
              document.close();
            }
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        },
        "tck owner");
    owner.start();
    contract()
        .require(
            parsed.await(240, TimeUnit.SECONDS),
            "another thread parses a document",
            "nothing after a minute",
            "the exception of that thread is on the error output");
    engine.close();
    contract()
        .equal(1L, watch().blocks(), "blocks before the owner's close()", "Ownership.CONFINED");
    contract()
        .equal(0L, watch().closes(), "number of calls of the backend's close()", "EngineBackend");
    closed.countDown();
    owner.join(240_000);
    contract().equal(0L, watch().blocks(), "blocks after the owner's close()", "Block.release()");
    contract()
        .equal(1L, watch().closes(), "number of calls of the backend's close()", "EngineBackend");
  }

  @Rule("1.8")
  @DisplayName("1.8 a view of a document confined to another thread outlives the engine's close()")
  void confinedViewOutlivesTheEngine() throws Throwable {
    OcpEngine engine = openDetecting(LeakDetection.OFF);
    ByteBuffer view = engineClosedElsewhere(engine);
    if (revokes(engine.capabilities(), Ownership.CONFINED)) {
      contract().equal(0L, watch().blocks(), "blocks after the owner thread called", "Loan.end()");
      contract()
          .throwsA(
              IllegalStateException.class,
              () -> view.get(0),
              "reading a view after the owner thread called",
              "Loan.end()");
    } else {
      contract()
          .equal(
              1L, watch().pins(), "number of pins after the owner thread called", "Block.anchor()");
      contract().equal((byte) 'O', view.get(0), "the first byte of the view", "Block.releaser()");
    }
  }

  /**
   * Closes the engine on a thread that does not own its document, and returns a view of the
   * document.
   */
  private ByteBuffer engineClosedElsewhere(OcpEngine engine) throws Throwable {
    OcpDocument document = engine.parse("a", options(Ownership.CONFINED));
    ByteBuffer view = document.payload();
    Together.elsewhere(() -> {
      engine.close();
      return "";
    });
    contract()
        .require(
            !document.isAlive(),
            "the document is not alive after the engine's close()",
            document,
            "isAlive()");
    contract()
        .equal(
            (byte) 'O',
            view.get(0),
            "the first byte of the view before the owner thread calls",
            "Loan.end()");
    contract()
        .equal(1L, watch().blocks(), "blocks before the owner thread calls", "Ownership.CONFINED");
    contract().throwsA(OcpClosedException.class, document::root, "root()", "1.8");
    return view;
  }

  @Rule("1.8")
  @DisplayName("1.8 closing the engine while other threads parse leaves no memory behind")
  void closingWhileOthersParse() throws Throwable {
    for (int round = 0; round < effort().of(5, 30, 200); round++) {
      OcpEngine engine = openDetecting(LeakDetection.OFF);
      Together.run(4, thread -> {
        if (thread == 0) {
          Pause.millis(1);
          engine.close();
          return;
        }
        try {
          while (true) {
            parse(engine, "# a *b*").close();
          }
        } catch (OcpClosedException e) {
          // Expected.
        }
      });
      contract()
          .equal(
              0L,
              watch().blocks(),
              "blocks after the engine's close()",
              "OcpEngine.close() and EngineBackend.close()");
      contract()
          .equal(
              0L,
              watch().parsers(),
              "parsers after the engine's close()",
              "OcpEngine.close() and EngineBackend.close()");
      contract()
          .equal(
              1L,
              watch().closes(),
              "number of calls of the backend's close()",
              "OcpEngine.close() and EngineBackend.close()");
    }
  }
}
