package org.ocp4j.stress.runtime;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.BlockPool;
import org.ocp4j.internal.memory.EngineBlock;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.spi.Heap;
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
 * Tests that a block belongs to one thread or to the pool, and is never lost.
 *
 * @spec contract.md#5.3 Contract 5.3
 */
public final class PoolStress {
  private static final int SIZE_CLASS = 0;

  private PoolStress() {}

  /** A pool with room for one block, which holds one. */
  abstract static class OneBlock {
    final BlockPool pool = new BlockPool(1);
    final EngineBlock first;
    final EngineBlock second;

    OneBlock() {
      Heap heap = new StressEngine().heap();
      EngineMemory memory = new EngineMemory(
          "stress", heap, EngineMemory.Settings.DEFAULT, new EngineGate("stress", () -> {}));
      first = new EngineBlock(memory, heap.allocate(BlockPool.size(SIZE_CLASS)));
      second = new EngineBlock(memory, heap.allocate(BlockPool.size(SIZE_CLASS)));
      pool.give(first);
    }

    /** Returns 1 for the first block, 2 for the second, 0 for none. */
    final int number(@Nullable EngineBlock block) {
      if (block == null) {
        return 0;
      }
      return block.equals(first) ? 1 : 2;
    }

    final int take() {
      return number(pool.take(SIZE_CLASS));
    }

    /** Returns the second block to the pool. The result is 0, or 2 if the pool was full. */
    final int give() {
      return pool.give(second) ? 0 : 2;
    }

    /** Trims the pool, and returns the sum of the numbers of its blocks. */
    final int trim() {
      AtomicInteger sum = new AtomicInteger();
      pool.trim(block -> sum.addAndGet(number(block)));
      return sum.get();
    }
  }

  /** Tests that two threads never take the same block. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "One got it.")
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The other did.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
  @State
  public static class TwoTakers extends OneBlock {
    /** Takes a block. */
    @Actor
    public void one(II_Result r) {
      r.r1 = take();
    }

    /** Takes a block, too. */
    @Actor
    public void other(II_Result r) {
      r.r2 = take();
    }
  }

  /** Tests that a block can be returned to the pool if the other was taken before. */
  @JCStressTest
  @Outcome(id = "1, 0, 2", expect = Expect.ACCEPTABLE, desc = "Taken, then returned.")
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Returned to a full pool.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block was lost or is there twice.")
  @State
  public static class TakeAgainstGive extends OneBlock {
    /** Takes a block. */
    @Actor
    public void take(III_Result r) {
      r.r1 = take();
    }

    /** Returns the second block. */
    @Actor
    public void give(III_Result r) {
      r.r2 = give();
    }

    /** Empties the pool. */
    @Arbiter
    public void empty(III_Result r) {
      r.r3 = trim();
    }
  }

  /** Tests that either a trim gets the block or a thread takes it. */
  @JCStressTest
  @Outcome(id = "1, 0, 0", expect = Expect.ACCEPTABLE, desc = "Taken.")
  @Outcome(id = "0, 1, 0", expect = Expect.ACCEPTABLE, desc = "Trimmed.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block was lost or is there twice.")
  @State
  public static class TakeAgainstTrim extends OneBlock {
    /** Takes a block. */
    @Actor
    public void take(III_Result r) {
      r.r1 = take();
    }

    /** Trims. */
    @Actor
    public void trim(III_Result r) {
      r.r2 = trim();
    }

    /** Empties the pool. */
    @Arbiter
    public void empty(III_Result r) {
      r.r3 = trim();
    }
  }

  /**
   * Tests a trim while a block is returned: the trim gets the first block, and perhaps the second,
   * but no block twice.
   */
  @JCStressTest
  @Outcome(id = "2, 1, 0", expect = Expect.ACCEPTABLE, desc = "Returned to a full pool.")
  @Outcome(id = "0, 1, 2", expect = Expect.ACCEPTABLE, desc = "Trimmed, then returned.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block was lost or is there twice.")
  @State
  public static class GiveAgainstTrim extends OneBlock {
    /** Returns the second block. */
    @Actor
    public void give(III_Result r) {
      r.r1 = give();
    }

    /** Trims. */
    @Actor
    public void trim(III_Result r) {
      r.r2 = trim();
    }

    /** Empties the pool. */
    @Arbiter
    public void empty(III_Result r) {
      r.r3 = trim();
    }
  }
}
