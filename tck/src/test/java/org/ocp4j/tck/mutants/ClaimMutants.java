package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.memory.Capability;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Loan;

/** Heaps that claim capabilities that they do not have. */
final class ClaimMutants {
  private ClaimMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.ofHeap(
            "false-off-heap",
            "claims `OFF_HEAP`, and its blocks are arrays",
            "2.2",
            "a view is direct",
            heap -> new Claiming(heap, Capability.OFF_HEAP)),
        Mutant.ofHeap(
            "false-revoking",
            "claims `REVOKES_VIEWS`, and revokes nothing",
            "1.6",
            "Block.release() should end it",
            heap -> new Claiming(heap, Capability.REVOKES_VIEWS) {
              @Override
              public Block allocate(int byteSize) {
                return new WithoutAnchor(super.allocate(byteSize));
              }
            }),
        Mutant.ofHeap(
            "false-lending",
            "claims `REVOKES_CONFINED_VIEWS`, and `lend()` returns null",
            "1.6",
            "Block.lend() returns a view",
            heap -> new Claiming(heap, Capability.REVOKES_CONFINED_VIEWS)),
        Mutant.ofHeap(
            "endless-loan",
            "claims `REVOKES_CONFINED_VIEWS`, and `end()` returns true, but the view still reads",
            "1.6",
            "access to a view after close()",
            heap -> new Claiming(heap, Capability.REVOKES_CONFINED_VIEWS) {
              @Override
              public Block allocate(int byteSize) {
                return new Lending(super.allocate(byteSize));
              }
            }),
        Mutant.ofHeap(
            "changing-capabilities",
            "claims `OFF_HEAP` in every other call",
            "2.2",
            "same at every call",
            Wavering::new));
  }

  private static class Claiming extends Delegates.OfHeap {
    private final Capability capability;

    Claiming(Heap heap, Capability capability) {
      super(heap);
      this.capability = capability;
    }

    @Override
    public Set<Capability> capabilities() {
      return Set.of(capability);
    }
  }

  private static final class WithoutAnchor extends Delegates.OfBlock {
    WithoutAnchor(Block block) {
      super(block);
    }

    @Override
    public Object anchor() {
      return null;
    }
  }

  private static final class Lending extends Delegates.OfBlock {
    Lending(Block block) {
      super(block);
    }

    @Override
    public Loan lend() {
      ByteBuffer lent = view().duplicate().order(ByteOrder.LITTLE_ENDIAN);
      return new Endless(lent, anchor(), Thread.currentThread());
    }
  }

  private record Endless(ByteBuffer view, Object anchor, Thread owner) implements Loan {
    @Override
    public boolean end() {
      return owner.equals(Thread.currentThread());
    }
  }

  private static final class Wavering extends Delegates.OfHeap {
    private final AtomicLong asked = new AtomicLong();

    Wavering(Heap heap) {
      super(heap);
    }

    @Override
    public Set<Capability> capabilities() {
      return asked.incrementAndGet() % 2 == 0 ? Set.of(Capability.OFF_HEAP) : Set.of();
    }
  }
}
