package org.ocp4j.tck.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests with many threads, one of which closes.
 *
 * @spec contract.md#3.3 Contract 3.3
 * @spec contract.md#3.5 Contract 3.5
 * @spec contract.md#3.6 Contract 3.6
 * @spec contract.md#3.7 Contract 3.7
 */
public abstract class ThreadRules extends EngineRules {
  private static final int READERS = 4;
  private static final String WRONG =
      "memory was released or used again while it was read; the watch fills released blocks with"
          + " 0xDB";

  /** Creates the tests of one provider's engine. */
  protected ThreadRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Reads until the document is closed, which is the only valid end. */
  private void readUntilClosed(OcpDocument document, String text, int thread) {
    try {
      while (true) {
        String read = thread % 2 == 0 ? document.node(2).value() : byCursor(document);
        contract().equal(text, read, "the text read while another thread closes", WRONG);
      }
    } catch (OcpClosedException e) {
      // Expected.
    }
  }

  private String byCursor(OcpDocument document) {
    try (OcpCursor cursor = document.cursor()) {
      cursor.moveTo(2);
      byte[] bytes = new byte[cursor.textLength()];
      cursor.copyText(0, bytes, 0, bytes.length);
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  private void race(OcpEngine engine, int rounds) throws Throwable {
    AtomicLong closes = new AtomicLong();
    for (int round = 0; round < rounds; round++) {
      String text = Texts.numbered(round, 200);
      OcpDocument document =
          engine.parse(text, options(round % 4 == 0 ? Ownership.AUTO : Ownership.SHARED));
      Together.run(READERS + 1, thread -> {
        if (thread < READERS) {
          readUntilClosed(document, text, thread);
        } else {
          document.close();
          closes.incrementAndGet();
        }
      });
      contract()
          .equal(0L, engine.liveDocuments(), "number of open documents after the race", WRONG);
    }
    contract()
        .equal(
            (long) rounds,
            closes.get(),
            "number of close() calls that returned",
            "a reader should take its lease before reading, and close() should check leases"
                + " after closing");
  }

  @Rule("3.3")
  @DisplayName("3.3 a read that races with close returns right data or throws OcpClosedException")
  void readRacingWithCloseIsRightOrRefused() throws Throwable {
    OcpEngine engine = openWatched();
    race(engine, effort().of(50, 500, 5000));
    contract().equal(0L, watch().blocks(), "blocks after the race", "Block.release()");
  }

  @Rule("3.3")
  @DisplayName("3.3 a read that races with close is right or throws while blocks are pooled and"
      + " used again")
  void readRacingWithCloseWhileBlocksAreUsedAgain() throws Throwable {
    OcpEngine engine = openWatched(builder -> builder);
    AtomicBoolean done = new AtomicBoolean();
    Thread other = new Thread(
        () -> {
          while (!done.get()) {
            parse(engine, "y".repeat(200)).close();
          }
        },
        "tck parser");
    other.start();
    try {
      for (int round = 0; round < effort().of(40, 300, 2500); round++) {
        String text = Texts.numbered(round, 200);
        OcpDocument document = parse(engine, text);
        Together.run(3, thread -> {
          if (thread < 2) {
            readUntilClosed(document, text, thread);
          } else {
            document.close();
          }
        });
      }
    } finally {
      done.set(true);
      other.join();
    }
  }

  @Rule("3.5")
  @DisplayName("3.5 many threads parse with one engine, and each gets its own document")
  void manyThreadsParse() throws Throwable {
    OcpEngine engine = openWatched(builder -> builder);
    int rounds = effort().of(500, 5000, 100_000);
    Together.run(8, thread -> {
      for (int i = 0; i < rounds; i++) {
        String text = Texts.numbered(thread * 1_000_000 + i, 10 + i % 3000);
        try (OcpDocument document = parse(engine, text)) {
          contract()
              .equal(
                  text,
                  document.node(2).value(),
                  "the text of document " + i + " of thread " + thread,
                  "look at whether two threads shared a parser or a block");
        }
      }
    });
    engine.trim();
    contract().equal(0L, watch().blocks(), "blocks at the end", "Block.release()");
    contract()
        .equal(0L, watch().heapBlocks(), "live blocks of the heap at the end", "liveBlocks()");
    contract()
        .equal(
            0L,
            watch().parsers(),
            "number of parsers after trim()",
            "OcpEngine.Builder.poolCapacity, statistics().pool()");
  }

  /** Returns the nanoseconds of one close, the least of several rounds. */
  private long nanosOfClose(OcpEngine engine, Ownership ownership) {
    OcpDocument[] documents = new OcpDocument[500];
    long least = Long.MAX_VALUE;
    for (int round = 0; round < effort().of(10, 30, 30); round++) {
      Arrays.setAll(documents, i -> engine.parse("a", options(ownership)));
      long start = System.nanoTime();
      for (OcpDocument document : documents) {
        document.close();
      }
      least = Math.min(least, (System.nanoTime() - start) / documents.length);
    }
    return least;
  }

  @Rule("3.6")
  @DisplayName("3.6 closing a shared document costs no thread handshake")
  void closingASharedDocumentIsCheap() {
    OcpEngine engine = open(builder -> builder.poolCapacity(1000));
    AtomicBoolean done = new AtomicBoolean();
    Thread busy = new Thread(
        () -> {
          while (!done.get()) {
            Thread.onSpinWait();
          }
        },
        "tck busy");
    busy.setDaemon(true);
    busy.start();
    try {
      long confined = nanosOfClose(engine, Ownership.CONFINED);
      long shared = nanosOfClose(engine, Ownership.SHARED);
      contract()
          .atMost(
              Math.max(20 * confined, 8000),
              shared,
              "nanoseconds of closing a shared document (a confined one takes " + confined + ")",
              "a handshake with all threads takes 17,000 to 53,000 ns: do not close an"
                  + " Arena.ofShared() for each document");
    } finally {
      done.set(true);
    }
  }

  @Rule("3.7")
  @DisplayName("3.7 many readers and many closers release a document exactly once")
  void documentIsReleasedExactlyOnce() throws Throwable {
    OcpEngine engine = openWatched();
    for (int round = 0; round < effort().of(50, 500, 5000); round++) {
      OcpDocument document = parse(engine, "abc");
      OcpCursor[] cursors = new OcpCursor[READERS];
      Arrays.setAll(cursors, i -> document.cursor());
      Together.run(READERS + 2, thread -> {
        if (thread < READERS) {
          cursors[thread].close();
        } else {
          document.close();
        }
      });
      contract()
          .equal(
              0L,
              watch().blocks(),
              "blocks after " + READERS + " cursors and 2 closers raced",
              "the first thread that sees the document closed without leases should release it");
      contract()
          .equal(
              round + 1L,
              watch().allocatedBlocks(),
              "number of blocks allocated",
              "Heap.allocate and Parser.emit");
    }
    contract().equal(0L, engine.statistics().leases(), "number of leases", "statistics().leases()");
  }

  @Rule("3.7")
  @DisplayName("3.7 leases of many threads are all counted")
  void leasesOfManyThreadsAreCounted() throws Throwable {
    OcpEngine engine = openWatched();
    OcpDocument document = parse(engine, "abc");
    OcpCursor[] cursors = new OcpCursor[64];
    Together.run(cursors.length / 8, thread -> {
      for (int i = thread * 8; i < thread * 8 + 8; i++) {
        cursors[i] = document.cursor();
      }
    });
    contract()
        .equal(
            64L, engine.statistics().leases(), "number of leases with 64 cursors", "statistics()");
    document.close();
    for (OcpCursor cursor : cursors) {
      contract()
          .equal(
              1L,
              watch().blocks(),
              "blocks while cursors are open",
              "the block should be released with the last lease");
      cursor.close();
    }
    contract()
        .equal(
            0L,
            watch().blocks(),
            "blocks after all cursors were closed",
            "the block should be released with the last lease");
    contract()
        .equal(
            0L,
            engine.statistics().leases(),
            "number of leases after all cursors were closed",
            "statistics().leases()");
  }
}
