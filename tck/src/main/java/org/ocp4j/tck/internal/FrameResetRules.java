package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of resetting and rewinding frames.
 *
 * @spec contract.md#7.2 Contract 7.2
 * @spec contract.md#7.3 Contract 7.3
 */
public abstract class FrameResetRules extends EngineRules {
  private static final int CAPACITY = 1 << 16;
  private static final String BEFORE = "from before it";

  /** Creates the tests of one provider's engine. */
  protected FrameResetRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private void assertGone(OcpDocument document, String when) {
    contract()
        .throwsA(
            OcpClosedException.class,
            document::nodeCount,
            "reading " + when,
            "every accessor must check whether the document's frame was reset or rewound");
    contract()
        .throwsA(
            OcpClosedException.class,
            document::cursor,
            "opening a cursor " + when,
            "every accessor must check whether the document's frame was reset or rewound");
  }

  private void assertText(String text, OcpDocument document, String when) {
    contract()
        .equal(
            text,
            document.node(2).value(),
            "the text of a document " + when,
            "its memory must stay until the reset or rewinding");
  }

  @Rule("7.2")
  @DisplayName("7.2 a reset ends all documents and vectors in the frame, and reuses its block")
  void resetEndsEverything() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      List<OcpDocument> ended = new ArrayList<>();
      for (int round = 0; round < 50; round++) {
        ended.add(frame.parse(Texts.numbered(round, 20), options()));
        OcpLongVector vector = frame.allocate(VectorType.LONG, 5);
        assertText(Texts.numbered(round, 20), ended.get(round), "before a reset");
        frame.reset();
        contract()
            .throwsA(
                OcpClosedException.class,
                () -> vector.get(0),
                "reading a vector after a reset",
                "a vector must check whether its frame was reset");
        for (OcpDocument document : ended) {
          assertGone(document, "after a reset");
        }
      }
      contract()
          .equal(1L, watch().allocatedBlocks(), "number of blocks allocated", "Heap.allocate");
    }
  }

  @Rule("7.2")
  @DisplayName("7.2 the time of a reset does not depend on the content of the frame")
  void resetTakesConstantTime() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(64L << 20)) {
      for (int i = 0; i < 20_000; i++) {
        frame.reset();
      }
      long few = Long.MAX_VALUE;
      long many = Long.MAX_VALUE;
      for (int i = 0; i < 20; i++) {
        few = Math.min(few, nanosOfReset(frame, 1));
        many = Math.min(many, nanosOfReset(frame, 50_000));
      }
      contract()
          .atMost(
              20 * few + 50_000,
              many,
              "nanoseconds of a reset with 50,000 vectors (" + few + " with one)",
              "resetting must neither visit the content of the frame nor clear it");
    }
  }

  private static long nanosOfReset(OcpFrame frame, int vectors) {
    for (int i = 0; i < vectors; i++) {
      frame.allocate(VectorType.LONG, 16);
    }
    long start = System.nanoTime();
    frame.reset();
    return System.nanoTime() - start;
  }

  @Rule("7.2")
  @DisplayName("7.2 marks nest: rewinding ends what was placed after the mark, and nothing else")
  void marksNest() {
    OcpEngine engine = openWatched();
    for (int i = 0; i < effort().of(20, 100, 1000); i++) {
      playMarks(engine, new SplittableRandom(seed() + i));
    }
  }

  /** The documents that were placed since a mark. */
  private record Level(OcpFrame.Mark mark, long used, List<OcpDocument> documents) {}

  private void playMarks(OcpEngine engine, SplittableRandom random) {
    Deque<Level> levels = new ArrayDeque<>();
    List<OcpDocument> first = new ArrayList<>();
    int number = 0;
    try (OcpFrame frame = engine.openFrame(1 << 20)) {
      for (int step = 0; step < 60; step++) {
        List<OcpDocument> now = levels.isEmpty() ? first : levels.peek().documents();
        switch (random.nextInt(3)) {
          case 0 -> levels.push(new Level(frame.mark(), frame.used(), new ArrayList<>()));
          case 1 -> now.add(frame.parse("document " + number++, options()));
          default -> {
            int ended = levels.isEmpty() ? 0 : 1 + random.nextInt(levels.size());
            Level last = null;
            List<OcpDocument> gone = new ArrayList<>();
            for (int i = 0; i < ended; i++) {
              last = levels.pop();
              gone.addAll(last.documents());
            }
            if (last != null) {
              Level level = last;
              frame.rewind(level.mark());
              contract().equal(level.used(), frame.used(), "used bytes after rewinding", replay());
              gone.forEach(document -> assertGone(document, "after rewinding, " + replay()));
              contract()
                  .throwsA(
                      OcpClosedException.class,
                      () -> frame.rewind(level.mark()),
                      "rewinding to a mark twice",
                      replay());
            }
          }
        }
        first.forEach(document -> assertIsIntact(document, random));
        levels.forEach(level -> level.documents().forEach(doc -> assertIsIntact(doc, random)));
      }
    }
  }

  private void assertIsIntact(OcpDocument document, SplittableRandom random) {
    if (random.nextInt(4) == 0) {
      String text = document.node(2).value();
      contract()
          .require(
              text != null && text.matches("document \\d+"),
              "a document placed before the mark is intact",
              text,
              replay());
    }
  }

  @Rule("7.2")
  @DisplayName("7.2 a mark of another frame is refused")
  void foreignMarksAreRefused() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY);
        OcpFrame other = engine.openFrame(CAPACITY)) {
      OcpFrame.Mark mark = other.mark();
      contract()
          .throwsA(
              IllegalArgumentException.class,
              () -> frame.rewind(mark),
              "rewinding to a mark of another frame",
              "OcpFrame.rewind");
    }
  }

  @Rule("7.2")
  @DisplayName("7.2 threads that place and read while another resets see their own data or an"
      + " exception")
  void placingRacesWithResetting() throws Throwable {
    race(OcpFrame::reset);
  }

  @Rule("7.2")
  @DisplayName("7.2 threads that place and read while another rewinds see their own data or an"
      + " exception")
  void placingRacesWithRewinding() throws Throwable {
    race(frame -> {
      OcpFrame.Mark outer = frame.mark();
      OcpFrame.Mark inner = frame.mark();
      Thread.onSpinWait();
      frame.rewind(inner);
      frame.rewind(outer);
      if (frame.remaining() < CAPACITY / 2) {
        frame.reset();
      }
    });
  }

  private interface Disturbance {
    void disturb(OcpFrame frame);
  }

  private void race(Disturbance disturbance) throws Throwable {
    OcpEngine engine = openWatched();
    int rounds = effort().of(3_000, 20_000, 300_000);
    AtomicBoolean done = new AtomicBoolean();
    AtomicLong stamps = new AtomicLong();
    AtomicLong right = new AtomicLong();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      Together.run(4, thread -> {
        try {
          for (int i = 0; i < rounds && !(thread == 0 && done.get()); i++) {
            if (thread == 0) {
              disturbance.disturb(frame);
            } else if (thread == 1) {
              parseAndRead(frame, stamps.incrementAndGet(), right);
            } else {
              fillAndRead(frame, stamps.incrementAndGet(), right);
            }
          }
        } finally {
          done.compareAndSet(false, thread != 0);
        }
      });
    }
    contract()
        .require(
            right.get() > 0,
            "some reads succeed",
            "no read succeeded",
            "the frame refuses reads even when no reset is running");
    contract()
        .equal(0L, engine.statistics().leases(), "number of leases at the end", "statistics()");
    contract().equal(0L, watch().blocks(), "blocks at the end", "Block.release()");
  }

  private void fillAndRead(OcpFrame frame, long stamp, AtomicLong right) {
    try {
      OcpLongVector vector = frame.allocate(VectorType.LONG, 1 + (int) (stamp % 20));
      contract()
          .equal(
              0L,
              vector.get(0),
              "an element of a new vector",
              "the memory was given to another document or vector");
      vector.fill(stamp);
      for (int i = 0; i < 3; i++) {
        for (long value : vector.toArray()) {
          contract()
              .equal(
                  stamp,
                  value,
                  "an element of a vector",
                  "the memory was given to another document or vector");
        }
        right.incrementAndGet();
      }
    } catch (OcpClosedException | OcpMemoryLimitException e) {
      Thread.onSpinWait();
    }
  }

  private void parseAndRead(OcpFrame frame, long stamp, AtomicLong right) {
    String text = "text " + stamp;
    try (OcpCursor cursor = frame.parse(text, options()).cursor()) {
      cursor.moveTo(2);
      for (int i = 0; i < 3; i++) {
        contract()
            .equal(
                text,
                cursor.value(),
                "the text of a document",
                "the memory was given to another document or vector");
      }
      right.incrementAndGet();
    } catch (OcpClosedException | OcpMemoryLimitException e) {
      Thread.onSpinWait();
    }
  }

  @Rule("7.3")
  @DisplayName("7.3 a view from before a reset keeps its bytes, if it is not revoked")
  void viewsKeepTheirBytes() {
    for (Ownership ownership : assumeOwnerships(false)) {
      assertViewsKeepTheirBytes(ownership);
    }
  }

  private void assertViewsKeepTheirBytes(Ownership ownership) {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY, ownership)) {
      List<ByteBuffer> views = new ArrayList<>();
      for (int round = 0; round < 20; round++) {
        OcpFrame.Mark mark = frame.mark();
        views.add(frame.parse(BEFORE, options()).source().slice());
        frame.rewind(mark);
        for (int i = 0; i < 20; i++) {
          frame.allocate(VectorType.LONG, 50).fill(-1);
        }
        views.add(frame.parse(BEFORE, options()).source());
        frame.reset();
        frame.allocate(VectorType.LONG, 2000).fill(-1);
        frame.reset();
      }
      for (ByteBuffer view : views) {
        contract()
            .equal(
                BEFORE,
                StandardCharsets.UTF_8.decode(view).toString(),
                "the bytes of a view from before a reset or rewinding",
                "the memory of the view was used again");
      }
      views.clear();
    }
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0),
            "blocks whose views are unreachable are released",
            watch().blocks() + " blocks",
            "the frame's old blocks should be pinned only while views are reachable");
  }

  @Rule("7.3")
  @DisplayName("7.3 a view from before a reset throws, if it is revoked")
  void viewsAreRevoked() {
    for (Ownership ownership : assumeOwnerships(true)) {
      assertViewsAreRevoked(ownership);
    }
  }

  private void assertViewsAreRevoked(Ownership ownership) {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY, ownership)) {
      OcpFrame.Mark mark = frame.mark();
      ByteBuffer text = frame.parse(BEFORE, options()).source();
      frame.rewind(mark);
      OcpLongVector vector = frame.allocate(VectorType.LONG, 50);
      ByteBuffer longs = vector.asByteBuffer();
      vector.fill(-1);
      contract()
          .equal(
              BEFORE,
              StandardCharsets.UTF_8.decode(text.duplicate()).toString(),
              "the bytes of a view from before rewinding until the frame is reset",
              "the memory of the view was used again");
      frame.reset();
      frame.allocate(VectorType.LONG, 2000).fill(-1);
      for (ByteBuffer view : List.of(text, longs)) {
        contract()
            .throwsA(
                IllegalStateException.class,
                () -> view.get(0),
                "access to a view from before a reset",
                "a reset should end all views of a frame");
      }
      contract()
          .equal(
              0L,
              engine.statistics().pins(),
              "number of pins",
              "a revoked view must not pin a block");
    }
    contract().equal(0L, watch().blocks(), "blocks at the end", "Block.release()");
    boolean usesAgain = !has(Capability.REVOKES_VIEWS);
    contract()
        .equal(
            usesAgain ? 1L : 2L,
            watch().allocatedBlocks(),
            "number of blocks allocated",
            usesAgain
                ? "a block can be used again after its views have ended"
                : "views end with their block, so the frame must continue with another block");
  }

  @Rule("7.3")
  @DisplayName("7.3 a cursor from before a reset throws, and keeps its block until it is closed")
  void cursorsKeepTheirBlock() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      OcpCursor cursor = frame.parse(BEFORE, options()).cursor();
      frame.reset();
      contract()
          .throwsA(
              OcpClosedException.class,
              cursor::kind,
              "reading a cursor after a reset",
              "every accessor must check whether the document's frame was reset");
      frame.allocate(VectorType.LONG, 100).fill(-1);
      contract()
          .equal(
              2L,
              watch().blocks(),
              "blocks of the cursor and of the frame",
              "the cursor's lease must keep the old block");
      cursor.close();
      contract()
          .equal(
              1L,
              watch().blocks(),
              "blocks after the cursor was closed",
              "closing the cursor must release the old block");
    }
    contract().equal(0L, watch().blocks(), "blocks at the end", "Block.release()");
  }

  @Rule("7.2")
  @DisplayName("7.2 a read that began before a reset, rewinding or close ends with right data")
  void readsUnderWayEndWithRightData() throws Throwable {
    OcpEngine engine = openWatched();
    for (boolean rewinds : new boolean[] {true, false}) {
      try (OcpFrame frame = engine.openFrame(1 << 20)) {
        OcpFrame.Mark mark = frame.mark();
        OcpDocument document = frame.parse(Texts.prose(100_000), options());
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        document.writeTo(expected);
        HeldStream stream = HeldStream.of(document);
        if (rewinds) {
          frame.rewind(mark);
        } else {
          frame.reset();
        }
        frame.allocate(VectorType.LONG, 60_000).fill(-1);
        contract()
            .require(
                Arrays.equals(expected.toByteArray(), stream.finish()),
                "writeTo() that began before "
                    + (rewinds ? "rewind()" : "reset()")
                    + " writes the payload",
                "other bytes",
                "memory must not be used again before all reads of it have ended");
      }
      contract().equal(0L, watch().blocks(), "blocks at the end", "Block.release()");
    }
  }
}
