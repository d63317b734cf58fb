package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;
import org.ocp4j.tck.right.RevokingEngine;

/** Engines that revoke only some views. */
final class ReuseMutants {
  private static final int LARGE = 1 << 20;

  private ReuseMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant(
            "large-unrevoked",
            "blocks of more than 1 MiB are used again, and their old views still read",
            "1.6",
            "1.6",
            new Revoking("large-unrevoked", Capability.REVOKES_VIEWS, UnusedLarge::new)),
        new Mutant(
            "large-loan-endless",
            "`end()` returns true for a block of more than 1 MiB, but the view still reads",
            "1.6",
            "1.6",
            new Revoking(
                "large-loan-endless",
                Capability.REVOKES_CONFINED_VIEWS,
                heap -> new OfLoans(heap, LARGE, Integer.MAX_VALUE))),
        new Mutant(
            "few-loans",
            "a block ends only the first 200 views that it lends",
            "1.6",
            "1.6",
            new Revoking(
                "few-loans",
                Capability.REVOKES_CONFINED_VIEWS,
                heap -> new OfLoans(heap, 0, 200))));
  }

  private static final class Revoking implements EngineProvider {
    private final String name;
    private final EngineProvider engine;
    private final UnaryOperator<Heap> change;

    Revoking(String name, Capability capability, UnaryOperator<Heap> change) {
      this.name = name;
      this.engine = RevokingEngine.of(capability);
      this.change = change;
    }

    @Override
    public String id() {
      return name;
    }

    @Override
    public Availability availability() {
      return engine.availability();
    }

    @Override
    public EngineBackend open() {
      EngineBackend backend = engine.open();
      return new Delegates.OfBackend(backend, change.apply(backend.heap()));
    }
  }

  /** Keeps large blocks, and returns them for later allocations. */
  private static final class UnusedLarge extends Delegates.OfHeap {
    private final Map<Integer, Queue<Block>> free = new ConcurrentHashMap<>();
    private final AtomicLong blocks = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();

    UnusedLarge(Heap heap) {
      super(heap);
    }

    private Queue<Block> freeOf(int size) {
      return free.computeIfAbsent(size, key -> new ConcurrentLinkedQueue<>());
    }

    @Override
    public Block allocate(int byteSize) {
      if (byteSize <= LARGE) {
        return super.allocate(byteSize);
      }
      Block former = freeOf(byteSize).poll();
      Block block = former == null ? super.allocate(byteSize) : former;
      if (former != null) {
        blocks.decrementAndGet();
        bytes.addAndGet(-byteSize);
      }
      return new Delegates.OfBlock(block) {
        private boolean isReleased;

        @Override
        public void release() {
          if (isReleased) {
            throw new IllegalStateException("the block was already released");
          }
          isReleased = true;
          blocks.incrementAndGet();
          bytes.addAndGet(byteSize);
          freeOf(byteSize).add(block);
        }

        @Override
        public Runnable releaser() {
          release();
          return () -> {};
        }
      };
    }

    @Override
    public long liveBlocks() {
      return super.liveBlocks() - blocks.get();
    }

    @Override
    public long liveBytes() {
      return super.liveBytes() - bytes.get();
    }
  }

  private static final class OfLoans extends Delegates.OfHeap {
    private final int least;
    private final int most;

    OfLoans(Heap heap, int least, int most) {
      super(heap);
      this.least = least;
      this.most = most;
    }

    @Override
    public Block allocate(int byteSize) {
      return new Delegates.OfBlock(super.allocate(byteSize)) {
        private int loans;

        @Override
        public Loan lend() {
          Loan loan = super.lend();
          loans++;
          boolean ends = byteSize() <= least || (least == 0 && loans <= most);
          return loan == null || ends ? loan : new Endless(loan);
        }
      };
    }
  }

  private record Endless(Loan loan) implements Loan {
    @Override
    public ByteBuffer view() {
      return loan.view();
    }

    @Override
    public Object anchor() {
      return loan.anchor();
    }

    @Override
    public boolean end() {
      return true;
    }
  }
}
