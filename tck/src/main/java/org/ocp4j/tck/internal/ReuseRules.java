package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;
import org.ocp4j.tck.Rule;

/**
 * Tests of old views of memory that is used again, for blocks of every size.
 *
 * @spec contract.md#1.6 Contract 1.6
 * @spec contract.md#7.3 Contract 7.3
 */
public abstract class ReuseRules extends EngineRules {
  /**
   * Sizes of sources in bytes: their blocks are of all size classes, at the limits of the classes,
   * and larger.
   */
  private static final int[] SOURCES = {20, 1500, 70_000, 600_000, (1 << 20) - 300, 3 << 20};

  /** Sizes of blocks in bytes. */
  private static final int[] BLOCKS = {
    1, 64, 1024, 4096, 65_536, 100_000, 1 << 20, (1 << 20) + 1, 3_000_000, 9 << 20
  };

  private static final String STALE =
      "memory that was released is used again while an old view shows it: end the views in"
          + " Block.release() or Loan.end(), or keep the memory until its anchor is gone, in blocks"
          + " of every size";

  /** Creates the tests of one provider's engine. */
  protected ReuseRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** A view of a closed document or a released block, and the byte that it showed. */
  private record Old(String what, ByteBuffer view, byte letter, boolean isRevoked) {}

  @Rule("1.6")
  @DisplayName("1.6 a view of a closed document shows its own bytes or throws, whatever its size")
  void viewShowsItsOwnBytesOrThrows() {
    Map<String, Function<OcpDocument, ByteBuffer>> gets = new LinkedHashMap<>();
    gets.put("payload()", document -> document.payload().slice(document.byteSize() - 9, 9));
    gets.put("source()", OcpDocument::source);
    gets.put("OcpNode.text()", document -> document.node(2).text());
    for (int size : SOURCES) {
      for (Ownership ownership : Ownership.values()) {
        for (int capacity : new int[] {0, 10}) {
          OcpEngine engine = openWatched(builder -> builder.poolCapacity(capacity));
          List<Old> old = new ArrayList<>();
          for (Map.Entry<String, Function<OcpDocument, ByteBuffer>> get : gets.entrySet()) {
            byte letter = (byte) ('a' + old.size());
            try (OcpDocument document = engine.parse(text(letter, size), options(ownership))) {
              String what = get.getKey() + " of a closed document of " + size + " bytes, "
                  + ownership + ", with poolCapacity(" + capacity + ')';
              ByteBuffer view = get.getValue().apply(document);
              boolean isRevoked = revokes(engine.capabilities(), ownership);
              old.add(new Old(what, view, letter, isRevoked));
            }
            try (OcpDocument another = engine.parse(text((byte) 'x', size), options(ownership))) {
              old.forEach(this::assertOwn);
              contract()
                  .equal(3, another.nodeCount(), "number of nodes of another document", STALE);
            }
          }
          engine.close();
        }
      }
    }
  }

  private static byte[] text(byte letter, int size) {
    byte[] text = new byte[size];
    Arrays.fill(text, letter);
    return text;
  }

  private void assertOwn(Old old) {
    ByteBuffer view = old.view();
    if (old.isRevoked()) {
      for (int at : new int[] {0, view.limit() / 2, view.limit() - 1}) {
        contract()
            .throwsA(
                IllegalStateException.class,
                () -> view.get(at),
                "access to byte " + at + " of " + old.what(),
                STALE);
      }
      return;
    }
    for (int at = 0; at < view.limit(); at += at < 64 ? 1 : Math.max(1, view.limit() / 512)) {
      contract()
          .equal(
              (char) old.letter(),
              (char) view.get(at),
              "byte " + at + " of " + old.what() + ", while other documents are parsed,",
              STALE);
    }
  }

  @Rule("7.3")
  @DisplayName("7.3 a view from before a reset shows its own bytes or throws, whatever its size")
  void viewOfAFrameShowsItsOwnBytesOrThrows() {
    for (int size : SOURCES) {
      for (Ownership ownership : new Ownership[] {Ownership.CONFINED, Ownership.SHARED}) {
        OcpEngine engine = openWatched();
        List<Old> old = new ArrayList<>();
        for (int round = 0; round < 3; round++) {
          try (OcpFrame frame = engine.openFrame(2 * size + 4096, ownership)) {
            for (int reset = 0; reset < 2; reset++) {
              byte letter = (byte) ('a' + old.size());
              ByteBuffer view = frame.parse(text(letter, size), options()).source();
              boolean isRevoked = revokes(engine.capabilities(), ownership);
              frame.reset();
              String what = "source() of a document of " + size
                  + " bytes in a frame that was reset, " + ownership;
              old.add(new Old(what, view, letter, isRevoked));
              OcpDocument another = frame.parse(text((byte) 'x', size), options());
              old.forEach(this::assertOwn);
              contract()
                  .equal(3, another.nodeCount(), "number of nodes of another document", STALE);
              frame.reset();
            }
          }
        }
        engine.close();
      }
    }
  }

  @Rule("1.6")
  @DisplayName("1.6 a view of a released block is revoked or keeps its memory, whatever its size")
  void viewOfABlockEndsOrItsMemoryStays() {
    boolean revokes = has(Capability.REVOKES_VIEWS);
    Heap heap = backend().heap();
    List<Runnable> releasers = new ArrayList<>();
    for (int size : BLOCKS) {
      List<Old> old = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Block block = heap.allocate(size);
        byte letter = (byte) ('a' + i);
        fill(block.view(), letter, size);
        String what = "a view of a block of " + size + " bytes that was released";
        old.add(new Old(what, block.view().slice(0, size), letter, revokes));
        old.add(new Old(what, block.view().duplicate().limit(size), letter, revokes));
        if (revokes) {
          block.release();
        } else {
          releasers.add(block.releaser());
        }
        Block another = heap.allocate(size);
        fill(another.view(), (byte) 'x', size);
        old.forEach(this::assertOwn);
        another.release();
      }
      releasers.forEach(Runnable::run);
      releasers.clear();
    }
    contract().equal(0L, heap.liveBlocks(), "live blocks at the end", "Heap.liveBlocks()");
  }

  @Rule("1.6")
  @DisplayName("1.6 with REVOKES_CONFINED_VIEWS end() revokes a lent view and keeps the block,"
      + " whatever its size")
  void lentViewEndsWhateverItsSize() {
    assumeHas(Capability.REVOKES_CONFINED_VIEWS);
    Heap heap = backend().heap();
    for (int size : BLOCKS) {
      Block block = heap.allocate(size);
      for (int i = 0; i < 3; i++) {
        byte letter = (byte) ('a' + i);
        fill(block.view(), letter, size);
        String what = "a lent view of a block of " + size + " bytes";
        Loan loan = Objects.requireNonNull(block.lend(), "Block.lend()");
        Old lent = new Old(what, loan.view(), letter, false);
        assertOwn(new Old(what, loan.view().duplicate().limit(size).slice(), letter, false));
        contract().equal(true, loan.end(), "Loan.end() on the owner thread", STALE);
        assertOwn(new Old(what + " that has ended", lent.view(), letter, true));
      }
      block.release();
    }
  }

  @Rule("1.6")
  @DisplayName(
      "1.6 with REVOKES_CONFINED_VIEWS a block lends very many views, and each can be ended")
  void blockLendsVeryManyViews() {
    assumeHas(Capability.REVOKES_CONFINED_VIEWS);
    Block block = backend().heap().allocate(64);
    for (int i = 1; i <= effort().of(66_000, 140_000, 1_000_000); i++) {
      Loan loan = Objects.requireNonNull(block.lend(), "Block.lend()");
      ByteBuffer view = loan.view();
      block.view().put(0, (byte) i);
      contract().equal((byte) i, view.get(0), "byte 0 of lent view " + i, STALE);
      contract().equal(true, loan.end(), "Loan.end() of view " + i + " on the owner thread", STALE);
      String access = "access to lent view " + i + ", which has ended,";
      contract().throwsA(IllegalStateException.class, () -> view.get(0), access, STALE);
    }
    block.release();
  }

  private static void fill(ByteBuffer view, byte letter, int size) {
    view.duplicate().clear().put(text(letter, size));
  }
}
