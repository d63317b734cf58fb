package org.ocp4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.testing.Collector;
import org.ocp4j.testing.FakeEngine;

/**
 * Tests documents in frames, and when the memory of frames is released.
 *
 * @spec contract.md#7 Contract 7
 */
class OcpFrameTest {
  private static final int CAPACITY = 4096;

  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine = Ocp.builder()
      .provider(backend)
      .poolCapacity(0)
      .leakDetection(LeakDetection.FULL)
      .build();

  @AfterEach
  void stop() {
    engine.close();
  }

  private static String text(OcpDocument document) {
    return UTF_8.decode(document.source()).toString();
  }

  private static String read(OcpDocument document) {
    return document.root().firstChild().firstChild().value();
  }

  private void assertNothingIsLeft() {
    assertEquals(0, engine.liveFrames());
    assertEquals(0, backend.liveBlocks());
    assertEquals(0, backend.liveBytes());
    assertEquals(0, engine.statistics().used());
    assertEquals(0, engine.statistics().frames().liveBlocks());
  }

  @Test
  void documentsAreOneAfterAnotherInOneBlock() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpDocument first = frame.parse("first");
      long used = frame.used();
      OcpDocument second = frame.parse("second");
      assertEquals(first.byteSize(), used);
      assertEquals((used + 7) / 8 * 8 + second.byteSize(), frame.used());
      assertEquals("first", read(first));
      assertEquals("second", read(second));
      assertEquals(1, backend.liveBlocks());
      assertEquals(CAPACITY, engine.statistics().frames().liveBytes());
      assertEquals(CAPACITY, engine.statistics().used());
      assertEquals(2, frame.allocationCount());
      assertEquals(1, engine.liveFrames());
      assertEquals(0, engine.liveDocuments());
    }
    assertNothingIsLeft();
  }

  @Test
  void theDefaultIs64MiB() {
    try (OcpFrame frame = engine.openFrame()) {
      assertEquals(64 << 20, frame.capacity());
      assertEquals(64 << 20, frame.remaining());
      assertEquals(Ownership.SHARED, frame.ownership());
    }
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, OcpFrame.MAX_CAPACITY + 1, Long.MAX_VALUE})
  void otherCapacitiesAreRefused(long capacity) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> engine.openFrame(capacity));
    assertTrue(e.getMessage().contains(String.valueOf(capacity)), e::getMessage);
    assertNothingIsLeft();
  }

  @Test
  void allSourcesCanBeParsed() throws Exception {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      ByteBuffer part = UTF_8.encode("-part-").position(1).limit(5);
      Path file = Files.createTempFile("frame", ".mdx");
      try {
        Files.writeString(file, "file");
        assertEquals("text", read(frame.parse("text")));
        assertEquals("bytes", read(frame.parse("bytes".getBytes(UTF_8), ParseOptions.DEFAULT)));
        assertEquals("part", read(frame.parse(part, ParseOptions.DEFAULT)));
        assertEquals("file", read(frame.parse(file, ParseOptions.DEFAULT)));
      } finally {
        Files.delete(file);
      }
    }
  }

  @Test
  void aFailedParseUsesNoMemoryOfTheFrame() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      assertThrows(OcpParseException.class, () -> frame.parse("!grammar"));
      assertThrows(IllegalStateException.class, () -> frame.parse("!short"));
      assertEquals(0, frame.used());
      assertEquals("right", read(frame.parse("right")));
    }
    assertNothingIsLeft();
  }

  @Test
  void runningOutLeavesTheFrameUsable() {
    try (OcpFrame frame = engine.openFrame(600)) {
      OcpDocument first = frame.parse("first");
      long left = frame.remaining();
      String large = "x".repeat(600);
      OcpMemoryLimitException e =
          assertThrows(OcpMemoryLimitException.class, () -> frame.parse(large));
      assertTrue(e.asked() > 600);
      assertEquals(left, e.left());
      assertEquals(600, e.allowed());
      assertTrue(e.getMessage().contains(left + " left of 600"), e::getMessage);
      assertEquals(left, frame.remaining());
      assertEquals("first", read(first));
      assertEquals("next", read(frame.parse("next")));
    }
    assertNothingIsLeft();
  }

  @Test
  void closingADocumentClosesNothingElse() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpDocument first = frame.parse("first");
      OcpDocument second = frame.parse("second");
      OcpCursor cursor = first.cursor();
      first.close();
      first.close();
      assertFalse(first.isAlive());
      assertThrows(OcpClosedException.class, first::nodeCount);
      assertThrows(OcpClosedException.class, cursor::kind);
      cursor.close();
      assertEquals("second", read(second));
    }
    assertNothingIsLeft();
  }

  @Test
  void releasedContentsThrow() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpDocument document = frame.parse("before");
      OcpNode node = document.root();
      OcpIntVector vector = frame.allocate(VectorType.INT, 3);
      frame.reset();
      assertFalse(document.isAlive());
      assertFalse(vector.isAlive());
      assertThrows(OcpClosedException.class, document::nodeCount);
      assertThrows(OcpClosedException.class, document::cursor);
      assertThrows(OcpClosedException.class, node::kind);
      OcpClosedException e = assertThrows(OcpClosedException.class, () -> vector.get(0));
      assertTrue(e.getMessage().contains("reset"), e::getMessage);
      document.close();
      assertEquals(0, frame.used());
      assertEquals(1, frame.resetCount());
      assertEquals("after", read(frame.parse("after")));
      assertThrows(OcpClosedException.class, document::nodeCount);
    }
    assertNothingIsLeft();
  }

  @Test
  void resettingReusesTheBlock() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      for (int i = 0; i < 1_000; i++) {
        assertEquals("round " + i, read(frame.parse("round " + i)));
        frame.reset();
      }
      assertEquals(1, engine.statistics().frames().allocatedBlocks());
      assertEquals(1_000, frame.resetCount());
    }
    assertNothingIsLeft();
  }

  @Test
  void aCursorKeepsItsMemoryOverAReset() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpDocument document = frame.parse("before");
      OcpCursor cursor = document.cursor();
      frame.reset();
      assertThrows(OcpClosedException.class, cursor::kind);
      OcpDocument after = frame.parse("after!");
      assertEquals(2, engine.statistics().frames().liveBlocks());
      cursor.close();
      assertEquals(1, engine.statistics().frames().liveBlocks());
      assertEquals("after!", read(after));
    }
    assertNothingIsLeft();
  }

  @Test
  void blockIsReusedIfACursorIsClosedBeforeTheNextParse() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpCursor cursor = frame.parse("before").cursor();
      frame.reset();
      cursor.close();
      frame.parse("after");
      assertEquals(1, engine.statistics().frames().allocatedBlocks());
    }
    assertNothingIsLeft();
  }

  @Test
  void aForgottenCursorDoesNotKeepTheMemoryForEver() throws InterruptedException {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      frame.parse("before").cursor();
      frame.reset();
      frame.parse("after");
      Collector.await(() -> backend.liveBlocks() == 1);
    }
    assertNothingIsLeft();
  }

  @Test
  void aViewFromBeforeAResetKeepsItsBytes() throws InterruptedException {
    OcpFrame frame = engine.openFrame(CAPACITY);
    ByteBuffer view = frame.parse("before").source();
    frame.reset();
    assertEquals("after!", read(frame.parse("after!")));
    assertEquals("before", UTF_8.decode(view.duplicate()).toString());
    assertEquals(1, engine.statistics().pins());
    frame.close();
    assertEquals(1, backend.liveBlocks());
    assertEquals("before", UTF_8.decode(view).toString());
    view = null;
    Collector.await(() -> backend.liveBlocks() == 0);
    assertNothingIsLeft();
  }

  @Test
  void marksNest() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpDocument kept = frame.parse("kept");
      long outer = frame.used();
      OcpFrame.Mark first = frame.mark();
      OcpDocument lost = frame.parse("lost");
      long inner = frame.used();
      OcpFrame.Mark second = frame.mark();
      OcpDocument soon = frame.parse("lost soon");
      frame.rewind(second);
      assertEquals(inner, frame.used());
      assertFalse(soon.isAlive());
      assertEquals("lost", read(lost));
      OcpDocument again = frame.parse("again");
      OcpFrame.Mark third = frame.mark();
      frame.rewind(first);
      assertEquals(outer, frame.used());
      assertThrows(OcpClosedException.class, lost::nodeCount);
      assertThrows(OcpClosedException.class, again::nodeCount);
      assertThrows(OcpClosedException.class, () -> frame.rewind(second));
      assertThrows(OcpClosedException.class, () -> frame.rewind(third));
      assertThrows(OcpClosedException.class, () -> frame.rewind(first));
      assertEquals("kept", read(kept));
      assertEquals("next", read(frame.parse("next")));
      assertThrows(OcpClosedException.class, lost::nodeCount);
    }
    assertNothingIsLeft();
  }

  @Test
  void aMarkOfAnotherFrameOrFromBeforeAResetIsRefused() {
    try (OcpFrame frame = engine.openFrame(CAPACITY);
        OcpFrame other = engine.openFrame(CAPACITY)) {
      OcpFrame.Mark foreign = other.mark();
      assertThrows(IllegalArgumentException.class, () -> frame.rewind(foreign));
      OcpFrame.Mark mark = frame.mark();
      frame.reset();
      assertThrows(OcpClosedException.class, () -> frame.rewind(mark));
    }
    assertNothingIsLeft();
  }

  @Test
  void tooManyMarksAreRefused() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      List<OcpFrame.Mark> marks = new ArrayList<>();
      for (int i = 0; i < 256; i++) {
        marks.add(frame.mark());
      }
      IllegalStateException e = assertThrows(IllegalStateException.class, frame::mark);
      assertTrue(e.getMessage().startsWith("256 marks"), e::getMessage);
      frame.rewind(marks.get(255));
      frame.mark();
      frame.rewind(marks.get(0));
      assertEquals("next", read(frame.parse("next")));
    }
    assertNothingIsLeft();
  }

  @Test
  void rewindingDoesNotReuseMemoryThatAViewShows() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpFrame.Mark mark = frame.mark();
      ByteBuffer view = frame.parse("shown").source();
      long shown = frame.used();
      frame.parse("not shown");
      frame.rewind(mark);
      long used = frame.used();
      assertTrue(used <= shown && used > 0, () -> used + " of " + shown);
      frame.parse("other");
      assertEquals("shown", UTF_8.decode(view).toString());
      frame.reset();
      assertEquals(0, frame.used());
    }
  }

  @Test
  void rewindingDoesNotReuseMemoryThatACursorReads() {
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpFrame.Mark outer = frame.mark();
      OcpFrame.Mark mark = frame.mark();
      OcpCursor cursor = frame.parse("read").cursor();
      long used = frame.used();
      frame.rewind(mark);
      assertEquals(used, frame.used());
      frame.rewind(outer);
      assertEquals(used, frame.used());
      cursor.close();
      frame.reset();
      frame.parse("next");
      assertEquals(1, engine.statistics().frames().allocatedBlocks());
    }
    assertNothingIsLeft();
  }

  @Test
  void aClosedFrameRefusesWork() {
    OcpFrame frame = engine.openFrame(CAPACITY);
    OcpFrame.Mark mark = frame.mark();
    OcpDocument document = frame.parse("text");
    frame.close();
    frame.close();
    assertFalse(frame.isAlive());
    assertThrows(OcpClosedException.class, () -> frame.parse("text"));
    assertThrows(OcpClosedException.class, () -> frame.allocate(VectorType.INT, 1));
    assertThrows(OcpClosedException.class, frame::reset);
    assertThrows(OcpClosedException.class, frame::mark);
    assertThrows(OcpClosedException.class, () -> frame.rewind(mark));
    assertThrows(OcpClosedException.class, document::nodeCount);
    assertEquals("OcpFrame[closed]", frame.toString());
    assertEquals(0, frame.used());
    assertEquals(CAPACITY, frame.capacity());
    assertTrue(frame.highWaterMark() > 0);
    assertNothingIsLeft();
  }

  @Test
  void closingWithACursorOpenWaitsForIt() {
    OcpFrame frame = engine.openFrame(CAPACITY);
    OcpCursor cursor = frame.parse("text").cursor();
    assertEquals(1, engine.statistics().leases());
    frame.close();
    assertEquals(1, backend.liveBlocks());
    cursor.close();
    assertNothingIsLeft();
  }

  @Test
  void aConfinedFrameRefusesOtherThreads() {
    try (OcpFrame frame = engine.openFrame(CAPACITY, Ownership.CONFINED)) {
      OcpDocument document = frame.parse("text");
      OcpIntVector vector = frame.allocate(VectorType.INT, 1);
      assertEquals(Ownership.CONFINED, document.ownership());
      List<Runnable> uses = List.of(
          () -> frame.parse("other"),
          () -> frame.allocate(VectorType.INT, 1),
          frame::mark,
          frame::reset,
          frame::close,
          document::nodeCount,
          document::close,
          () -> vector.get(0));
      for (Runnable use : uses) {
        CompletionException e = assertThrows(
            CompletionException.class, () -> CompletableFuture.runAsync(use).join());
        assertEquals(OcpWrongThreadException.class, e.getCause().getClass());
      }
      assertEquals("text", read(document));
    }
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @EnumSource
  void closingTheEngineClosesFramesAndReportsThem(Ownership ownership) {
    OcpFrame frame = engine.openFrame(CAPACITY, ownership);
    OcpDocument document = frame.parse("text");
    engine.close();
    assertFalse(frame.isAlive());
    assertThrows(OcpClosedException.class, document::nodeCount);
    assertThrows(OcpClosedException.class, () -> frame.parse("text"));
    frame.close();
    assertNothingIsLeft();
    assertEquals(1, backend.closed.get());
    assertEquals(ownership == Ownership.AUTO ? 0 : 1, engine.leakCount());
    for (LeakReport leak : engine.leaks()) {
      assertEquals(LeakReport.Kind.FRAME, leak.kind());
      assertEquals(LeakReport.Reason.ENGINE_CLOSED, leak.reason());
      assertEquals(CAPACITY, leak.bytes());
      assertEquals(
          "closingTheEngineClosesFramesAndReportsThem", leak.site().get(0).getMethodName());
    }
  }

  @Test
  void aConfinedFrameClosedByTheEngineIsReleasedByItsOwner() {
    OcpFrame frame = engine.openFrame(CAPACITY, Ownership.CONFINED);
    OcpDocument document = frame.parse("text");
    CompletableFuture.runAsync(engine::close).join();
    assertEquals(1, backend.liveBlocks());
    assertThrows(OcpClosedException.class, document::nodeCount);
    frame.close();
    assertNothingIsLeft();
    assertEquals(1, backend.closed.get());
  }

  @ParameterizedTest
  @EnumSource
  void aForgottenFrameIsReleased(Ownership ownership) throws InterruptedException {
    engine.openFrame(CAPACITY, ownership).parse("text");
    Collector.await(() -> backend.liveBlocks() == 0);
    assertNothingIsLeft();
    assertEquals(ownership == Ownership.AUTO ? 0 : 1, engine.leakCount());
  }

  @Test
  void aDocumentKeepsItsFrame() throws InterruptedException {
    OcpDocument document = engine.openFrame(CAPACITY, Ownership.AUTO).parse("kept");
    OcpIntVector vector = engine.openFrame(CAPACITY, Ownership.AUTO).allocate(VectorType.INT, 1);
    engine.openFrame(CAPACITY, Ownership.AUTO);
    Collector.await(() -> backend.liveBlocks() == 2);
    assertEquals("kept", read(document));
    assertEquals(0, vector.get(0));
  }

  @Test
  void aFrameThatTheLimitDoesNotAllowIsRefused() {
    try (OcpEngine small =
        Ocp.builder().provider(backend).poolCapacity(0).memoryLimit(CAPACITY).build()) {
      assertThrows(OcpMemoryLimitException.class, () -> small.openFrame(CAPACITY + 1));
      try (OcpFrame frame = small.openFrame(CAPACITY)) {
        OcpCursor cursor = frame.parse("text").cursor();
        frame.reset();
        assertThrows(OcpMemoryLimitException.class, () -> frame.parse("text"));
        cursor.close();
        assertEquals("text", text(frame.parse("text")));
      }
      assertThrows(OcpMemoryLimitException.class, () -> small.openFrame(CAPACITY + 1));
    }
  }

  @Test
  void pooledBlocksServeFrames() {
    try (OcpEngine pooling = Ocp.builder().provider(backend).build()) {
      pooling.openFrame(CAPACITY).close();
      assertEquals(1, pooling.statistics().pool().liveBlocks());
      try (OcpFrame frame = pooling.openFrame(CAPACITY)) {
        assertEquals(1, pooling.statistics().hits());
        assertNotEquals(0, frame.parse("text").nodeCount());
      }
      pooling.trim();
      assertEquals(0, pooling.statistics().used());
    }
  }
}
