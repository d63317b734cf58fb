package org.ocp4j.tck.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;
import org.ocp4j.tck.Rule;

/**
 * Tests of the state of views after their document is closed.
 *
 * @spec contract.md#1.6 Contract 1.6
 */
public abstract class ViewRules extends EngineRules {
  private static final String TEXT = "seen through a view";

  /** Sizes of blocks in bytes; an engine may handle small and large blocks differently. */
  private static final int[] BLOCKS = {100, 70_000, 3 << 20};

  /** Creates the tests of one provider's engine. */
  protected ViewRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** Returns the methods of a document whose views show its text. */
  private static Map<String, Function<OcpDocument, ByteBuffer>> views() {
    Map<String, Function<OcpDocument, ByteBuffer>> views = new LinkedHashMap<>();
    views.put("payload()", OcpDocument::payload);
    views.put("source()", OcpDocument::source);
    views.put("OcpNode.text()", document -> document.node(2).text());
    return views;
  }

  /** Returns the ways to derive a buffer from a view. */
  private static Map<String, UnaryOperator<ByteBuffer>> kinds() {
    Map<String, UnaryOperator<ByteBuffer>> kinds = new LinkedHashMap<>();
    kinds.put("itself", view -> view);
    kinds.put("slice", whole -> whole.slice(1, whole.remaining() - 1));
    kinds.put("duplicate", ByteBuffer::duplicate);
    kinds.put("read-only copy", ByteBuffer::asReadOnlyBuffer);
    kinds.put("slice of a slice", view -> view.slice().slice(2, view.remaining() - 2));
    return kinds;
  }

  private static boolean shows(ByteBuffer view, String text) {
    return StandardCharsets.ISO_8859_1.decode(view.duplicate()).toString().contains(text);
  }

  @Rule("1.6")
  @DisplayName("1.6 a view that is not revoked keeps the block until the view is unreachable")
  void viewPinsTheBlock() {
    for (Ownership ownership : assumeOwnerships(false)) {
      assertViewsPin(ownership);
    }
  }

  private void assertViewsPin(Ownership ownership) {
    OcpEngine engine = openWatched();
    Map<String, ByteBuffer> held = new LinkedHashMap<>();
    views()
        .forEach((got, view) -> kinds()
            .forEach((name, kind) ->
                held.put(got + ", " + name, viewOfClosed(engine, ownership, view, kind))));
    long count = held.size();
    contract().equal(count, engine.statistics().pins(), "pins", "statistics().pins()");
    contract().equal(0L, engine.liveDocuments(), "number of open documents", "liveDocuments()");
    Collector.some();
    String hint = "Block.anchor() must be an object that every view keeps reachable";
    contract().equal(count, watch().blocks(), "blocks while their views are reachable", hint);
    contract()
        .equal(
            count, watch().heapBlocks(), "live blocks of the heap while views are reachable", hint);
    held.forEach((what, view) -> contract()
        .require(
            shows(view, TEXT.substring(2)),
            "a view still shows its bytes after close(): " + what,
            StandardCharsets.ISO_8859_1.decode(view.duplicate()),
            "its memory was released or used again"));
  }

  private ByteBuffer viewOfClosed(
      OcpEngine engine,
      Ownership ownership,
      Function<OcpDocument, ByteBuffer> got,
      UnaryOperator<ByteBuffer> kind) {
    try (OcpDocument document = engine.parse(TEXT, options(ownership))) {
      return kind.apply(got.apply(document));
    }
  }

  @Rule("1.6")
  @DisplayName("1.6 the block of views that are not revoked is released when all are unreachable")
  void blockIsReleasedWhenNoViewIsReachable() {
    for (Ownership ownership : assumeOwnerships(false)) {
      assertForgottenViewsRelease(ownership);
    }
  }

  private void assertForgottenViewsRelease(Ownership ownership) {
    OcpEngine engine = openWatched();
    for (Map.Entry<String, Function<OcpDocument, ByteBuffer>> got : views().entrySet()) {
      kinds().values().forEach(kind -> viewOfClosed(engine, ownership, got.getValue(), kind));
    }
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0 && watch().heapBlocks() == 0),
            "pinned blocks are released after a collection",
            watch().blocks() + " blocks, the heap counts " + watch().heapBlocks(),
            "Block.releaser() must refer neither to the block nor to its anchor, and must"
                + " release the memory");
    contract()
        .equal(0L, engine.statistics().pins(), "number of pins at the end", "statistics().pins()");
    contract()
        .equal(0L, engine.leakCount(), "leaks", "a pinned block must not be reported as a leak");
  }

  @Rule("1.6")
  @DisplayName("1.6 a pinned block is not used for other documents")
  void pinnedBlockIsNotUsedAgain() {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched(builder -> builder);
    ByteBuffer view = viewOfClosed(
        engine,
        Ownership.SHARED,
        OcpDocument::source,
        whole -> whole.slice(1, whole.remaining() - 1));
    for (int i = 0; i < 200; i++) {
      parse(engine, "x".repeat(TEXT.length())).close();
    }
    contract()
        .require(
            shows(view, TEXT.substring(1)),
            "a view of a closed document shows its bytes while other documents are parsed",
            StandardCharsets.ISO_8859_1.decode(view.duplicate()),
            "its block was pooled or released while it was pinned");
  }

  @Rule("1.6")
  @DisplayName(
      "1.6 where views are revoked, close() releases the block and access to a view throws")
  void viewsAreRevoked() {
    for (Ownership ownership : assumeOwnerships(true)) {
      assertViewsAreRevoked(ownership, false);
      assertViewsAreRevoked(ownership, true);
    }
  }

  private void assertViewsAreRevoked(Ownership ownership, boolean pooled) {
    for (Map.Entry<String, Function<OcpDocument, ByteBuffer>> got : views().entrySet()) {
      for (Map.Entry<String, UnaryOperator<ByteBuffer>> kind : kinds().entrySet()) {
        OcpEngine engine = openWatched(builder -> pooled ? builder : builder.poolCapacity(0));
        ByteBuffer view = viewOfClosed(engine, ownership, got.getValue(), kind.getValue());
        String what = got.getKey() + ", " + kind.getKey() + (pooled ? ", with a pool" : "");
        contract()
            .equal(0L, engine.statistics().pins(), "number of pins by " + what, "statistics()");
        contract()
            .throwsA(
                IllegalStateException.class,
                () -> view.get(0),
                "access to a view after close(), " + what + ",",
                "the view still reads the memory: Block.release() should end it");
        if (!pooled) {
          contract().equal(0L, watch().blocks(), "blocks right after close()", "Block.release()");
        }
      }
    }
  }

  @Rule("1.6")
  @DisplayName(
      "1.6 with REVOKES_CONFINED_VIEWS a block is used again, and its old views stay revoked")
  void blockIsUsedAgainOnceItsViewsHaveEnded() {
    assumeHas(Capability.REVOKES_CONFINED_VIEWS);
    OcpEngine engine = openWatched(builder -> builder);
    List<ByteBuffer> ended = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Ownership ownership = i % 3 == 0 ? Ownership.SHARED : Ownership.CONFINED;
      try (OcpDocument document = engine.parse(TEXT, options(ownership))) {
        if (ownership == Ownership.CONFINED) {
          ByteBuffer view = document.source();
          contract().require(shows(view, TEXT), "a view shows its text", "other bytes", "lend()");
          ended.add(view);
          ended.add(document.payload().slice());
        }
      }
      for (ByteBuffer view : ended) {
        contract()
            .throwsA(
                IllegalStateException.class,
                () -> view.get(0),
                "access to a view of a document that was closed earlier",
                "Loan.end()");
      }
    }
    contract().equal(0L, engine.statistics().pins(), "pins", "statistics()");
    contract()
        .require(
            has(Capability.REVOKES_VIEWS) || !givesExactly(1024) || watch().allocatedBlocks() == 1,
            "a block whose views have ended is pooled and used again",
            watch().allocatedBlocks() + " blocks were allocated",
            "Loan.end() should return true if the views have ended");
  }

  /** The parts of a document that stay reachable after its thread forgot it. */
  private record Forgotten(ByteBuffer view) {}

  @Rule("1.6")
  @DisplayName(
      "1.6 a view of a confined document that its thread forgot keeps the block, if it is not"
          + " revoked")
  void viewOfAThreadThatEndedPins() throws Throwable {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched();
    @Nullable
    Forgotten forgotten = Together.elsewhere(
        () -> new Forgotten(engine.parse(TEXT, options(Ownership.CONFINED)).source()));
    contract()
        .require(
            Collector.until(() -> engine.statistics().pins() == 1),
            "the forgotten document's block is pinned",
            engine.statistics(),
            "Loan.end() on another thread than the owner's should end nothing and return false");
    Collector.some();
    contract().equal(1L, watch().blocks(), "blocks while its view is reachable", "Loan.anchor()");
    contract()
        .require(forgotten.view().limit() > 0, "the view has bytes", "it is empty", "source()");
    forgotten = null;
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0 && watch().heapBlocks() == 0),
            "the block is released when no view is reachable",
            watch().blocks() + " blocks",
            "another object than the views keeps Loan.anchor() reachable");
  }

  /** The parts of a heap's block that a test keeps reachable. */
  private record Remains(
      Runnable releaser,
      WeakReference<@Nullable Object> anchor,
      @Nullable ByteBuffer view) {
    Remains withoutView() {
      return new Remains(releaser, anchor, null);
    }
  }

  @Rule("1.6")
  @DisplayName(
      "1.6 with REVOKES_CONFINED_VIEWS the thread that called lend() ends the view, and no other"
          + " thread can")
  void loanEndsOnItsThread() throws Throwable {
    assumeHas(Capability.REVOKES_CONFINED_VIEWS);
    for (int size : BLOCKS) {
      assertLoansEnd(backend().heap().allocate(size));
    }
  }

  private void assertLoansEnd(Block block) throws Throwable {
    for (int i = 0; i < 3; i++) {
      Loan loan = Objects.requireNonNull(block.lend());
      ByteBuffer view = loan.view();
      block.view().put(99, (byte) i);
      contract().equal(block.byteSize(), view.limit(), "the lent view's limit", "Loan.view()");
      contract()
          .equal(
              ByteOrder.LITTLE_ENDIAN, view.order(), "the lent view's byte order", "Loan.view()");
      contract()
          .equal(
              (byte) i,
              view.get(99),
              "a byte in the lent view",
              "Loan.view() should show the block's memory");
      contract()
          .equal(
              false, Together.elsewhere(loan::end), "Loan.end() on another thread", "Loan.end()");
      contract()
          .equal(
              (byte) i,
              view.get(99),
              "a byte in the lent view after end() on another thread",
              "Loan.end()");
      contract().equal(true, loan.end(), "Loan.end() on its thread", "Loan.end()");
      contract()
          .throwsA(
              IllegalStateException.class,
              () -> view.get(99),
              "access to a lent view that has ended",
              "Loan.end() returned true, so the view should have ended");
      contract()
          .equal(
              (byte) i,
              block.view().get(99),
              "a byte in the block's own view after end()",
              "Loan.end()");
    }
    block.release();
  }

  private static Remains remains(
      Heap heap, int size, boolean isLent, UnaryOperator<ByteBuffer> kept) {
    Block block = heap.allocate(size);
    ByteBuffer whole = block.view();
    for (int i = 0; i < 100; i++) {
      whole.put(i, (byte) 7);
    }
    Loan loan = isLent ? block.lend() : null;
    ByteBuffer view = kept.apply(loan == null ? whole : loan.view());
    WeakReference<@Nullable Object> anchor =
        new WeakReference<>(loan == null ? block.anchor() : loan.anchor());
    return new Remains(block.releaser(), anchor, view);
  }

  @Rule("1.6")
  @DisplayName("1.6 a block's anchor is null only if its views are revoked")
  void anchorIsNullWhereViewsAreRevoked() {
    Block block = backend().heap().allocate(1000);
    boolean revokes = has(Capability.REVOKES_VIEWS);
    contract()
        .require(
            (block.lend() != null) == has(Capability.REVOKES_CONFINED_VIEWS),
            "Block.lend() returns a view where Heap.capabilities() has REVOKES_CONFINED_VIEWS",
            block.lend(),
            "the heap's capabilities are " + backend().heap().capabilities());
    contract()
        .require(
            (block.anchor() == null) == revokes,
            "Block.anchor() is " + (revokes ? "null" : "an object"),
            block.anchor() == null ? "null" : "an object",
            "that follows from the capabilities: Heap.capabilities() " + (revokes ? "has" : "lacks")
                + " REVOKES_VIEWS");
    ByteBuffer view = block.view();
    block.release();
    if (revokes) {
      contract()
          .throwsA(
              IllegalStateException.class,
              () -> view.get(0),
              "access to Block.view() after release()",
              "with REVOKES_VIEWS, release() should end all views of the block");
    }
  }

  @Rule("1.6")
  @DisplayName("1.6 every view of a block keeps its anchor reachable, and nothing else does")
  void viewsKeepTheAnchor() {
    assumeLacks(Capability.REVOKES_VIEWS);
    assertViewsKeepTheAnchor(false);
  }

  @Rule("1.6")
  @DisplayName(
      "1.6 with REVOKES_CONFINED_VIEWS every lent view keeps its anchor reachable, and nothing"
          + " else does")
  void lentViewsKeepTheAnchor() {
    assumeHas(Capability.REVOKES_CONFINED_VIEWS);
    assertViewsKeepTheAnchor(true);
  }

  private void assertViewsKeepTheAnchor(boolean isLent) {
    for (int size : BLOCKS) {
      assertViewsKeepTheAnchor(isLent, size);
    }
  }

  private void assertViewsKeepTheAnchor(boolean isLent, int size) {
    Heap heap = backend().heap();
    long before = heap.liveBlocks();
    for (Map.Entry<String, UnaryOperator<ByteBuffer>> kind : kinds().entrySet()) {
      Remains held = remains(heap, size, isLent, kind.getValue());
      Collector.some();
      boolean kept = held.anchor().get() != null;
      ByteBuffer view = Objects.requireNonNull(held.view());
      contract()
          .equal((byte) 7, view.get(0), "the first byte of a pinned block", "Block.releaser()");
      contract()
          .require(
              kept,
              "a view keeps the anchor of a block of " + size + " bytes reachable: "
                  + kind.getKey(),
              "the anchor was collected while the view was held",
              "Block.anchor() must be the object that all views share: the array, or the buffer"
                  + " that owns the memory");
      held.releaser().run();
    }
    Remains forgotten = remains(heap, size, isLent, view -> view).withoutView();
    contract()
        .require(
            Collector.until(() -> forgotten.anchor().get() == null, 5_000_000_000L),
            "an anchor without views is collected while the Runnable of Block.releaser() is"
                + " reachable",
            "the anchor is still reachable",
            "the Runnable of Block.releaser() refers to the block, its view or its anchor");
    forgotten.releaser().run();
    contract()
        .equal(before, heap.liveBlocks(), "live blocks after the releasers ran", "liveBlocks()");
  }
}
