package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.testing.Collector;
import org.ocp4j.testing.FakeEngine;

/**
 * Tests when the memory of documents is released.
 *
 * @spec contract.md#1 Contract 1
 * @spec contract.md#3 Contract 3
 */
@Tag("jdk")
class OwnershipTest {
  private static final ParseOptions CONFINED =
      ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);

  private final FakeEngine backend = new FakeEngine();
  private final List<LeakReport> told = new ArrayList<>();
  private final OcpEngine engine = builder(LeakDetection.FULL).build();
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  private OcpEngine.Builder builder(LeakDetection level) {
    OcpEngine.Builder builder = Ocp.builder().provider(backend).poolCapacity(0);
    return builder.leakDetection(level).onLeak(report -> {
      synchronized (told) {
        told.add(report);
      }
    });
  }

  @AfterEach
  void stop() {
    other.shutdown();
    engine.close();
  }

  private void assertNothingIsLeft() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, backend.liveBlocks());
    assertEquals(0, backend.liveBytes());
  }

  @ParameterizedTest
  @EnumSource
  void closingReleasesBeforeItReturns(Ownership ownership) {
    OcpDocument document = engine.parse("a", ParseOptions.DEFAULT.withOwnership(ownership));
    OcpNode node = document.node(2);
    assertEquals("a", node.value());
    assertEquals(1, engine.liveDocuments());
    document.close();
    document.close();
    assertNothingIsLeft();
    assertFalse(document.isAlive());
    assertThrows(OcpClosedException.class, node::value);
    assertThrows(OcpClosedException.class, document::source);
    assertThrows(OcpClosedException.class, document::cursor);
  }

  @Test
  void cursorKeepsTheMemoryButThrowsAfterClose() {
    OcpDocument document = engine.parse("a");
    OcpCursor cursor = document.cursor();
    OcpCursor second = document.cursor();
    document.close();
    assertEquals(1, engine.liveDocuments());
    assertEquals(1, backend.liveBlocks());
    assertThrows(OcpClosedException.class, cursor::kind);
    cursor.close();
    cursor.close();
    assertEquals(1, backend.liveBlocks());
    second.close();
    assertNothingIsLeft();
  }

  @Test
  void cursorOfAConfinedDocumentNeedsNoLease() {
    OcpDocument document = engine.parse("a", CONFINED);
    OcpCursor cursor = document.cursor();
    document.close();
    assertNothingIsLeft();
    assertThrows(OcpClosedException.class, cursor::kind);
    cursor.close();
  }

  @Test
  void viewKeepsTheMemoryUntilItIsUnreachable() throws InterruptedException {
    OcpDocument document = engine.parse("a view");
    ByteBuffer view = document.source().slice(2, 4).asReadOnlyBuffer();
    document.close();
    assertEquals(0, engine.liveDocuments());
    assertEquals(1, engine.statistics().pins());
    assertEquals(1, backend.liveBlocks());
    System.gc();
    assertEquals("view", StandardCharsets.UTF_8.decode(view).toString());
    view = ByteBuffer.allocate(0);
    assertEquals(0, view.capacity());
    Collector.await(() -> engine.statistics().pins() == 0);
    assertNothingIsLeft();
    assertEquals(List.of(), engine.leaks());
  }

  @Test
  void viewNeverShowsALaterDocument() {
    try (OcpEngine pooling = Ocp.builder().provider(backend).build()) {
      OcpDocument document = pooling.parse("first");
      ByteBuffer view = document.source();
      document.close();
      for (int i = 0; i < 100; i++) {
        pooling.parse("later").close();
      }
      assertEquals("first", StandardCharsets.UTF_8.decode(view.duplicate()).toString());
      assertEquals(1, pooling.statistics().pins());
      assertEquals(1, pooling.statistics().documents().liveBlocks());
      assertEquals(99, pooling.statistics().hits());
    }
  }

  @Test
  void allocationWaitsForMemoryThatTheCollectorCanRelease() {
    OcpEngine.Builder builder = Ocp.builder().provider(backend).memoryLimit(1 << 20);
    String text = "x".repeat(100_000);
    try (OcpEngine small = builder.build()) {
      for (int i = 0; i < 100; i++) {
        OcpDocument viewed = small.parse(text);
        assertEquals(text.length(), viewed.source().remaining());
        viewed.close();
        assertEquals(
            text.length(),
            small
                .parse(text, ParseOptions.DEFAULT.withOwnership(Ownership.AUTO))
                .sourceByteSize());
      }
      assertEquals(0, small.leakCount());
    }
  }

  @Test
  void renderingPinsNothing() {
    OcpDocument document = engine.parse("a");
    assertFalse(document.toJson().isEmpty());
    assertFalse(document.toHtml().isEmpty());
    assertEquals("a", document.toText());
    assertEquals(1, document.point(0).line());
    document.close();
    assertEquals(0, engine.statistics().pins());
    assertNothingIsLeft();
  }

  @Test
  void forgottenDocumentIsReleasedAndReported() throws InterruptedException {
    forget(ParseOptions.DEFAULT);
    Collector.await(() -> engine.leakCount() == 1);
    Collector.await(() -> backend.liveBlocks() == 0);
    assertNothingIsLeft();
    LeakReport report = engine.leaks().get(0);
    assertEquals(1, report.id());
    assertEquals(Ownership.SHARED, report.ownership());
    assertEquals(LeakReport.Reason.UNREACHABLE, report.reason());
    assertTrue(report.bytes() > 64, report.toString());
    assertEquals("forget", report.site().get(0).getMethodName(), report.toString());
    synchronized (told) {
      assertEquals(List.of(report), told);
    }
  }

  @Test
  void forgottenAutomaticDocumentIsReleasedAndNotReported() throws InterruptedException {
    forget(ParseOptions.DEFAULT.withOwnership(Ownership.AUTO));
    Collector.await(() -> backend.liveBlocks() == 0);
    assertNothingIsLeft();
    assertEquals(0, engine.leakCount());
  }

  private void forget(ParseOptions options) {
    assertEquals("a", engine.parse("a", options).node(2).value());
  }

  @Test
  void leakDetectionHasLevels() {
    assertEquals(1, leaksAtClose(LeakDetection.SAMPLED, 1).get(0).id());
    assertEquals(List.of(), leaksAtClose(LeakDetection.SAMPLED, 1).get(0).site());
    assertFalse(leaksAtClose(LeakDetection.SAMPLED, 128).stream()
        .filter(report -> report.id() == 128)
        .toList()
        .get(0)
        .site()
        .isEmpty());
    assertEquals(List.of(), leaksAtClose(LeakDetection.OFF, 1));
  }

  private List<LeakReport> leaksAtClose(LeakDetection level, int documents) {
    OcpEngine careless = builder(level).build();
    List<OcpDocument> open = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      open.add(careless.parse("a"));
    }
    careless.close();
    for (OcpDocument document : open) {
      assertFalse(document.isAlive());
      assertThrows(OcpClosedException.class, document::root);
    }
    assertEquals(0, backend.liveBlocks());
    return careless.leaks();
  }

  @Test
  void closingTheEngineReportsOpenDocumentsExceptAutomaticOnes() {
    OcpDocument shared = engine.parse("a");
    OcpDocument automatic = engine.parse("a", ParseOptions.DEFAULT.withOwnership(Ownership.AUTO));
    long bytes = shared.byteSize();
    engine.close();
    assertEquals(1, engine.leakCount());
    assertSame(LeakReport.Reason.ENGINE_CLOSED, engine.leaks().get(0).reason());
    assertEquals(bytes, engine.leaks().get(0).bytes());
    assertFalse(shared.isAlive());
    assertFalse(automatic.isAlive());
    assertNothingIsLeft();
  }

  @Test
  void ownerReleasesAConfinedDocumentOfAClosedEngineByClosingIt()
      throws ExecutionException, InterruptedException {
    OcpDocument document = other.submit(() -> engine.parse("a", CONFINED)).get();
    engine.close();
    assertEquals(1, backend.liveBlocks());
    other.submit(document::close).get();
    assertNothingIsLeft();
  }

  @Test
  void closedEngineLeavesAConfinedDocumentToItsOwner()
      throws ExecutionException, InterruptedException {
    OcpDocument document = other.submit(() -> engine.parse("a", CONFINED)).get();
    assertThrows(OcpWrongThreadException.class, document::root);
    assertThrows(OcpWrongThreadException.class, document::close);
    engine.close();
    assertEquals(1, backend.liveBlocks());
    Runnable use = () -> assertThrows(OcpClosedException.class, document::nodeCount);
    other.submit(use).get();
    assertNothingIsLeft();
  }

  @Test
  void readersSeeRightDataOrAClosedDocument() throws InterruptedException, ExecutionException {
    String text = "right data";
    ExecutorService readers = Executors.newFixedThreadPool(4);
    try {
      for (int round = 0; round < 100; round++) {
        OcpDocument document = engine.parse(text);
        CountDownLatch ready = new CountDownLatch(4);
        List<Future<?>> tasks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          boolean byCursor = i % 2 == 0;
          tasks.add(readers.submit(() -> {
            ready.countDown();
            assertThrows(OcpClosedException.class, () -> readForever(document, text, byCursor));
          }));
        }
        ready.await();
        document.close();
        for (Future<?> task : tasks) {
          task.get();
        }
        assertEquals(0, backend.liveBlocks());
      }
    } finally {
      readers.shutdown();
    }
    assertNothingIsLeft();
  }

  private static void readForever(OcpDocument document, String text, boolean byCursor) {
    while (true) {
      if (byCursor) {
        try (OcpCursor cursor = document.cursor()) {
          cursor.moveTo(2);
          assertTrue(cursor.textEquals(text));
        }
      } else {
        assertEquals(text, document.node(2).value());
      }
    }
  }
}
