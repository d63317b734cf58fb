package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;
import org.ocp4j.testing.Collector;
import org.ocp4j.testing.FakeEngine;

/**
 * Tests when the runtime requests revocable views of confined memory, and what it does if they are
 * revoked or not.
 */
class ConfinedViewsTest {
  private static final ParseOptions CONFINED =
      ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);

  private final LendingEngine lender = new LendingEngine();
  private final OcpEngine engine = Ocp.builder().provider(lender).build();

  /** A loan whose views are not really revoked, but which records the calls. */
  private static final class FakeLoan implements Loan {
    private final ByteBuffer view;
    private final Thread owner = Thread.currentThread();
    private Object anchor = new Object();
    private boolean ended;

    FakeLoan(Block block) {
      view = block.view().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer view() {
      return view;
    }

    @Override
    public Object anchor() {
      return anchor;
    }

    @Override
    public boolean end() {
      assertFalse(ended, "ended twice");
      ended = owner.equals(Thread.currentThread());
      return ended;
    }
  }

  private static final class LendingEngine extends FakeEngine {
    final List<FakeLoan> loans = new ArrayList<>();

    private final Heap lending = new Delegates.OfHeap(heap) {
      @Override
      public Block allocate(int byteSize) {
        return new Delegates.OfBlock(super.allocate(byteSize)) {
          @Override
          public Loan lend() {
            FakeLoan loan = new FakeLoan(this);
            loans.add(loan);
            return loan;
          }
        };
      }
    };

    @Override
    public Heap heap() {
      return lending;
    }
  }

  private long pooled() {
    return engine.statistics().pool().liveBlocks();
  }

  @Test
  void noLoanIsMadeBeforeAConfinedViewIsRequested() {
    try (OcpDocument document = engine.parse("a", CONFINED)) {
      assertEquals("a", document.node(2).value());
      document.sourceDigest(DigestAlgorithm.CRC_32C);
    }
    for (Ownership ownership : List.of(Ownership.SHARED, Ownership.AUTO)) {
      try (OcpDocument document =
          engine.parse("a", ParseOptions.DEFAULT.withOwnership(ownership))) {
        assertEquals(1, document.source().limit());
      }
    }
    assertEquals(0, lender.loans.size());
  }

  @Test
  void allViewsAreOfOneLoanWhichIsRevokedWithTheDocument() {
    OcpDocument document = engine.parse("a", CONFINED);
    assertEquals('a', document.source().get(0));
    assertEquals(document.byteSize(), document.payload().limit());
    assertEquals(1, lender.loans.size());
    assertFalse(lender.loans.get(0).ended);
    document.close();
    assertTrue(lender.loans.get(0).ended);
    assertEquals(0, engine.statistics().pins());
    assertEquals(1, pooled());
    engine.parse("a", CONFINED).close();
    assertEquals(1, pooled(), "the next user of the block handed nothing out");
    assertEquals(1, lender.loans.size());
  }

  @Test
  void loanThatIsNotRevokedPinsTheBlockByItsAnchor() throws InterruptedException {
    Thread owner = new Thread(() -> {
      OcpDocument document = engine.parse("a", CONFINED);
      assertEquals('a', document.source().get(0));
    });
    owner.start();
    owner.join();
    engine.close();
    assertEquals(1, engine.statistics().pins());
    assertEquals(1, lender.liveBlocks());
    lender.loans.get(0).anchor = "";
    Collector.await(() -> lender.liveBlocks() == 0);
    assertEquals(0, engine.statistics().pins());
    assertEquals(1, lender.closed.get());
  }

  @Test
  void blockOfAConfinedFrameIsReusedAfterItsLoanIsRevoked() {
    try (OcpFrame frame = engine.openFrame(1 << 12, Ownership.CONFINED)) {
      for (int round = 1; round <= 3; round++) {
        assertEquals('a', frame.parse("a", CONFINED).source().get(0));
        assertEquals(0, frame.allocate(VectorType.LONG, 1).asLongBuffer().get(0));
        assertEquals(round, lender.loans.size());
        frame.reset();
        assertTrue(lender.loans.get(round - 1).ended);
        assertEquals(1, lender.liveBlocks());
      }
    }
    assertEquals(0, engine.statistics().pins());
  }
}
