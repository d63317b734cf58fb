package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;

/** Engines whose blocks are released too early, too often, or never. */
final class ReleaseMutants {
  private ReleaseMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.ofBlocks(
            "leak",
            "`release()` of one block in a thousand does nothing",
            "4.2",
            "after use by 4 threads",
            ReleaseMutants::leaking),
        Mutant.ofBlocks(
            "leak-of-large-blocks",
            "`release()` does nothing for blocks of more than 1 MiB",
            "1.4",
            "Heap.liveBlocks()",
            LeakingLarge::new),
        Mutant.ofBlocks(
            "pinned-leak",
            "the runnable of `releaser()` does nothing",
            "4.2",
            "after a release",
            ForgettingPinned::new),
        Mutant.ofBlocks(
            "double-release",
            "a second `release()` does not throw",
            "1.2",
            "second release()",
            ReleasedAgain::new),
        Mutant.ofBlocks(
            "release-of-pinned",
            "`release()` after `releaser()` does not throw",
            "1.2",
            "release() after releaser()",
            ReleasedPinned::new),
        Mutant.ofBlocks(
            "early-release",
            "`releaser()` releases at once, and returns a runnable that does nothing",
            "1.6",
            "live blocks of the heap",
            FreedEarly::new),
        Mutant.ofBlocks(
            "early-overwrite",
            "`releaser()` clears the memory that views still show",
            "1.6",
            "shows its bytes",
            ClearedEarly::new),
        Mutant.ofBlocks(
            "confined-blocks",
            "a block can be released only on the thread that allocated it",
            "1.5",
            "a block of main",
            Confined::new),
        Mutant.ofBlocks(
            "confined-pins",
            "the runnable of `releaser()` fails on all threads but the one that called"
                + " `releaser()`",
            "1.6",
            "pinned blocks are released",
            ConfinedPin::new));
  }

  private static final BooleanSupplier THOUSANDTH = Mutant.every(1000);

  private static Block leaking(Block block) {
    return new Delegates.OfBlock(block) {
      @Override
      public void release() {
        if (!THOUSANDTH.getAsBoolean()) {
          super.release();
        }
      }
    };
  }

  private static final class LeakingLarge extends Delegates.OfBlock {
    LeakingLarge(Block block) {
      super(block);
    }

    @Override
    public void release() {
      if (byteSize() <= 1 << 20) {
        super.release();
      }
    }
  }

  private static final class ForgettingPinned extends Delegates.OfBlock {
    ForgettingPinned(Block block) {
      super(block);
    }

    @Override
    public Runnable releaser() {
      super.releaser();
      return () -> {};
    }
  }

  private static final class ReleasedAgain extends Delegates.OfBlock {
    private final AtomicBoolean released = new AtomicBoolean();

    ReleasedAgain(Block block) {
      super(block);
    }

    @Override
    public void release() {
      if (released.compareAndSet(false, true)) {
        super.release();
      }
    }
  }

  private static final class ReleasedPinned extends Delegates.OfBlock {
    private final AtomicBoolean pinned = new AtomicBoolean();

    ReleasedPinned(Block block) {
      super(block);
    }

    @Override
    public Runnable releaser() {
      Runnable releaser = super.releaser();
      pinned.set(true);
      return releaser;
    }

    @Override
    public void release() {
      if (!pinned.get()) {
        super.release();
      }
    }
  }

  private static final class FreedEarly extends Delegates.OfBlock {
    FreedEarly(Block block) {
      super(block);
    }

    @Override
    public Runnable releaser() {
      super.releaser().run();
      return () -> {};
    }
  }

  private static final class ClearedEarly extends Delegates.OfBlock {
    ClearedEarly(Block block) {
      super(block);
    }

    @Override
    public Runnable releaser() {
      ByteBuffer view = view().duplicate().clear();
      while (view.hasRemaining()) {
        view.put((byte) 0);
      }
      return super.releaser();
    }
  }

  private static final class Confined extends Delegates.OfBlock {
    private final Thread owner = Thread.currentThread();

    Confined(Block block) {
      super(block);
    }

    @Override
    public void release() {
      if (!Thread.currentThread().equals(owner)) {
        throw new IllegalStateException("a block of " + owner.getName());
      }
      super.release();
    }
  }

  private static final class ConfinedPin extends Delegates.OfBlock {
    ConfinedPin(Block block) {
      super(block);
    }

    @Override
    public Runnable releaser() {
      Thread owner = Thread.currentThread();
      Runnable releaser = super.releaser();
      return () -> {
        if (!Thread.currentThread().equals(owner)) {
          throw new IllegalStateException("a block of " + owner.getName());
        }
        releaser.run();
      };
    }
  }
}
