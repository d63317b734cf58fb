package org.ocp4j.stress.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.BlockPool;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.stress.StressEngine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A block in the pool is one thread's, or the pool's, and never lost.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
public final class PoolStress {
  private static final int SIZE_CLASS = 0;

  private PoolStress() {}

  /** A pool with room for one block, with it in it. */
  abstract static class OneBlock {
    final BlockPool pool = new BlockPool(1);
    final EngineBlock first;
    final EngineBlock second;

    OneBlock() {
      StressEngine heap = new StressEngine();
      EngineMemory memory = new EngineMemory(
          "stress", heap, EngineMemory.Settings.DEFAULT, new EngineGate("stress", () -> {}));
      first = new EngineBlock(memory, heap.allocate(BlockPool.size(SIZE_CLASS)));
      second = new EngineBlock(memory, heap.allocate(BlockPool.size(SIZE_CLASS)));
      pool.give(first);
    }

    /** 1 for the first block, 2 for the second, 0 for none. */
    final int number(@Nullable EngineBlock block) {
      if (block == null) {
        return 0;
      }
      return block.equals(first) ? 1 : 2;
    }

    final int take() {
      return number(pool.take(SIZE_CLASS));
    }

    /** 0 if the second block went in, else it is still the caller's. */
    final int give() {
      return pool.give(second) ? 0 : 2;
    }

    /** The sum of the numbers of the blocks that were in it. */
    final int trim() {
      AtomicInteger sum = new AtomicInteger();
      pool.trim(block -> sum.addAndGet(number(block)));
      return sum.get();
    }
  }

  /** Two takers never get the same block. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "One got it.")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The other did.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
  @State
  public static class TwoTakers extends OneBlock {
    /** Takes. */
    @Actor
    public void one(II_Result r) {
      r.r1 = take();
    }

    /** Takes as well. */
    @Actor
    public void other(II_Result r) {
      r.r2 = take();
    }
  }

  /** A block that is given goes in if the other went out before. */
  @JCStressTest
  @Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "Taken, then given.")
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Given while it was full.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block was lost or is there twice.")
  @State
  public static class TakeAgainstGive extends OneBlock {
    /** Takes. */
    @Actor
    public void take(III_Result r) {
      r.r1 = take();
    }

    /** Gives the second block. */
    @Actor
    public void give(III_Result r) {
      r.r2 = give();
    }

    /** Empties it. */
    @Arbiter
    public void empty(III_Result r) {
      r.r3 = trim();
    }
  }

  /** Trimming gets the block, or who takes it does. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "Taken.")
  @Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "Trimmed.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block was lost or is there twice.")
  @State
  public static class TakeAgainstTrim extends OneBlock {
    /** Takes. */
    @Actor
    public void take(III_Result r) {
      r.r1 = take();
    }

    /** Trims. */
    @Actor
    public void trim(III_Result r) {
      r.r2 = trim();
    }

    /** Empties it. */
    @Arbiter
    public void empty(III_Result r) {
      r.r3 = trim();
    }
  }

  /** Trimming gets what was there, and perhaps what is given, but that not twice. */
  @JCStressTest
  @Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "Given while it was full.")
  @Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "Trimmed, then given.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block was lost or is there twice.")
  @State
  public static class GiveAgainstTrim extends OneBlock {
    /** Gives the second block. */
    @Actor
    public void give(III_Result r) {
      r.r1 = give();
    }

    /** Trims. */
    @Actor
    public void trim(III_Result r) {
      r.r2 = trim();
    }

    /** Empties it. */
    @Arbiter
    public void empty(III_Result r) {
      r.r3 = trim();
    }
  }
}
