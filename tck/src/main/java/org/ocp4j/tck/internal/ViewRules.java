package org.ocp4j.tck.internal;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Capability;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.tck.Rule;

/** Contract 1.6: what becomes of views when their document is closed. */
public abstract class ViewRules extends EngineRules {
  private static final String TEXT = "seen through a view";

  /** Tests a provider's engine. */
  protected ViewRules(Supplier<EngineProvider> source) {
    super(source);
  }

  /** What one can get of a document that shows its text. */
  private static Map<String, Function<OcpDocument, ByteBuffer>> views() {
    Map<String, Function<OcpDocument, ByteBuffer>> views = new LinkedHashMap<>();
    views.put("payload()", OcpDocument::payload);
    views.put("source()", OcpDocument::source);
    views.put("OcpNode.text()", document -> document.node(2).text());
    return views;
  }

  /** What one can make of a view. */
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
  @DisplayName("1.6 without REVOKES_VIEWS a view keeps the block until it cannot be reached")
  void viewPinsTheBlock() {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched();
    Map<String, ByteBuffer> held = new LinkedHashMap<>();
    views()
        .forEach((got, view) -> kinds()
            .forEach(
                (name, kind) -> held.put(got + ", " + name, viewOfClosed(engine, view, kind))));
    long count = held.size();
    contract().equal(count, engine.statistics().pins(), "pins", "statistics().pins()");
    contract().equal(0L, engine.liveDocuments(), "open documents", "liveDocuments()");
    Collector.some();
    String hint = "Block.anchor() must be an object that every view keeps reachable";
    contract().equal(count, watch().blocks(), "blocks while their views are reachable", hint);
    contract().equal(count, watch().heapBlocks(), "blocks the heap counts then", hint);
    held.forEach((what, view) -> contract()
        .require(
            shows(view, TEXT.substring(2)),
            "a view still shows its bytes after close(): " + what,
            StandardCharsets.ISO_8859_1.decode(view.duplicate()),
            "its memory was given back or used again"));
  }

  private ByteBuffer viewOfClosed(
      OcpEngine engine, Function<OcpDocument, ByteBuffer> got, UnaryOperator<ByteBuffer> kind) {
    try (OcpDocument document = parse(engine, TEXT)) {
      return kind.apply(got.apply(document));
    }
  }

  @Rule("1.6")
  @DisplayName("1.6 without REVOKES_VIEWS the block is released once no view can be reached")
  void blockIsReleasedWhenNoViewIsReachable() {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched();
    for (Map.Entry<String, Function<OcpDocument, ByteBuffer>> got : views().entrySet()) {
      kinds().values().forEach(kind -> viewOfClosed(engine, got.getValue(), kind));
    }
    contract()
        .require(
            Collector.until(() -> watch().blocks() == 0 && watch().heapBlocks() == 0),
            "pinned blocks are released after a collection",
            watch().blocks() + " blocks, the heap counts " + watch().heapBlocks(),
            "Block.releaser() must refer neither to the block nor to its anchor, and must give"
                + " the memory back");
    contract().equal(0L, engine.statistics().pins(), "pins in the end", "statistics().pins()");
    contract().equal(0L, engine.leakCount(), "leaks", "a pin is no leak");
  }

  @Rule("1.6")
  @DisplayName("1.6 a pinned block is not used for other documents")
  void pinnedBlockIsNotUsedAgain() {
    assumeLacks(Capability.REVOKES_VIEWS);
    OcpEngine engine = openWatched(builder -> builder);
    ByteBuffer view =
        viewOfClosed(engine, OcpDocument::source, whole -> whole.slice(1, whole.remaining() - 1));
    for (int i = 0; i < 200; i++) {
      parse(engine, "x".repeat(TEXT.length())).close();
    }
    contract()
        .require(
            shows(view, TEXT.substring(1)),
            "a view of a closed document shows its bytes while others are parsed",
            StandardCharsets.ISO_8859_1.decode(view.duplicate()),
            "its block went to the pool or back to the heap while it was pinned");
  }

  @Rule("1.6")
  @DisplayName("1.6 with REVOKES_VIEWS closing releases the block and access to views throws")
  void viewsAreRevoked() {
    assumeHas(Capability.REVOKES_VIEWS);
    for (boolean pooled : new boolean[] {false, true}) {
      for (Map.Entry<String, Function<OcpDocument, ByteBuffer>> got : views().entrySet()) {
        for (Map.Entry<String, UnaryOperator<ByteBuffer>> kind : kinds().entrySet()) {
          OcpEngine engine = openWatched(builder -> pooled ? builder : builder.poolCapacity(0));
          ByteBuffer view = viewOfClosed(engine, got.getValue(), kind.getValue());
          String what = got.getKey() + ", " + kind.getKey() + (pooled ? ", with a pool" : "");
          contract().equal(0L, engine.statistics().pins(), "pins by " + what, "statistics()");
          contract()
              .throwsA(
                  IllegalStateException.class,
                  () -> view.get(0),
                  "access to a view after close(), " + what + ",",
                  "the memory is still shown: Block.release() should end it");
          if (!pooled) {
            contract().equal(0L, watch().blocks(), "blocks right after close()", "Block.release()");
          }
        }
      }
    }
  }

  /** A block of the engine's own heap, as far as a test still knows it. */
  private record Remains(
      Runnable releaser,
      WeakReference<@Nullable Object> anchor,
      @Nullable ByteBuffer view) {
    Remains withoutView() {
      return new Remains(releaser, anchor, null);
    }
  }

  private static Remains remains(Heap heap, UnaryOperator<ByteBuffer> kept) {
    Block block = heap.allocate(100);
    ByteBuffer whole = block.view();
    for (int i = 0; i < whole.limit(); i++) {
      whole.put(i, (byte) 7);
    }
    ByteBuffer view = kept.apply(whole);
    WeakReference<@Nullable Object> anchor = new WeakReference<>(block.anchor());
    return new Remains(block.releaser(), anchor, view);
  }

  @Rule("1.6")
  @DisplayName("1.6 a block's anchor is null exactly where views are revoked")
  void anchorIsNullWhereViewsAreRevoked() {
    Block block = backend().heap().allocate(1000);
    boolean revokes = has(Capability.REVOKES_VIEWS);
    contract()
        .require(
            (block.anchor() == null) == revokes,
            "Block.anchor() is " + (revokes ? "null" : "an object"),
            block.anchor() == null ? "null" : "an object",
            "Heap.capabilities() " + (revokes ? "has" : "lacks") + " REVOKES_VIEWS");
    ByteBuffer view = block.view();
    block.release();
    if (revokes) {
      contract()
          .throwsA(
              IllegalStateException.class,
              () -> view.get(0),
              "access to Block.view() after release()",
              "REVOKES_VIEWS says that views end with the block");
    }
  }

  @Rule("1.6")
  @DisplayName("1.6 every view of a block keeps its anchor, and nothing else does")
  void viewsKeepTheAnchor() {
    assumeLacks(Capability.REVOKES_VIEWS);
    Heap heap = backend().heap();
    long before = heap.liveBlocks();
    for (Map.Entry<String, UnaryOperator<ByteBuffer>> kind : kinds().entrySet()) {
      Remains held = remains(heap, kind.getValue());
      Collector.some();
      boolean kept = held.anchor().get() != null;
      ByteBuffer view = Objects.requireNonNull(held.view());
      contract().equal((byte) 7, view.get(0), "a byte of a pinned block", "Block.releaser()");
      contract()
          .require(
              kept,
              "a view keeps the block's anchor reachable: " + kind.getKey(),
              "the anchor was collected while the view was held",
              "Block.anchor() must be what the views share: the array, or the buffer that owns the"
                  + " memory");
      held.releaser().run();
    }
    Remains forgotten = remains(heap, view -> view).withoutView();
    contract()
        .require(
            Collector.until(() -> forgotten.anchor().get() == null, 5_000_000_000L),
            "an anchor without views is collected while Block.releaser() is held",
            "it is still reachable",
            "the Runnable of Block.releaser() refers to the block, its view or its anchor");
    forgotten.releaser().run();
    contract().equal(before, heap.liveBlocks(), "blocks after the releasers ran", "liveBlocks()");
  }
}
