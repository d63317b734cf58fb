package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpByteVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.OcpVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of documents and vectors in frames.
 *
 * @spec contract.md#7.1 Contract 7.1
 * @spec contract.md#7.4 Contract 7.4
 * @spec contract.md#7.5 Contract 7.5
 */
public abstract class FrameRules extends EngineRules {
  private static final int CAPACITY = 1 << 16;

  private static final List<VectorType<?>> TYPES = List.of(
      VectorType.BOOLEAN,
      VectorType.BYTE,
      VectorType.SHORT,
      VectorType.CHAR,
      VectorType.INT,
      VectorType.LONG,
      VectorType.FLOAT,
      VectorType.DOUBLE);

  /** Creates the tests of one provider's engine. */
  protected FrameRules(Supplier<EngineProvider> source) {
    super(source);
  }

  @Rule("7.1")
  @DisplayName("7.1 a frame has 64 MiB by default, in one block of the heap")
  void aFrameHasOneBlock() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame()) {
      contract().equal(64L << 20, frame.capacity(), "the default capacity", "openFrame()");
      contract().equal(1L, watch().blocks(), "number of blocks of a frame", "Heap.allocate");
      for (int i = 0; i < 100; i++) {
        frame.parse(Texts.numbered(i, 1 + i * 10), options());
        frame.allocate(VectorType.DOUBLE, i);
      }
      contract()
          .equal(
              1L,
              watch().blocks(),
              "number of blocks with 200 vectors and documents in the frame",
              "Heap.allocate");
      contract()
          .equal(
              0L,
              engine.liveDocuments(),
              "number of documents with a block of their own",
              "liveDocuments()");
    }
    assertNothingIsLeft(engine);
  }

  private void assertNothingIsLeft(OcpEngine engine) {
    MemoryStatistics counts = engine.statistics();
    contract()
        .equal(
            0L, counts.frames().liveBlocks(), "live blocks of frames at the end", "statistics()");
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
    contract().equal(0L, watch().heapBytes(), "live bytes of the heap at the end", "liveBytes()");
  }

  @Rule("7.1")
  @DisplayName("7.1 documents in a frame have the same payload as others")
  void documentsAreTheSame() {
    OcpEngine engine = openWatched();
    for (int bytes : new int[] {0, 1, 100, 10_000}) {
      String text = Texts.mixed(random(), bytes);
      byte[] alone;
      try (OcpDocument document = engine.parse(text, options())) {
        alone = Texts.bytes(document.payload());
      }
      try (OcpFrame frame = engine.openFrame(1 << 20)) {
        frame.allocate(VectorType.BYTE, 3);
        OcpDocument placed = frame.parse(text, options());
        contract()
            .require(
                Arrays.equals(alone, Texts.bytes(placed.payload())),
                "the payload of " + bytes + " bytes of source is the same in a frame",
                "another",
                "Parser.emit must write from the target's position on, whatever that is");
        contract()
            .equal(
                Ownership.SHARED,
                placed.ownership(),
                "the ownership of a document in a shared frame",
                "a document in a frame has the frame's ownership");
      }
    }
  }

  @Rule("7.1")
  @DisplayName("7.1 documents and vectors in a frame share no byte")
  void nothingIsAliased() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      List<OcpByteVector> vectors = new ArrayList<>();
      List<OcpDocument> documents = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        vectors.add(frame.allocate(VectorType.BYTE, i));
        vectors.get(i).fill((byte) i);
        documents.add(frame.parse(Texts.numbered(i, i + 1), options()));
      }
      for (int i = 0; i < 60; i++) {
        for (byte value : vectors.get(i).toArray()) {
          contract()
              .equal(
                  (byte) i,
                  value,
                  "an element of vector " + i,
                  "two documents or vectors in the frame overlap");
        }
        contract()
            .equal(
                Texts.numbered(i, i + 1),
                documents.get(i).node(2).value(),
                "the text of document " + i,
                "two documents or vectors in the frame overlap");
      }
    }
  }

  @Rule("7.1")
  @DisplayName("7.1 documents and vectors are aligned to 8 bytes, or to 16, 32 or 64 on request")
  void thingsAreAligned() {
    OcpEngine engine = openWatched();
    boolean hasAddresses = has(Capability.OFF_HEAP);
    for (int alignment : new int[] {8, 16, 32, 64}) {
      try (OcpFrame frame = engine.openFrame(CAPACITY)) {
        for (int i = 0; i < 20; i++) {
          frame.allocate(VectorType.BYTE, 1);
          OcpVector vector = frame.allocate(VectorType.BYTE, 1, alignment);
          contract()
              .equal(
                  1L,
                  frame.used() % alignment,
                  "one byte after a multiple of " + alignment,
                  "OcpFrame.used()");
          if (hasAddresses) {
            ByteBuffer view = vector.asByteBuffer();
            contract()
                .equal(
                    0,
                    view.alignmentOffset(0, alignment),
                    "the address modulo the alignment",
                    "off-heap memory");
          }
        }
      }
    }
  }

  @Rule("7.1")
  @DisplayName("7.1 new vectors are zero, also in memory that was used before")
  void vectorsAreZero() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      for (VectorType<?> type : TYPES) {
        frame.reset();
        frame.allocate(VectorType.LONG, CAPACITY / 8).fill(-1);
        frame.reset();
        OcpVector vector = frame.allocate(type, CAPACITY / 8);
        ByteBuffer bytes = vector.asByteBuffer();
        while (bytes.hasRemaining()) {
          contract()
              .equal(
                  (byte) 0,
                  bytes.get(),
                  "a byte of a new vector of " + type,
                  "the frame must clear a vector's memory");
        }
      }
    }
  }

  @Rule("7.1")
  @DisplayName("7.1 negative and too large sizes are refused, and an empty vector has a place of"
      + " its own")
  void otherSizesAreRefused() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      for (VectorType<?> type : TYPES) {
        contract()
            .throwsA(
                IllegalArgumentException.class,
                () -> frame.allocate(type, -1),
                "creating a vector of -1 elements",
                "OcpFrame.allocate");
        contract()
            .throwsA(
                OcpMemoryLimitException.class,
                () -> frame.allocate(type, Integer.MAX_VALUE),
                "creating a vector of the largest number of elements",
                "the computation of its size in bytes must not overflow");
        long used = frame.used();
        frame.allocate(type, 0);
        contract()
            .require(
                frame.used() > used, "an empty vector uses bytes of the frame", used, "used()");
      }
    }
    for (long capacity : new long[] {0, -1, Long.MIN_VALUE, OcpFrame.MAX_CAPACITY + 1}) {
      contract()
          .throwsA(
              IllegalArgumentException.class,
              () -> engine.openFrame(capacity),
              "opening a frame of " + capacity + " bytes",
              "OcpEngine.openFrame");
    }
  }

  @Rule("7.4")
  @DisplayName("7.4 the exception for a full frame has the bytes requested and left, and the"
      + " frame is unchanged")
  void runningOutChangesNothing() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(4096)) {
      OcpLongVector vector = frame.allocate(VectorType.LONG, 100);
      vector.fill(7);
      long left = frame.remaining();
      OcpMemoryLimitException full = contract()
          .throwsA(
              OcpMemoryLimitException.class,
              () -> frame.allocate(VectorType.BYTE, (int) left + 1),
              "creating a vector of one byte too many",
              "OcpFrame.allocate");
      contract().equal(left + 1, full.asked(), "the requested bytes in the exception", "asked()");
      contract().equal(left, full.left(), "the bytes left in the exception", "left()");
      contract()
          .throwsA(
              OcpMemoryLimitException.class,
              () -> frame.parse(Texts.prose(10_000), options()),
              "parsing a document that is too large",
              "OcpFrame.parse");
      contract()
          .throwsA(
              OcpParseException.class,
              () -> frame.parse("a </b>", options()),
              "parsing a document that breaks the grammar",
              "OcpFrame.parse");
      contract().equal(left, frame.remaining(), "remaining bytes after failures", "remaining()");
      contract()
          .equal(7L, vector.get(99), "an element of the vector placed before", "OcpLongVector.get");
      frame.allocate(VectorType.BYTE, (int) left);
      contract().equal(0L, frame.remaining(), "remaining bytes of a full frame", "remaining()");
    }
    assertNothingIsLeft(engine);
  }

  @Rule("7.4")
  @DisplayName("7.4 a frame that the engine's limit does not allow is refused and leaves no"
      + " memory behind")
  void aFrameTooLargeForTheLimitIsRefused() {
    OcpEngine engine = openWatched(builder -> builder.poolCapacity(0).memoryLimit(1 << 20));
    contract()
        .throwsA(
            OcpMemoryLimitException.class,
            () -> engine.openFrame((1 << 20) + 1),
            "opening a frame larger than the limit",
            "OcpEngine.openFrame");
    contract().equal(0L, engine.liveFrames(), "number of open frames", "liveFrames()");
    assertNothingIsLeft(engine);
  }

  @Rule("7.5")
  @DisplayName("7.5 used, high-water mark, allocations and resets are counted")
  void countsCanBeRead() {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY)) {
      contract().equal(0L, frame.used(), "used bytes of a new frame", "used()");
      frame.allocate(VectorType.BYTE, 1000);
      OcpFrame.Mark mark = frame.mark();
      frame.allocate(VectorType.LONG, 1000);
      contract().equal(9000L, frame.used(), "used bytes", "used()");
      contract().equal(CAPACITY - 9000L, frame.remaining(), "remaining bytes", "remaining()");
      frame.rewind(mark);
      contract().equal(1000L, frame.used(), "used bytes after rewinding", "used()");
      frame.reset();
      contract().equal(0L, frame.used(), "used bytes after a reset", "used()");
      contract()
          .equal(
              9000L, frame.highWaterMark(), "the highest number of used bytes", "highWaterMark()");
      contract().equal(2L, frame.allocationCount(), "allocations", "allocationCount()");
      contract().equal(1L, frame.resetCount(), "resets", "resetCount()");
    }
  }

  @Rule("3.2")
  @DisplayName("3.2 a confined frame, and its documents and vectors, refuse other threads")
  void aConfinedFrameRefusesOthers() throws Throwable {
    OcpEngine engine = openWatched();
    try (OcpFrame frame = engine.openFrame(CAPACITY, Ownership.CONFINED)) {
      OcpDocument document = frame.parse("a", options());
      OcpLongVector vector = frame.allocate(VectorType.LONG, 1);
      List<Runnable> uses = List.of(
          frame::reset,
          frame::close,
          frame::mark,
          () -> frame.parse("a", options()),
          () -> frame.allocate(VectorType.LONG, 1),
          document::nodeCount,
          () -> vector.put(0, 1));
      for (Runnable use : uses) {
        Together.elsewhere(() -> contract()
            .throwsA(
                OcpWrongThreadException.class,
                use::run,
                "use by another thread",
                "a frame's documents and vectors have the owner thread of the frame"));
      }
      contract()
          .equal(0L, vector.get(0), "an element read by the owner thread", "OcpLongVector.get");
    }
  }

  @Rule("1.7")
  @DisplayName("1.7 a forgotten frame is released, and reported unless it is AUTO")
  void aForgottenFrameIsReleased() {
    for (Ownership ownership : Ownership.values()) {
      OcpEngine engine = openWatched();
      openAndForget(engine, ownership);
      contract()
          .require(
              Collector.until(() -> watch().blocks() == 0),
              "the block of a forgotten frame that was " + ownership + " is released",
              watch().blocks() + " blocks",
              "look at what keeps an unreachable frame's block: its views, or a field of the"
                  + " engine");
      contract()
          .equal(ownership == Ownership.AUTO ? 0L : 1L, engine.leakCount(), "leaks", "leakCount()");
    }
  }

  private void openAndForget(OcpEngine engine, Ownership ownership) {
    engine.openFrame(CAPACITY, ownership).parse("a", options());
  }

  @Rule("1.8")
  @DisplayName("1.8 closing the engine closes frames and their documents")
  void closingTheEngineClosesFrames() {
    OcpEngine engine = openWatched();
    OcpFrame frame = engine.openFrame(CAPACITY);
    OcpDocument document = frame.parse("a", options());
    engine.close();
    contract()
        .throwsA(
            OcpClosedException.class,
            document::nodeCount,
            "reading a document in a frame of a closed engine",
            "nodeCount()");
    contract()
        .throwsA(
            OcpClosedException.class,
            frame::reset,
            "reset() of a frame of a closed engine",
            "reset()");
    contract()
        .equal(
            1L,
            engine.leakCount(),
            "number of leaks",
            "a frame that the engine's close() finds open is a leak");
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
  }
}
