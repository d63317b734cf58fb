package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.testing.FakeEngine;

/** Tests the result of a batch, and how its documents are closed. */
class OcpBatchTest {
  private static final ParseOptions CONFINED =
      ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);

  private final FakeEngine backend = new FakeEngine();
  private final OcpEngine engine =
      Ocp.builder().provider(backend).poolCapacity(0).build();
  private final ExecutorService other = Executors.newSingleThreadExecutor();

  @AfterEach
  void stop() {
    other.shutdown();
    engine.close();
  }

  private static List<OcpSource> sources(String... texts) {
    return Arrays.stream(texts).map(OcpSource::of).toList();
  }

  private void assertNothingIsLeft() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().used());
    assertEquals(0, backend.liveBlocks());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void entriesAreInTheOrderOfTheSources(int parallelism) {
    List<OcpSource> sources = IntStream.range(0, 300)
        .mapToObj(i -> OcpSource.of(i % 50 == 7 ? "!grammar" : "text " + i).withName("s" + i))
        .toList();
    BatchOptions options = BatchOptions.DEFAULT.withParallelism(parallelism);
    try (OcpBatch batch = engine.parseAll(sources, options)) {
      assertEquals(300, batch.size());
      assertEquals(294, batch.parsedCount());
      assertEquals(6, batch.failedCount());
      assertFalse(batch.isCancelled());
      List<OcpDocument> documents = new ArrayList<>();
      for (int i = 0; i < 300; i++) {
        OcpBatch.Entry entry = batch.entries().get(i);
        assertEquals(i, entry.index());
        assertEquals("s" + i, entry.sourceName());
        assertEquals(i % 50 != 7, entry.isParsed());
        if (entry.isParsed()) {
          assertNull(entry.error());
          assertEquals("text " + i, entry.document().node(2).value());
          documents.add(entry.document());
        } else {
          assertTrue(entry.error() instanceof OcpParseException, entry::toString);
        }
      }
      assertEquals(documents, batch.documents());
      assertEquals(294, engine.liveDocuments());
    }
    assertNothingIsLeft();
  }

  @Test
  void batchWithoutSourcesIsEmpty() {
    try (OcpBatch batch = engine.parseAll(List.of(), ParseOptions.DEFAULT)) {
      assertEquals(List.of(), batch.entries());
      assertEquals(0, batch.byteSize());
      assertFalse(batch.isCancelled());
    }
  }

  @Test
  void listsCannotBeChanged() {
    try (OcpBatch batch = engine.parseAll(sources("a"), ParseOptions.DEFAULT)) {
      assertThrows(UnsupportedOperationException.class, () -> batch.entries().clear());
      assertThrows(UnsupportedOperationException.class, () -> batch.documents().clear());
    }
  }

  @Test
  void laterChangesOfTheListOfSourcesHaveNoEffect() {
    List<OcpSource> sources = new ArrayList<>(sources("a", "b"));
    BatchOptions options =
        BatchOptions.DEFAULT.withProgress((completed, total, entry) -> sources.clear());
    try (OcpBatch batch = engine.parseAll(sources, options)) {
      assertEquals(2, batch.parsedCount());
    }
  }

  @Test
  void failedEntrySaysWhyThereIsNoDocument() {
    try (OcpBatch batch = engine.parseAll(sources("a", "!grammar"), ParseOptions.DEFAULT)) {
      OcpBatch.Entry failed = batch.entries().get(1);
      IllegalStateException refusal = assertThrows(IllegalStateException.class, failed::document);
      assertSame(failed.error(), refusal.getCause());
      String message = String.valueOf(refusal.getMessage());
      assertTrue(message.startsWith("source 1, \"<string>\", has no document: "), message);
      assertTrue(message.contains("isParsed()"), message);
    }
  }

  @Test
  void sizeIsThatOfThePayloadsAndDoesNotChange() {
    OcpBatch batch = engine.parseAll(sources("a", "!limit", "longer"), ParseOptions.DEFAULT);
    long expected = batch.documents().stream().mapToLong(OcpDocument::byteSize).sum();
    assertTrue(expected > 100);
    assertEquals(expected, batch.byteSize());
    batch.close();
    assertEquals(expected, batch.byteSize());
    assertEquals("OcpBatch[2 parsed, 1 failed]", batch.toString());
  }

  @Test
  void closingIsIdempotentAndAllowsClosedDocuments() {
    OcpBatch batch = engine.parseAll(sources("a", "b", "c"), ParseOptions.DEFAULT);
    batch.documents().get(1).close();
    assertEquals(2, engine.liveDocuments());
    batch.close();
    batch.close();
    assertNothingIsLeft();
    assertTrue(batch.documents().stream().noneMatch(OcpDocument::isAlive));
    assertTrue(batch.entries().get(0).isParsed());
  }

  @Test
  void closingContinuesAfterADocumentThatCannotBeClosed()
      throws ExecutionException, InterruptedException {
    List<OcpSource> sources = List.of(
        OcpSource.of("mine").withOptions(CONFINED),
        OcpSource.of("shared"),
        OcpSource.of("mine too").withOptions(CONFINED),
        OcpSource.of("shared too"));
    OcpBatch batch = engine.parseAll(sources, ParseOptions.DEFAULT);
    OcpWrongThreadException refusal = other
        .submit(() -> assertThrows(OcpWrongThreadException.class, batch::close))
        .get();
    assertEquals(1, refusal.getSuppressed().length);
    assertEquals(
        List.of(true, false, true, false),
        batch.documents().stream().map(OcpDocument::isAlive).toList());
    batch.close();
    assertNothingIsLeft();
  }

  @Test
  void sourceCanHaveItsOwnOptions() {
    List<OcpSource> sources = List.of(
        OcpSource.of("a"),
        OcpSource.of("b")
            .withOptions(ParseOptions.DEFAULT.withOwnership(Ownership.AUTO))
            .withName("kept with the name"),
        OcpSource.of("c").withOptions(ParseOptions.DEFAULT.withLenient(true)));
    try (OcpBatch batch = engine.parseAll(sources, CONFINED)) {
      assertSame(Ownership.CONFINED, batch.entries().get(0).document().ownership());
      assertSame(Ownership.AUTO, batch.entries().get(1).document().ownership());
      assertTrue(batch.entries().get(2).error() instanceof OcpUnsupportedException);
    }
    assertNothingIsLeft();
  }

  @Test
  void optionsSetTheNumberOfThreads() {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> BatchOptions.DEFAULT.withParallelism(0));
    String message = String.valueOf(refusal.getMessage());
    assertTrue(message.startsWith("parallelism 0 is less than 1; use 1 to parse on"), message);
    assertEquals(Runtime.getRuntime().availableProcessors(), BatchOptions.DEFAULT.parallelism());
    BatchOptions three = BatchOptions.DEFAULT.withParallelism(3).withParseOptions(CONFINED);
    assertEquals(3, three.parallelism());
    assertEquals(CONFINED, three.parseOptions());
    assertTrue(three.toString().startsWith("BatchOptions[parallelism=3, ParseOptions["));
  }
}
