package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.testing.Meeting;
import org.ocp4j.testing.WatchedEngine;

/** Tests which threads parse a batch, and which thread owns the documents. */
class BatchThreadsTest {
  private final WatchedEngine backend = new WatchedEngine();
  private final Thread caller = Thread.currentThread();

  private OcpEngine engine = builder(LeakDetection.SAMPLED).build();

  private OcpEngine.Builder builder(LeakDetection level) {
    return Ocp.builder().provider(backend).poolCapacity(0).leakDetection(level);
  }

  @AfterEach
  void close() {
    engine.close();
    assertEquals(0, backend.liveBlocks());
  }

  private static List<OcpSource> sources(int count) {
    return Collections.nCopies(count, OcpSource.of("text"));
  }

  private static BatchOptions threads(int count, Ownership ownership) {
    return BatchOptions.DEFAULT
        .withParallelism(count)
        .withParseOptions(ParseOptions.DEFAULT.withOwnership(ownership));
  }

  /** Blocks every parse until a number of threads are parsing. */
  private void meet(int count) {
    CyclicBarrier barrier = new CyclicBarrier(count);
    backend.onParse = source -> Meeting.await(barrier);
  }

  private Set<String> names() {
    return backend.threads.stream()
        .filter(thread -> !thread.equals(caller))
        .map(Thread::getName)
        .collect(Collectors.toSet());
  }

  @Test
  void parallelismIncludesTheCallingThread() {
    meet(3);
    try (OcpBatch batch = engine.parseAll(sources(30), threads(3, Ownership.SHARED))) {
      assertEquals(30, batch.parsedCount());
    }
    assertEquals(3, backend.most.get());
    assertTrue(backend.threads.contains(caller));
    assertEquals(Set.of("ocp4j-batch-1", "ocp4j-batch-2"), names());
    assertEquals(3, backend.threads.size());
    for (Thread thread : backend.threads) {
      assertSame(thread.equals(caller), thread.isAlive(), thread::getName);
    }
  }

  @Test
  void helpersAreDaemons() {
    meet(2);
    backend.onParse = backend.onParse.andThen(source -> {
      Thread thread = Thread.currentThread();
      assertTrue(thread.equals(caller) || thread.isDaemon());
    });
    engine.parseAll(sources(2), threads(2, Ownership.SHARED)).close();
    assertEquals(2, backend.threads.size());
  }

  @Test
  void thereAreNoMoreThreadsThanSources() {
    meet(2);
    engine.parseAll(sources(2), threads(1000, Ownership.SHARED)).close();
    assertEquals(Set.of("ocp4j-batch-1"), names());
  }

  @Test
  void parallelismOfOneUsesTheCallingThread() {
    engine.parseAll(sources(20), threads(1, Ownership.SHARED)).close();
    assertEquals(Set.of(caller), backend.threads);
  }

  @Test
  void confinedDocumentsBelongToTheCallingThread() throws ExecutionException, InterruptedException {
    meet(3);
    OcpBatch batch = engine.parseAll(sources(3), threads(3, Ownership.CONFINED));
    assertEquals(3, backend.threads.size());
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      for (OcpDocument document : batch.documents()) {
        assertEquals("text", document.node(2).value());
        Runnable use = () -> assertThrows(OcpWrongThreadException.class, document::root);
        other.submit(use).get();
      }
    } finally {
      other.shutdown();
    }
    batch.close();
    assertEquals(0, backend.liveBlocks());
    assertEquals(0, engine.liveDocuments());
  }

  @Test
  void confinedDocumentOfAHelperIsClosedWithTheEngine() {
    CountDownLatch closed = new CountDownLatch(1);
    backend.onParse = source -> {
      if (Thread.currentThread().equals(caller)) {
        Meeting.await(closed);
      } else {
        engine.close();
        closed.countDown();
      }
    };
    try (OcpBatch batch = engine.parseAll(sources(2), threads(2, Ownership.CONFINED))) {
      assertEquals(2, batch.failedCount());
      assertFalse(batch.isCancelled());
      for (OcpBatch.Entry entry : batch.entries()) {
        assertTrue(entry.error() instanceof OcpClosedException, entry::toString);
      }
      assertEquals(0, backend.liveBlocks());
      assertEquals(1, backend.closed.get());
    }
  }

  @Test
  void leakReportsShowTheCallOfParseAll() {
    engine.close();
    engine = builder(LeakDetection.FULL).build();
    meet(2);
    forget();
    engine.close();
    assertEquals(2, engine.leaks().size());
    for (LeakReport leak : engine.leaks()) {
      assertEquals("forget", leak.site().get(0).getMethodName(), leak::toString);
    }
  }

  private void forget() {
    OcpBatch batch = engine.parseAll(sources(2), threads(2, Ownership.SHARED));
    assertEquals(2, batch.parsedCount());
  }

  @Test
  void sampledLeakReportsShowTheCallOfParseAll() {
    assertEquals(128, engine.parseAll(sources(128), ParseOptions.DEFAULT).size());
    engine.close();
    assertEquals(
        1, engine.leaks().stream().filter(leak -> !leak.site().isEmpty()).count());
  }
}
