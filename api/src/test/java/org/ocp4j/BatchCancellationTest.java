package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.testing.Meeting;
import org.ocp4j.testing.WatchedEngine;

/** Tests batches that end early, by cancellation or by an interrupt. */
class BatchCancellationTest {
  private static final BatchOptions ALONE = BatchOptions.DEFAULT.withParallelism(1);

  private final WatchedEngine backend = new WatchedEngine();
  private final OcpEngine engine =
      Ocp.builder().provider(backend).poolCapacity(0).build();
  private final Thread caller = Thread.currentThread();

  @TempDir
  private Path folder;

  @AfterEach
  void close() {
    assertFalse(Thread.interrupted(), "a test left the thread interrupted");
    assertEquals(0, engine.liveDocuments());
    engine.close();
    assertEquals(0, backend.liveBlocks());
    for (Thread thread : backend.threads) {
      assertTrue(thread.equals(caller) || !thread.isAlive(), thread::getName);
    }
  }

  private static List<OcpSource> sources(int count) {
    return Collections.nCopies(count, OcpSource.of("text"));
  }

  private static void assertCancelled(OcpBatch batch, int parsed) {
    assertEquals(parsed, batch.parsedCount());
    assertEquals(batch.size() - parsed, batch.failedCount());
    assertTrue(batch.isCancelled());
    for (OcpBatch.Entry entry : batch.entries()) {
      assertEquals(entry.index() < parsed, entry.isParsed());
      assertTrue(entry.isParsed() || entry.error() instanceof CancellationException);
    }
  }

  @Test
  void noSourceIsBegunOnceItIsCancelled() {
    AtomicInteger polls = new AtomicInteger();
    List<Integer> told = new ArrayList<>();
    BatchOptions options = ALONE
        .withCancellation(() -> polls.incrementAndGet() > 2)
        .withProgress((completed, total, entry) -> told.add(completed));
    try (OcpBatch batch = engine.parseAll(sources(5), options)) {
      assertCancelled(batch, 2);
      assertTrue(batch.toString().endsWith("3 failed, cancelled]"), batch::toString);
    }
    assertEquals(3, polls.get(), "it was asked again after it said yes");
    assertEquals(List.of(1, 2), told);
  }

  @Test
  void sourcesThatAreLeftOutAreNotOpened() {
    AtomicBoolean opened = new AtomicBoolean();
    OcpSource source = OcpSource.of(() -> {
      opened.set(true);
      return InputStream.nullInputStream();
    });
    engine
        .parseAll(List.of(source, source), BatchOptions.DEFAULT.withCancellation(() -> true))
        .close();
    assertFalse(opened.get());
  }

  @Test
  void documentsUnderWayOnOtherThreadsAreFinished() {
    CountDownLatch begun = new CountDownLatch(2);
    AtomicBoolean cancelled = new AtomicBoolean();
    backend.onParse = source -> {
      begun.countDown();
      Meeting.await(begun);
      cancelled.set(true);
    };
    BatchOptions options = BatchOptions.DEFAULT.withParallelism(2).withCancellation(cancelled::get);
    try (OcpBatch batch = engine.parseAll(sources(100), options)) {
      assertCancelled(batch, 2);
    }
    assertEquals(2, backend.threads.size());
  }

  @Test
  void cancellationAfterTheLastSourceWasBegunCancelsNothing() {
    AtomicBoolean cancelled = new AtomicBoolean();
    backend.onParse = source -> cancelled.set(source.equals("last"));
    List<OcpSource> sources = List.of(OcpSource.of("first"), OcpSource.of("last"));
    try (OcpBatch batch = engine.parseAll(sources, ALONE.withCancellation(cancelled::get))) {
      assertTrue(cancelled.get());
      assertEquals(2, batch.parsedCount());
      assertFalse(batch.isCancelled());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4})
  void exceptionOfCancellationIsThrownAndNothingIsLeft(int parallelism) {
    IllegalStateException failure = new IllegalStateException("cannot tell");
    AtomicInteger polls = new AtomicInteger();
    BatchOptions options = BatchOptions.DEFAULT
        .withParallelism(parallelism)
        .withCancellation(() -> {
          if (polls.incrementAndGet() > 3) {
            throw failure;
          }
          return false;
        });
    assertSame(
        failure,
        assertThrows(IllegalStateException.class, () -> engine.parseAll(sources(9), options)));
    assertEquals(0, engine.statistics().used());
  }

  @Test
  void threadThatIsInterruptedAlreadyParsesNothing() {
    caller.interrupt();
    try (OcpBatch batch = engine.parseAll(sources(3), BatchOptions.DEFAULT)) {
      assertCancelled(batch, 0);
    }
    assertTrue(Thread.interrupted());
  }

  @Test
  void interruptionLetsTheDocumentUnderWayBeFinished() {
    AtomicInteger parses = new AtomicInteger();
    backend.onParse = source -> {
      if (parses.incrementAndGet() == 2) {
        caller.interrupt();
      }
    };
    try (OcpBatch batch = engine.parseAll(sources(4), ALONE)) {
      assertCancelled(batch, 2);
    }
    assertTrue(Thread.interrupted());
  }

  /** One thread waits for input that never comes. Then the other interrupts the calling thread. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void interruptionEndsTheWaitForInput(boolean callerWaits) {
    CountDownLatch waiting = new CountDownLatch(1);
    OcpSource source = OcpSource.of(() -> {
      if (Thread.currentThread().equals(caller) == callerWaits) {
        waiting.countDown();
        throw waitForever();
      }
      Meeting.await(waiting);
      caller.interrupt();
      return InputStream.nullInputStream();
    });
    List<OcpSource> sources = Collections.nCopies(50, source);
    try (OcpBatch batch = engine.parseAll(sources, BatchOptions.DEFAULT.withParallelism(2))) {
      assertTrue(Thread.interrupted());
      assertTrue(batch.isCancelled());
      assertTrue(batch.parsedCount() >= 1);
      List<Throwable> causes = batch.entries().stream()
          .filter(entry -> !entry.isParsed())
          .map(entry -> Objects.requireNonNull(entry.error()))
          .peek(error -> assertTrue(error instanceof CancellationException, error::toString))
          .map(Throwable::getCause)
          .filter(Objects::nonNull)
          .toList();
      assertEquals(1, causes.size());
      assertTrue(causes.get(0) instanceof InterruptedIOException);
    }
  }

  private static InterruptedIOException waitForever() {
    try {
      boolean opened = new CountDownLatch(1).await(60, TimeUnit.SECONDS);
      throw new AssertionError("nobody interrupted the thread that waits; opened: " + opened);
    } catch (InterruptedException e) {
      return new InterruptedIOException("while waiting");
    }
  }

  @Test
  void interruptionEndsTheReadingOfAFile() throws IOException {
    Path file = Files.writeString(folder.resolve("a.md"), "text");
    OcpSource source = OcpSource.of(() -> {
      caller.interrupt();
      return Channels.newInputStream(FileChannel.open(file));
    });
    List<OcpSource> sources = List.of(OcpSource.of("text"), source, OcpSource.of("text"));
    try (OcpBatch batch = engine.parseAll(sources, ALONE)) {
      assertTrue(Thread.interrupted());
      assertCancelled(batch, 1);
      Exception read = Objects.requireNonNull(batch.entries().get(1).error());
      assertTrue(read.getCause() instanceof ClosedByInterruptException, read::toString);
      assertNull(Objects.requireNonNull(batch.entries().get(2).error()).getCause());
    }
  }
}
