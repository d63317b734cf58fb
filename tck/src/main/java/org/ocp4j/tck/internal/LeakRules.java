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
 * What was forgotten is released and reported, and so by the engine's close.
 *
 * @spec contract.md#1.7 Contract 1.7
 * @spec contract.md#1.8 Contract 1.8
 */
public abstract class LeakRules extends EngineRules {
  private final Queue<LeakReport> told = new ConcurrentLinkedQueue<>();

  /** Tests a provider's engine. */
  protected LeakRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private OcpEngine openDetecting(LeakDetection level) {
    return openWatched(builder -> builder.poolCapacity(0).leakDetection(level).onLeak(told::add));
  }

  private void forget(OcpEngine engine, Ownership ownership) {
    OcpDocument document = engine.parse("forgotten", options(ownership));
    contract().equal("forgotten", document.node(2).value(), "its text", "OcpNode.value()");
  }

  private void assertAllReleased(String when) {
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0 && watch().heapBlocks() == 0),
            "blocks are released " + when,
            watch().blocks() + " blocks, the heap counts " + watch().heapBlocks(),
            "after System.gc() the runtime calls Block.release() for a document that is gone");
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
    contract().equal(0L, engine.liveDocuments(), "open documents", "liveDocuments()");
    List<LeakReport> leaks = engine.leaks();
    for (LeakReport leak : leaks) {
      contract().require(leak.id() == 1 || leak.id() == 2, "ids are 1 and 2", leak, "LeakReport");
      contract().require(leak.bytes() > 64, "the payload's size is told", leak, "LeakReport");
      contract().require(!leak.age().isNegative(), "the age is told", leak, "LeakReport");
      contract()
          .equal(LeakReport.Reason.UNREACHABLE, leak.reason(), "the reason", "LeakReport.reason()");
      contract()
          .require(
              !leak.site().isEmpty()
                  && leak.site().get(0).getClassName().equals(LeakRules.class.getName()),
              "the site begins where the document was parsed, in " + LeakRules.class.getName(),
              leak.site(),
              "LeakDetection.FULL");
    }
    contract().equal(leaks, List.copyOf(told), "what onLeak was told", "Builder.onLeak");
  }

  @Rule("1.7")
  @DisplayName("1.7 how closely leaks are looked at has levels")
  void leakDetectionHasLevels() {
    OcpEngine off = openDetecting(LeakDetection.OFF);
    forget(off, Ownership.SHARED);
    assertAllReleased("with LeakDetection.OFF as well");
    off.close();
    contract().equal(0L, off.leakCount(), "leaks with LeakDetection.OFF", "leakCount()");
    OcpEngine sampled = openDetecting(LeakDetection.SAMPLED);
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      open.add(parse(sampled, "a"));
    }
    sampled.close();
    contract().equal((long) open.size(), sampled.leakCount(), "leaks, sampled", "leakCount()");
    long sites = sampled.leaks().stream().filter(leak -> !leak.site().isEmpty()).count();
    contract()
        .require(
            sites > 0 && sites < open.size() / 4,
            "some leaks of " + open.size() + " have a site, and most have none",
            sites,
            "LeakDetection.SAMPLED");
  }

  @Rule("1.7")
  @DisplayName("1.7 a document that was closed is no leak")
  void closedDocumentIsNoLeak() {
    OcpEngine engine = openDetecting(LeakDetection.FULL);
    for (int i = 0; i < 10; i++) {
      parse(engine, "a").close();
    }
    Collector.some();
    contract().equal(0L, engine.leakCount(), "leaks of closed documents", "leakCount()");
  }

  @Rule("1.8")
  @DisplayName("1.8 closing the engine releases what is open, reports it and refuses work")
  void closingTheEngineReleasesReportsAndRefuses() {
    OcpEngine engine = openDetecting(LeakDetection.FULL);
    OcpDocument shared = parse(engine, "a");
    OcpDocument confined = engine.parse("a", options(Ownership.CONFINED));
    OcpDocument automatic = engine.parse("a", options(Ownership.AUTO));
    engine.close();
    for (OcpDocument document : List.of(shared, confined, automatic)) {
      contract().require(!document.isAlive(), "no document is open", document, "OcpEngine.close()");
    }
    contract().equal(0L, watch().blocks(), "blocks after the engine's close()", "Block.release()");
    contract().equal(0L, watch().parsers(), "parsers after the engine's close()", "Parser.close()");
    contract().equal(1L, watch().closes(), "how often the backend was closed", "EngineBackend");
    contract().equal(2L, engine.leakCount(), "leaks, automatic ones not counted", "leakCount()");
    for (LeakReport leak : engine.leaks()) {
      contract().equal(LeakReport.Reason.ENGINE_CLOSED, leak.reason(), "the reason", "LeakReport");
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
    contract().require(!engine.isAlive(), "the engine is not alive", engine, "isAlive()");
    contract().equal(0L, engine.statistics().heapBlocks(), "blocks in the end", "statistics()");
  }

  @Rule("1.8")
  @DisplayName("1.8 the backend is closed after the last block and parser, whoever has it")
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
            "its exception is on the error output");
    engine.close();
    contract()
        .equal(
            1L, watch().blocks(), "blocks while its owner has not closed it", "Ownership.CONFINED");
    contract().equal(0L, watch().closes(), "how often the backend was closed", "EngineBackend");
    closed.countDown();
    owner.join(240_000);
    contract().equal(0L, watch().blocks(), "blocks after the owner's close()", "Block.release()");
    contract().equal(1L, watch().closes(), "how often the backend was closed", "EngineBackend");
  }

  @Rule("1.8")
  @DisplayName("1.8 a view of what is confined to another thread outlives the engine's close")
  void confinedViewOutlivesTheEngine() throws Throwable {
    OcpEngine engine = openDetecting(LeakDetection.OFF);
    ByteBuffer view = engineClosedElsewhere(engine);
    if (revokes(engine.capabilities(), Ownership.CONFINED)) {
      contract().equal(0L, watch().blocks(), "blocks after the owner came back", "Loan.end()");
      contract().throwsA(IllegalStateException.class, () -> view.get(0), "its view", "Loan.end()");
    } else {
      contract().equal(1L, watch().pins(), "pins after the owner came back", "Block.anchor()");
      contract().equal((byte) 'O', view.get(0), "a byte of its view", "Block.releaser()");
    }
  }

  /** Closes the engine on a thread that does not own its document; returns a view of that. */
  private ByteBuffer engineClosedElsewhere(OcpEngine engine) throws Throwable {
    OcpDocument document = engine.parse("a", options(Ownership.CONFINED));
    ByteBuffer view = document.payload();
    Together.elsewhere(() -> {
      engine.close();
      return "";
    });
    contract().require(!document.isAlive(), "the document is closed", document, "1.8");
    contract().equal((byte) 'O', view.get(0), "a byte of its view meanwhile", "Loan.end()");
    contract().equal(1L, watch().blocks(), "blocks meanwhile", "Ownership.CONFINED");
    contract().throwsA(OcpClosedException.class, document::root, "root()", "1.8");
    return view;
  }

  @Rule("1.8")
  @DisplayName("1.8 closing the engine while others parse leaves nothing")
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
          // As it should be.
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
              "how often the backend was closed",
              "OcpEngine.close() and EngineBackend.close()");
    }
  }
}
