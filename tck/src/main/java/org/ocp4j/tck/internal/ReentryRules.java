package org.ocp4j.tck.internal;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.ocp4j.Extension;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.BatchProgress;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.OcpEngineTck;
import org.ocp4j.tck.Rule;
import org.ocp4j.tck.internal.ReentryScene.Act;

/**
 * Tests of user code that closes the document which the call around it reads.
 *
 * @spec contract.md#1.10 Contract 1.10
 */
public abstract class ReentryRules extends EngineRules {
  private static final int SIZE = 120_000;
  private static final String HOLD =
      "the call must be between enter() and exit() of the document while user code runs";
  private static final String COUNTS =
      "Block.release() should have been called for each block when the call returned";

  /** Creates the tests of one provider's engine. */
  protected ReentryRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Returns a source that makes a call run user code, at its start and at its end. */
  private static String source() {
    StringBuilder text = new StringBuilder(SIZE + 200);
    text.append("# A\n\n<Note>one</Note>\n\nA call[^1] and again[^1].\n\n[^1]: A footnote.\n\n");
    text.append("A [link](a 'b').\n\n```js\ncode\n```\n\n");
    text.append(Texts.prose(SIZE)).append("\n\n<Note>two</Note>\n");
    return text.toString();
  }

  @Rule("1.10")
  @DisplayName("1.10 a document that user code closes during a call shows its bytes or throws")
  void userCodeMayCloseADocument() {
    checkAll(false);
  }

  @Rule("1.10")
  @DisplayName(
      "1.10 a document in a frame that user code closes, resets or rewinds shows its bytes or"
          + " throws")
  void userCodeMayCloseAFrame() {
    checkAll(true);
  }

  /**
   * Checks each call with each act for each ownership; with quick effort, for one ownership in
   * turn.
   */
  private void checkAll(boolean inFrame) {
    List<ReentrantCall> calls = calls();
    Ownership[] ownerships = Ownership.values();
    Act[] acts = Act.values();
    int every = effort().of(ownerships.length, 1, 1);
    for (int i = 0; i < calls.size(); i++) {
      for (int j = 0; j < ownerships.length; j++) {
        for (int k = 0; k < acts.length; k++) {
          if ((i + j + k) % every == 0 && (inFrame || !acts[k].needsFrame())) {
            check(calls.get(i), ownerships[j], acts[k], inFrame);
          }
        }
      }
    }
  }

  /** Returns the calls whose user code this engine's documents can reach. */
  private List<ReentrantCall> calls() {
    boolean footnotes = backend().extensions().contains(Extension.GFM);
    return ReentrantCall.all().stream()
        .filter(call -> footnotes || !call.name().contains("footnotes"))
        .toList();
  }

  private void check(ReentrantCall call, Ownership ownership, Act act, boolean inFrame) {
    OcpEngine engine = openWatched(builder -> builder);
    ReentryScene scene = new ReentryScene(engine, source(), options(ownership), inFrame);
    String where = call + " of a document that is " + ownership + (inFrame ? " in a frame" : "")
        + ", in which user code does " + act + ",";
    byte[] expected = call.run(scene.document(), () -> {}, new ByteArrayOutputStream());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] seen;
    boolean completed = true;
    try {
      seen = call.run(scene.document(), () -> scene.act(act), out);
    } catch (OcpClosedException e) {
      completed = false;
      seen = out.toByteArray();
    }
    contract()
        .require(scene.runs() > 0, where + " runs user code", "user code did not run", call.name());
    assertBytes(expected, seen, completed, where);
    if (call.holds()) {
      contract()
          .equal(
              scene.blocksExpected(act),
              scene.blocksHeld(),
              "the number of blocks held by " + where,
              HOLD);
    }
    assertReleased(engine, scene, act, "after the return of " + where);
    contract()
        .throwsA(
            OcpClosedException.class,
            scene.document()::nodeCount,
            "reading after " + where,
            "a document that user code closed is closed for all later calls");
    scene.close();
    assertNothingLeft(engine, "after " + where + " and after everything is closed");
  }

  /** Checks that the end of the call alone releases the memory that user code closed. */
  private void assertReleased(OcpEngine engine, ReentryScene scene, Act act, String when) {
    contract().equal(0L, engine.statistics().leases(), "number of leases " + when, COUNTS);
    contract()
        .equal(scene.framesLeft(act), engine.liveFrames(), "number of frames " + when, COUNTS);
    contract().equal(scene.framesLeft(act), scene.blocks(), "number of blocks " + when, COUNTS);
    if (act == Act.CLOSE_ENGINE) {
      contract().equal(1L, watch().closes(), "number of closed backends " + when, COUNTS);
    }
  }

  private void assertBytes(byte[] expected, byte[] seen, boolean completed, String where) {
    int same = Arrays.mismatch(expected, seen);
    boolean isPrefix = same < 0 || same == seen.length;
    if (completed ? same >= 0 : !isPrefix) {
      throw contract()
          .violated(
              where + " shows the document's bytes or throws OcpClosedException",
              "another byte at " + same + " of " + expected.length + ", "
                  + (completed ? "and no exception" : "and then an exception"),
              HOLD + "; the watch fills released blocks with 0xDB");
    }
  }

  private void assertNothingLeft(OcpEngine engine, String when) {
    contract().equal(0L, engine.liveDocuments(), "number of open documents " + when, COUNTS);
    contract().equal(0L, engine.liveFrames(), "number of open frames " + when, COUNTS);
    contract().equal(0L, engine.statistics().used(), "bytes in use " + when, COUNTS);
    contract().equal(0L, watch().blocks(), "blocks not released " + when, COUNTS);
    contract().equal(1L, watch().closes(), "number of closed backends " + when, COUNTS);
  }

  @Tag(OcpEngineTck.ENDURANCE)
  @Rule("1.10")
  @DisplayName("1.10 user code may close a large document, whose block is not pooled")
  void userCodeMayCloseALargeDocument() {
    String large = Texts.prose(9 << 20);
    for (ReentrantCall call : ReentrantCall.all().subList(0, 2)) {
      for (Ownership ownership : Ownership.values()) {
        OcpEngine engine = open(builder -> builder);
        OcpDocument document = engine.parse(large, options(ownership));
        byte[] expected = call.run(document, () -> {}, new ByteArrayOutputStream());
        byte[] seen = call.run(
            document,
            () -> {
              document.close();
              engine.trim();
            },
            new ByteArrayOutputStream());
        contract()
            .require(
                Arrays.equals(expected, seen),
                call + " writes the whole document although it is closed meanwhile",
                "other bytes at " + Arrays.mismatch(expected, seen),
                HOLD);
        engine.close();
      }
    }
  }

  @Rule("1.10")
  @DisplayName("1.10 a listener of a batch may close its documents and the engine")
  void listenersOfABatchMayClose() {
    List<OcpSource> sources = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      sources.add(OcpSource.of(Texts.numbered(i, 5_000)));
    }
    for (Ownership ownership : Ownership.values()) {
      for (boolean closesEngine : new boolean[] {false, true}) {
        OcpEngine engine = openWatched(builder -> builder);
        BatchProgress progress = (completed, total, entry) -> {
          if (entry.isParsed()) {
            entry.document().close();
          }
          if (closesEngine && completed == 3) {
            engine.close();
          }
        };
        OcpBatch batch = engine.parseAll(
            sources,
            BatchOptions.DEFAULT.withParseOptions(options(ownership)).withProgress(progress));
        batch
            .documents()
            .forEach(document -> contract()
                .throwsA(
                    OcpClosedException.class,
                    document::nodeCount,
                    "reading a closed document",
                    HOLD));
        batch.close();
        engine.close();
        assertNothingLeft(engine, "after a batch whose listener closes");
      }
    }
  }

  @Rule("1.10")
  @DisplayName("1.10 a source of a batch may close the engine")
  void aSourceMayCloseTheEngine() {
    OcpEngine engine = openWatched(builder -> builder);
    OcpSource closing = OcpSource.of(() -> {
      engine.close();
      return new ByteArrayInputStream(new byte[] {'a'});
    });
    List<OcpSource> sources = List.of(OcpSource.of("a"), closing, OcpSource.of("b"));
    try (OcpBatch batch =
        engine.parseAll(sources, BatchOptions.DEFAULT.withParseOptions(options()))) {
      contract()
          .require(
              batch.entries().get(1).error() instanceof OcpClosedException,
              "parsing a source that closes the engine throws OcpClosedException",
              batch.entries().get(1),
              "EngineGate.enter");
    }
    assertNothingLeft(engine, "after a batch whose source closes the engine");
  }

  @Rule("1.10")
  @DisplayName("1.10 a leak listener may close, parse and throw")
  void aListenerOfLeaksMayThrow() {
    for (Ownership ownership : new Ownership[] {Ownership.CONFINED, Ownership.SHARED}) {
      AtomicInteger reports = new AtomicInteger();
      OcpEngine[] opened = new OcpEngine[1];
      OcpEngine engine = openWatched(builder -> builder.onLeak(report -> {
        reports.incrementAndGet();
        opened[0].trim();
        opened[0].close();
        throw new AssertionError("thrown by the test's leak listener");
      }));
      opened[0] = engine;
      List<AutoCloseable> leaked = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        leaked.add(engine.parse("a", options(ownership)));
      }
      leaked.add(engine.openFrame(1 << 12, ownership));
      Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
      Thread.currentThread().setUncaughtExceptionHandler((thread, failure) -> {
        throw new IllegalStateException("thrown by the test's handler", failure);
      });
      try {
        contract().returns(engine::close, "close() of an engine", "LeakLog.report");
      } finally {
        Thread.currentThread().setUncaughtExceptionHandler(before);
      }
      contract()
          .equal(
              leaked.size(),
              reports.get(),
              "number of leaks passed to the listener",
              "EngineRuntime.close");
      assertNothingLeft(engine, "after a leak listener has thrown");
    }
  }
}
