package org.ocp4j.stress.runtime;

import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.frame.FrameMemory.Room;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Resets and closes frames while other threads allocate and read: no allocation is in two epochs,
 * and every block is reused or released once.
 *
 * @spec contract.md#7.2 Contract 7.2
 * @spec contract.md#7.3 Contract 7.3
 */
public final class ResetStress {
  private ResetStress() {}

  /** A frame with an allocation that is still in use. */
  abstract static class Begun extends StressFrame {
    final @Nullable Room before;

    Begun() {
      super(4);
      before = place(1);
    }
  }

  /**
   * Tests that an allocation during a reset is in the old epoch or in the new one, and has its
   * memory alone.
   */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Both have their own.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Shared memory, or memory left.")
  @State
  public static class PlaceAgainstReset extends Begun {
    @Nullable
    Room placed;

    @Nullable
    Room next;

    /** Begins an epoch. */
    public PlaceAgainstReset() {
      leave(before);
    }

    /** Allocates. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Resets, and allocates. */
    @Actor
    public void reset() {
      frame.reset();
      next = place(2);
    }

    /** Reads both allocations. */
    @Arbiter
    public void look(III_Result r) {
      r.r1 = look(placed);
      r.r2 = look(next);
      leave(placed);
      leave(next);
      r.r3 = leftAfterClose();
    }
  }

  /** Tests the end of the last lease during a reset: the block is reused or released, once. */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Both have their own.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Used under a lease, or memory left.")
  @State
  public static class LastLeaseAgainstReset extends Begun {
    @Nullable
    Room next;

    /** Ends the lease. */
    @Actor
    public void end(III_Result r) {
      r.r1 = look(before);
      leave(before);
    }

    /** Resets, and allocates. */
    @Actor
    public void reset() {
      frame.reset();
      next = place(2);
    }

    /** Reads the allocation. */
    @Arbiter
    public void look(III_Result r) {
      r.r2 = look(next);
      leave(next);
      r.r3 = leftAfterClose();
    }
  }

  /** Tests two resets, one of which finds a block that is still read. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Kept, then released.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Used under a lease, or memory left.")
  @State
  public static class TwoResets extends Begun {
    /** Resets, and allocates. */
    @Actor
    public void one() {
      frame.reset();
      leave(place(2));
    }

    /** Resets, and allocates, too. */
    @Actor
    public void other() {
      frame.reset();
      leave(place(3));
    }

    /** Reads, and ends the lease. */
    @Arbiter
    public void look(II_Result r) {
      r.r1 = look(before);
      leave(before);
      r.r2 = leftAfterClose();
    }
  }

  /**
   * Tests an allocation in a frame that is being closed: it has its memory until it leaves the
   * scope, or is refused.
   */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Allocated before the close.")
  @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released while in use, or memory left.")
  @State
  public static class PlaceAgainstClose extends StressFrame {
    @Nullable
    Room placed;

    /** Opens the frame. */
    public PlaceAgainstClose() {
      super(4);
    }

    /** Allocates. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Closes the frame. */
    @Actor
    public void close() {
      frame.close();
    }

    /** Reads the allocation. */
    @Arbiter
    public void look(II_Result r) {
      r.r1 = look(placed);
      leave(placed);
      r.r2 = leftAfterClose();
    }
  }

  /** Tests the end of the last lease during a close: the block is released once. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Released once.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under the lease, or memory left.")
  @State
  public static class LastLeaseAgainstClose extends Begun {
    /** Resets, so that the block is in no current epoch. */
    public LastLeaseAgainstClose() {
      frame.reset();
    }

    /** Ends the lease. */
    @Actor
    public void end(II_Result r) {
      r.r1 = look(before);
      leave(before);
    }

    /** Closes the frame. */
    @Actor
    public void close() {
      frame.close();
    }

    /** Counts the memory left. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = leftAfterClose();
    }
  }
}
