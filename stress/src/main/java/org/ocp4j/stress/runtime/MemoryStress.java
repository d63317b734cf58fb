package org.ocp4j.stress.runtime;

import org.ocp4j.internal.lifetime.EngineGate;
import org.ocp4j.internal.memory.BlockPool;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Heap;
import org.ocp4j.stress.StressEngine;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * Tests the budget, the pool and the heap together.
 *
 * @spec contract.md#4.1 Contract 4.1
 * @spec contract.md#4.3 Contract 4.3
 * @spec contract.md#5.1 Contract 5.1
 * @spec contract.md#5.2 Contract 5.2
 * @spec contract.md#5.3 Contract 5.3
 */
public final class MemoryStress {
  private static final int SIZE = 100;
  private static final int BLOCK = BlockPool.size(0);

  private MemoryStress() {}

  /** An engine's memory and its heap. */
  abstract static class Memory {
    final Heap heap = new StressEngine().heap();
    final EngineMemory memory;

    Memory(long limit) {
      memory = new EngineMemory(
          "stress", heap, new EngineMemory.Settings(limit, 1), new EngineGate("stress", () -> {}));
    }

    final Block allocate() {
      return memory.allocateDocument(SIZE, () -> {});
    }

    /** Allocates and releases a block. Returns 1 if there was room, else 0. */
    final int comeAndGo() {
      try {
        allocate().release();
        return 1;
      } catch (OcpMemoryLimitException e) {
        return 0;
      }
    }

    /** Writes a number to a new block, and returns the number read back. */
    final int write(int number) {
      Block block = allocate();
      block.view().putInt(0, number);
      int seen = block.view().getInt(0);
      block.release();
      return seen;
    }

    final int blocksInHeap() {
      return (int) heap.liveBlocks();
    }

    final int used() {
      return (int) memory.statistics(0, true).used();
    }
  }

  /**
   * Tests two users of the pool and then a trim: each has a block of its own, and nothing is left.
   */
  @JCStressTest
  @Outcome(id = "1, 2, 0, 0", expect = Expect.ACCEPTABLE, desc = "Own blocks, nothing left.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "A block of two users, or something is left.")
  @State
  public static class TwoUsers extends Memory {
    /** Puts a block in the pool. */
    public TwoUsers() {
      super(16L * BLOCK);
      allocate().release();
    }

    /** Uses a block. */
    @Actor
    public void one(IIII_Result r) {
      r.r1 = write(1);
    }

    /** Uses a block, too. */
    @Actor
    public void other(IIII_Result r) {
      r.r2 = write(2);
    }

    /** Empties the pool. */
    @Arbiter
    public void empty(IIII_Result r) {
      memory.trim();
      r.r3 = blocksInHeap();
      r.r4 = used();
    }
  }

  /** Tests a trim while a block is taken and returned: nothing is left. */
  @JCStressTest
  @Outcome(id = "1, 0, 0, 0", expect = Expect.ACCEPTABLE, desc = "Nothing left.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something is left, or was credited twice.")
  @State
  public static class UseAgainstTrim extends Memory {
    /** Puts a block in the pool. */
    public UseAgainstTrim() {
      super(16L * BLOCK);
      allocate().release();
    }

    /** Uses a block. */
    @Actor
    public void use(IIII_Result r) {
      r.r1 = write(1);
    }

    /** Trims. */
    @Actor
    public void trim() {
      memory.trim();
    }

    /** Empties the pool. */
    @Arbiter
    public void empty(IIII_Result r) {
      memory.trim();
      r.r3 = blocksInHeap();
      r.r4 = used();
    }
  }

  /** Tests two allocations with room for one block: at least one succeeds, and nothing is left. */
  @JCStressTest
  @Outcome(id = "1, 1, 0, 0", expect = Expect.ACCEPTABLE, desc = "One after the other.")
  @Outcome(id = "1, 0, 0, 0", expect = Expect.ACCEPTABLE, desc = "One was refused.")
  @Outcome(id = "0, 1, 0, 0", expect = Expect.ACCEPTABLE, desc = "The other was.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both were refused, or something is left.")
  @State
  public static class RoomForOne extends Memory {
    /** Makes memory with room for one block. */
    public RoomForOne() {
      super(SIZE);
    }

    /** Allocates. */
    @Actor
    public void one(IIII_Result r) {
      r.r1 = comeAndGo();
    }

    /** Allocates, too. */
    @Actor
    public void other(IIII_Result r) {
      r.r2 = comeAndGo();
    }

    /** Empties the pool. */
    @Arbiter
    public void empty(IIII_Result r) {
      memory.trim();
      r.r3 = blocksInHeap();
      r.r4 = used();
    }
  }
}
