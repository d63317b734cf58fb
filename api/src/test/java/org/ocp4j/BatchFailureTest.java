package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.testing.Meeting;
import org.ocp4j.testing.WatchedEngine;

/**
 * Tests progress and errors of batches, and batches whose engine is closed or whose memory runs
 * out.
 */
class BatchFailureTest {
  private final WatchedEngine backend = new WatchedEngine();
  private final OcpEngine engine =
      Ocp.builder().provider(backend).poolCapacity(0).memoryLimit(1 << 20).build();
  private final Thread caller = Thread.currentThread();

  @AfterEach
  void close() {
    engine.close();
    assertEquals(0, backend.liveBlocks());
  }

  private static List<OcpSource> sources(int count) {
    return IntStream.range(0, count).mapToObj(i -> OcpSource.of("text " + i)).toList();
  }

  private static BatchOptions threads(int count) {
    return BatchOptions.DEFAULT.withParallelism(count);
  }

  private void assertNothingIsLeft(OcpEngine of) {
    assertEquals(0, of.liveDocuments());
    assertEquals(0, of.statistics().used());
    assertEquals(0, of.statistics().heapBlocks());
    assertEquals(0, backend.liveBytes());
    for (Thread thread : backend.threads) {
      assertTrue(thread.equals(caller) || !thread.isAlive(), thread::getName);
    }
  }

  // Progress.

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void progressCountsOnTheCallingThread(int parallelism) {
    List<Integer> counts = new ArrayList<>();
    Set<Integer> indexes = new TreeSet<>();
    BatchOptions options = threads(parallelism).withProgress((completed, total, entry) -> {
      assertSame(caller, Thread.currentThread());
      assertEquals(40, total);
      assertEquals("text " + entry.index(), entry.document().node(2).value());
      counts.add(completed);
      indexes.add(entry.index());
    });
    CountDownLatch first = new CountDownLatch(parallelism);
    backend.onParse = source -> {
      if (first.getCount() > 0) {
        first.countDown();
        Meeting.await(first);
      }
    };
    try (OcpBatch batch = engine.parseAll(
        sources(40),
        options.withParseOptions(ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED)))) {
      assertEquals(40, batch.parsedCount());
    }
    assertEquals(IntStream.rangeClosed(1, 40).boxed().toList(), counts);
    assertEquals(40, indexes.size());
    assertEquals(parallelism, backend.threads.size());
  }

  @Test
  void progressIncludesFailures() {
    List<OcpBatch.Entry> told = new ArrayList<>();
    List<OcpSource> sources = List.of(OcpSource.of("!grammar"), OcpSource.of("text"));
    BatchOptions options = threads(1).withProgress((completed, total, entry) -> told.add(entry));
    try (OcpBatch batch = engine.parseAll(sources, options)) {
      assertEquals(batch.entries(), told);
      assertFalse(told.get(0).isParsed());
    }
  }

  @Test
  void otherThreadsParseDuringProgressCalls() {
    CountDownLatch begun = new CountDownLatch(40);
    backend.onParse = source -> begun.countDown();
    BatchOptions options =
        threads(2).withProgress((completed, total, entry) -> Meeting.await(begun));
    engine.parseAll(sources(40), options).close();
    assertNothingIsLeft(engine);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void exceptionOfProgressIsThrownAndNothingIsLeft(int parallelism) {
    IllegalStateException failure = new IllegalStateException("enough");
    List<OcpDocument> seen = new ArrayList<>();
    BatchOptions options = threads(parallelism).withProgress((completed, total, entry) -> {
      seen.add(entry.document());
      if (completed == 3) {
        throw failure;
      }
    });
    assertSame(
        failure,
        assertThrows(IllegalStateException.class, () -> engine.parseAll(sources(100), options)));
    assertEquals(3, seen.size(), "it was told after it had thrown");
    assertTrue(seen.stream().noneMatch(OcpDocument::isAlive));
    assertNothingIsLeft(engine);
    assertFalse(caller.isInterrupted());
  }

  // Errors.

  static Stream<Error> errors() {
    return Stream.of(
        new OutOfMemoryError("as the test wants it"),
        new StackOverflowError(),
        new AssertionError("a bug"));
  }

  @ParameterizedTest
  @MethodSource("errors")
  void errorOfTheCallingThreadIsThrownAndNothingIsLeft(Error error) {
    AtomicInteger parses = new AtomicInteger();
    backend.onParse = source -> {
      if (parses.incrementAndGet() == 3) {
        throw error;
      }
    };
    assertSame(error, assertThrows(Error.class, () -> engine.parseAll(sources(9), threads(1))));
    assertEquals(3, parses.get());
    assertNothingIsLeft(engine);
  }

  @ParameterizedTest
  @EnumSource
  void errorOfAnotherThreadIsThrownAndNothingIsLeft(Ownership ownership) {
    OutOfMemoryError error = new OutOfMemoryError("as the test wants it");
    CountDownLatch second = new CountDownLatch(1);
    AtomicInteger helped = new AtomicInteger();
    backend.onParse = source -> {
      if (Thread.currentThread().equals(caller)) {
        Meeting.await(second);
      } else if (helped.incrementAndGet() == 2) {
        second.countDown();
        throw error;
      }
    };
    BatchOptions options =
        threads(2).withParseOptions(ParseOptions.DEFAULT.withOwnership(ownership));
    assertSame(error, assertThrows(Error.class, () -> engine.parseAll(sources(1000), options)));
    assertTrue(engine.statistics().documents().allocatedBlocks() > 0);
    assertNothingIsLeft(engine);
  }

  @Test
  void errorsOfSeveralThreadsAreThrownTogether() {
    CyclicBarrier barrier = new CyclicBarrier(2);
    backend.onParse = source -> {
      Meeting.await(barrier);
      throw new AssertionError(source);
    };
    AssertionError first =
        assertThrows(AssertionError.class, () -> engine.parseAll(sources(2), threads(2)));
    assertEquals(1, first.getSuppressed().length);
    assertEquals(
        Set.of("text 0", "text 1"),
        Set.of(
            String.valueOf(first.getMessage()),
            String.valueOf(first.getSuppressed()[0].getMessage())));
    assertNothingIsLeft(engine);
  }

  @Test
  void engineGoesOnAfterABatchThatFailed() {
    backend.onParse = source -> {
      throw new AssertionError("a bug");
    };
    assertThrows(AssertionError.class, () -> engine.parseAll(sources(4), threads(2)));
    backend.onParse = source -> {};
    try (OcpBatch batch = engine.parseAll(sources(4), threads(2))) {
      assertEquals(4, batch.parsedCount());
    }
  }

  // Memory and closing of the engine.

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void sourceOverTheMemoryLimitFailsAndTheOthersSucceed(int parallelism) {
    try (OcpEngine small = Ocp.builder().provider(backend).memoryLimit(3 * 1024).build()) {
      try (OcpBatch batch = small.parseAll(sources(7), threads(parallelism))) {
        assertEquals(3, batch.parsedCount());
        assertEquals(4, small.statistics().failures());
        for (OcpBatch.Entry entry : batch.entries()) {
          assertTrue(
              entry.isParsed() || entry.error() instanceof OcpMemoryLimitException,
              entry::toString);
        }
      }
      small.trim();
      assertNothingIsLeft(small);
      small.parse("fits again").close();
    }
  }

  @Test
  void closedEngineRefusesABatch() {
    engine.close();
    assertThrows(OcpClosedException.class, () -> engine.parseAll(List.of(), ParseOptions.DEFAULT));
    assertThrows(OcpClosedException.class, () -> engine.parseAll(sources(2), threads(2)));
    assertEquals(Set.of(), backend.threads);
  }

  @Test
  void closingTheEngineFailsTheRemainingSources() {
    backend.onParse = source -> {
      if (source.equals("text 2")) {
        engine.close();
      }
    };
    try (OcpBatch batch = engine.parseAll(sources(5), threads(1))) {
      assertEquals(2, batch.parsedCount());
      assertTrue(batch.documents().stream().noneMatch(OcpDocument::isAlive));
      for (OcpBatch.Entry entry : batch.entries().subList(2, 5)) {
        assertTrue(entry.error() instanceof OcpClosedException, entry::toString);
      }
      assertFalse(batch.isCancelled());
      assertEquals(0, backend.liveBlocks());
    }
    assertEquals(1, backend.closed.get());
  }

  @Test
  void sourcesAndOptionsAreChecked() {
    List<OcpSource> withNull = new ArrayList<>(sources(2));
    withNull.addAll(Collections.singletonList(null));
    assertThrows(NullPointerException.class, () -> engine.parseAll(withNull, threads(2)));
    assertEquals(Set.of(), backend.threads);
  }
}
