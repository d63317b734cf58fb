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
 * Failures in the middle of closing or parsing, and documents that another thread owns.
 *
 * @spec contract.md#1.8 Contract 1.8
 * @spec contract.md#1.9 Contract 1.9
 */
public abstract class FailureRules extends EngineRules {
  /** Tests a provider's engine. */
  protected FailureRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("1.9")
  @DisplayName("1.9 a parse that fails half-way leaves nothing behind")
  void failingHalfWayLeavesNothing() {
    FailingEngine failing = new FailingEngine(provider());
    try (OcpEngine engine = Ocp.builder().provider(failing).poolCapacity(0).build();
        OcpFrame frame = engine.openFrame(1 << 16)) {
      MemoryStatistics before = counts(engine);
      failing.cannotEmit = true;
      assertFails(IllegalStateException.class, engine, frame, "writing the payload fails");
      failing.cannotEmit = false;
      failing.emitsTooLittle = true;
      assertFails(IllegalStateException.class, engine, frame, "the payload is too short");
      failing.emitsTooLittle = false;
      contract().equal(0L, frame.used(), "bytes used of the frame", "OcpFrame.used()");
      failing.isOutOfMemory = true;
      contract()
          .throwsA(
              OutOfMemoryError.class,
              () -> parse(engine, "a"),
              "a parse without memory",
              "Heap.allocate throws it");
      contract()
          .throwsA(
              OutOfMemoryError.class,
              () -> engine.openFrame(100),
              "a frame without memory",
              "Heap.allocate throws it");
      failing.isOutOfMemory = false;
      contract().equal(before.frames(), engine.statistics().frames(), "frames' blocks", "4.1");
      MemoryStatistics after = counts(engine);
      contract().equal(0L, after.documents().liveBlocks(), "blocks of documents", "statistics()");
      contract().equal(before.used(), after.used(), "bytes used", "statistics().used()");
      contract()
          .equal(before.heapBlocks(), after.heapBlocks(), "the heap's blocks", "liveBlocks()");
      contract().equal(before.heapBytes(), after.heapBytes(), "the heap's bytes", "liveBytes()");
      parse(engine, "a").close();
    }
  }

  private void assertFails(
      Class<? extends Throwable> type, OcpEngine engine, OcpFrame frame, String why) {
    String hint = "an exception of Parser.emit reaches the caller";
    contract().throwsA(type, () -> parse(engine, "a"), "a parse when " + why, hint);
    contract().throwsA(type, () -> frame.parse("a", options()), "one in a frame when " + why, hint);
  }

  private static MemoryStatistics counts(OcpEngine engine) {
    engine.trim();
    return engine.statistics();
  }

  @Rule("1.8")
  @DisplayName("1.8 an engine closed elsewhere ends a confined document, whose owner gives it back")
  void confinedDocumentOfAnEngineClosedElsewhere() throws Throwable {
    for (boolean reads : new boolean[] {true, false}) {
      OcpEngine engine = openWatched();
      OcpDocument document = engine.parse("a", options(Ownership.CONFINED));
      Together.elsewhere(() -> {
        engine.close();
        return "";
      });
      contract().equal(false, document.isAlive(), "isAlive()", "its engine is closed");
      if (reads) {
        contract()
            .throwsA(
                OcpClosedException.class,
                document::nodeCount,
                "reading a confined document of a closed engine",
                "the block may be there still, but nobody may read it");
      } else {
        document.close();
      }
      contract().equal(0L, watch().blocks(), "blocks after its owner came", "Block.release()");
      contract().equal(1L, watch().closes(), "how often the backend was closed", "close()");
    }
  }
}
