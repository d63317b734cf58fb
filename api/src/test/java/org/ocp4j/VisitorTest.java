package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.testing.Allocation;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;
import org.ocp4j.visit.NodeVisitor;
import org.ocp4j.visit.VisitResult;

/**
 * Tests walks with a visitor.
 *
 * @spec contract.md#1.10 Contract 1.10
 */
class VisitorTest {
  private static final int DEEPEST = 65_535;

  /** Records its calls: an index when it enters a node, and minus the index when it leaves. */
  private static final class Recorder implements NodeVisitor {
    final List<Integer> calls = new ArrayList<>();
    private final Function<OcpCursor, VisitResult> onEnter;
    private final Function<OcpCursor, VisitResult> onLeave;

    Recorder(Function<OcpCursor, VisitResult> onEnter, Function<OcpCursor, VisitResult> onLeave) {
      this.onEnter = onEnter;
      this.onLeave = onLeave;
    }

    Recorder() {
      this(node -> VisitResult.CONTINUE, node -> VisitResult.CONTINUE);
    }

    @Override
    public VisitResult enter(OcpCursor node) {
      calls.add(node.index());
      return onEnter.apply(node);
    }

    @Override
    public VisitResult leave(OcpCursor node) {
      calls.add(-node.index());
      return onLeave.apply(node);
    }
  }

  /** Returns the calls of a walk through a whole subtree. */
  private static List<Integer> expected(OcpNode node) {
    List<Integer> calls = new ArrayList<>();
    calls.add(node.index());
    node.children().forEach(child -> calls.addAll(expected(child)));
    calls.add(-node.index());
    return calls;
  }

  /** Root 0 with the block quotes 1 and 4; 1 has the paragraphs 2 and 3, and 4 has 5. */
  private static OcpDocument small() {
    return new PayloadBuilder("a")
        .open(NodeKind.BLOCKQUOTE)
        .open(NodeKind.PARAGRAPH)
        .close()
        .open(NodeKind.PARAGRAPH)
        .close()
        .close()
        .open(NodeKind.BLOCKQUOTE)
        .open(NodeKind.PARAGRAPH)
        .document();
  }

  @Test
  void everySubtreeIsVisitedBeforeAndAfterItsChildren() {
    try (OcpDocument document = Samples.everything().document()) {
      document.root().stream().forEach(node -> {
        Recorder recorder = new Recorder();
        node.accept(recorder);
        assertEquals(expected(node), recorder.calls);
      });
      Recorder all = new Recorder();
      document.accept(all);
      assertEquals(expected(document.root()), all.calls);
    }
  }

  @Test
  void childrenAreSkippedAndTheNodeIsLeft() {
    try (OcpDocument document = small()) {
      Recorder recorder = new Recorder(
          node -> node.index() == 1 ? VisitResult.SKIP_CHILDREN : VisitResult.CONTINUE,
          node -> VisitResult.SKIP_CHILDREN);
      document.accept(recorder);
      assertEquals(List.of(0, 1, -1, 4, 5, -5, -4, 0), recorder.calls);
    }
  }

  @Test
  void stopEndsTheWalkAtOnce() {
    try (OcpDocument document = small()) {
      Recorder entering = new Recorder(
          node -> node.index() == 2 ? VisitResult.STOP : VisitResult.CONTINUE,
          node -> VisitResult.CONTINUE);
      document.accept(entering);
      assertEquals(List.of(0, 1, 2), entering.calls);
      Recorder leaving = new Recorder(
          node -> VisitResult.CONTINUE,
          node -> node.index() == 1 ? VisitResult.STOP : VisitResult.CONTINUE);
      document.accept(leaving);
      assertEquals(List.of(0, 1, 2, -2, 3, -3, -1), leaving.calls);
    }
  }

  @Test
  void movesOfTheCursorDoNotChangeTheWalk() {
    try (OcpDocument document = Samples.everything().document()) {
      int last = document.nodeCount() - 1;
      Recorder recorder = new Recorder(
          node -> {
            node.moveTo(last);
            return VisitResult.CONTINUE;
          },
          node -> {
            node.moveTo(0);
            assertEquals(0, node.level());
            return VisitResult.CONTINUE;
          });
      document.accept(recorder);
      assertEquals(expected(document.root()), recorder.calls);
    }
  }

  @Test
  void cursorIsClosedAfterTheWalk() {
    try (OcpDocument document = small()) {
      AtomicReference<OcpCursor> kept = new AtomicReference<>(document.cursor());
      kept.get().close();
      document.accept(node -> {
        kept.set(node);
        return VisitResult.STOP;
      });
      assertThrows(OcpClosedException.class, () -> kept.get().kind());
    }
  }

  @Test
  void visitorThatClosesTheCursorIsRefused() {
    try (OcpDocument document = small()) {
      List<Integer> seen = new ArrayList<>();
      assertThrows(
          OcpClosedException.class,
          () -> document.accept(node -> {
            seen.add(node.index());
            node.close();
            return VisitResult.CONTINUE;
          }));
      assertEquals(List.of(0), seen);
      assertTrue(document.isAlive());
    }
  }

  @ParameterizedTest
  @EnumSource
  void visitorMayCloseTheDocument(Ownership ownership) {
    FakeEngine backend = new FakeEngine();
    ParseOptions options = ParseOptions.DEFAULT.withOwnership(ownership);
    try (OcpEngine engine = Ocp.builder().provider(backend).poolCapacity(0).build()) {
      OcpDocument document = engine.parse("a", options);
      List<Integer> seen = new ArrayList<>();
      assertThrows(
          OcpClosedException.class,
          () -> document.accept(node -> {
            seen.add(node.index());
            if (node.index() == 1) {
              document.close();
              assertEquals(1, backend.liveBlocks(), "the memory is held");
            }
            return VisitResult.CONTINUE;
          }));
      assertEquals(List.of(0, 1), seen);
      assertEquals(0, backend.liveBlocks());
      assertThrows(OcpClosedException.class, () -> document.accept(new Recorder()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void visitorMayResetAFrame(Ownership ownership) {
    FakeEngine backend = new FakeEngine();
    try (OcpEngine engine = Ocp.builder().provider(backend).build();
        OcpFrame frame = engine.openFrame(1 << 12, ownership)) {
      OcpDocument document = frame.parse("a", ParseOptions.DEFAULT.withOwnership(ownership));
      assertThrows(
          OcpClosedException.class,
          () -> document.accept(node -> {
            frame.reset();
            return VisitResult.CONTINUE;
          }));
      assertFalse(document.isAlive());
      assertEquals(0, engine.statistics().leases());
    }
  }

  @Test
  void closeAndStopEndsWithoutAnException() {
    OcpDocument document = small();
    document.accept(node -> {
      document.close();
      return VisitResult.STOP;
    });
    assertFalse(document.isAlive());
  }

  @Test
  void exceptionOfAVisitorReachesTheCallerAndNothingIsHeld() {
    FakeEngine backend = new FakeEngine();
    try (OcpEngine engine = Ocp.builder().provider(backend).poolCapacity(0).build()) {
      OcpDocument document = engine.parse("a");
      IllegalStateException thrown = new IllegalStateException("of the visitor");
      assertEquals(
          thrown,
          assertThrows(
              IllegalStateException.class,
              () -> document.accept(node -> {
                throw thrown;
              })));
      assertEquals(0, engine.statistics().leases());
      document.close();
      assertEquals(0, backend.liveBlocks());
    }
  }

  @Test
  void nullIsRefused() {
    try (OcpDocument document = small()) {
      assertThrows(NullPointerException.class, () -> document.accept(nothing()));
      NullPointerException refusal =
          assertThrows(NullPointerException.class, () -> document.accept(node -> nothing()));
      assertEquals("the result of NodeVisitor.enter", refusal.getMessage());
    }
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // passing null is the test
  private static <T> T nothing() {
    return null;
  }

  @Test
  void deepestDocumentNeedsNoStack() {
    PayloadBuilder tree = new PayloadBuilder("a");
    for (int i = 0; i < DEEPEST; i++) {
      tree.open(NodeKind.BLOCKQUOTE);
    }
    try (OcpDocument document = tree.document()) {
      Recorder recorder = new Recorder();
      document.accept(recorder);
      assertEquals(2 * (DEEPEST + 1), recorder.calls.size());
      assertEquals(DEEPEST, document.node(DEEPEST).ancestors().count());
      assertEquals(DEEPEST + 1, document.root().stream().count());
    }
  }

  @Test
  void walkAllocatesNothingForEachNode() {
    PayloadBuilder tree = new PayloadBuilder("text");
    for (int i = 0; i < 20_000; i++) {
      tree.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "text").close();
    }
    try (OcpDocument large = tree.document();
        OcpDocument small = small()) {
      long few = leastAllocatedBy(small);
      long bytes = leastAllocatedBy(large);
      assertTrue(bytes <= few + 1_000, () -> bytes + " bytes");
    }
  }

  private static long leastAllocatedBy(OcpDocument document) {
    return LongStream.generate(() -> allocatedBy(document)).limit(5).min().orElseThrow();
  }

  private static long allocatedBy(OcpDocument document) {
    long[] sum = new long[1];
    long before = Allocation.bytes();
    document.accept(node -> {
      sum[0] += node.kind().code() + node.start() + node.level();
      return VisitResult.CONTINUE;
    });
    long bytes = Allocation.bytes() - before;
    assertTrue(sum[0] > 0);
    return bytes;
  }
}
