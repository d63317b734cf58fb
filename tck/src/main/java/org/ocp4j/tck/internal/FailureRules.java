package org.ocp4j.tck.internal;

import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of operations that fail half-way, and of documents that another thread owns.
 *
 * @spec contract.md#1.8 Contract 1.8
 * @spec contract.md#1.9 Contract 1.9
 */
public abstract class FailureRules extends EngineRules {
  /** Creates the tests of one provider's engine. */
  protected FailureRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("1.9")
  @DisplayName("1.9 a parse that fails half-way leaves no memory behind")
  void failingHalfWayLeavesNothing() {
    FailingEngine failing = new FailingEngine(provider());
    try (OcpEngine engine = Ocp.builder().provider(failing).poolCapacity(0).build();
        OcpFrame frame = engine.openFrame(1 << 16)) {
      MemoryStatistics before = counts(engine);
      failing.cannotEmit = true;
      assertFails(IllegalStateException.class, engine, frame, "Parser.emit throws it");
      failing.cannotEmit = false;
      failing.emitsTooLittle = true;
      assertFails(IllegalStateException.class, engine, frame, "Parser.emit writes too few bytes");
      failing.emitsTooLittle = false;
      contract().equal(0L, frame.used(), "used bytes of the frame", "OcpFrame.used()");
      failing.isOutOfMemory = true;
      contract()
          .throwsA(
              OutOfMemoryError.class,
              () -> parse(engine, "a"),
              "a parse that cannot allocate a block",
              "Heap.allocate throws OutOfMemoryError; the runtime must let it pass");
      contract()
          .throwsA(
              OutOfMemoryError.class,
              () -> engine.openFrame(100),
              "opening a frame that cannot allocate a block",
              "Heap.allocate throws OutOfMemoryError; the runtime must let it pass");
      failing.isOutOfMemory = false;
      contract()
          .equal(
              before.frames(),
              engine.statistics().frames(),
              "the counts of frames",
              "statistics().frames()");
      MemoryStatistics after = counts(engine);
      contract()
          .equal(0L, after.documents().liveBlocks(), "live blocks of documents", "statistics()");
      contract().equal(before.used(), after.used(), "bytes used", "statistics().used()");
      contract()
          .equal(
              before.heapBlocks(), after.heapBlocks(), "live blocks of the heap", "liveBlocks()");
      contract()
          .equal(before.heapBytes(), after.heapBytes(), "live bytes of the heap", "liveBytes()");
      parse(engine, "a").close();
    }
  }

  private void assertFails(
      Class<? extends Throwable> type, OcpEngine engine, OcpFrame frame, String why) {
    String hint = "an exception from Parser.emit must reach the caller";
    contract().throwsA(type, () -> parse(engine, "a"), "OcpEngine.parse when " + why, hint);
    contract().throwsA(type, () -> frame.parse("a", options()), "OcpFrame.parse when " + why, hint);
  }

  private static MemoryStatistics counts(OcpEngine engine) {
    engine.trim();
    return engine.statistics();
  }

  @Rule("1.8")
  @DisplayName("1.8 closing the engine on another thread ends a confined document, and its owner"
      + " releases the block")
  void confinedDocumentOfAnEngineClosedElsewhere() throws Throwable {
    for (boolean reads : new boolean[] {true, false}) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse("a", options(Ownership.CONFINED));
      Together.elsewhere(() -> {
        engine.close();
        return "";
      });
      contract().equal(false, document.isAlive(), "isAlive()", "after the engine's close()");
      if (reads) {
        contract()
            .throwsA(
                OcpClosedException.class,
                document::nodeCount,
                "reading a confined document of a closed engine",
                "the block may still be allocated until its owner thread calls, but reading must"
                    + " fail");
      } else {
        document.close();
      }
      contract()
          .equal(0L, watch().blocks(), "blocks after the owner thread called", "Block.release()");
      contract().equal(1L, watch().closes(), "number of calls of the backend's close()", "close()");
    }
  }
}
