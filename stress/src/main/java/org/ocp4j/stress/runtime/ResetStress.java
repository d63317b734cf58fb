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
 * Resetting and closing under those who place and read: nothing is of two epochs, and every block
 * is used again or given back once.
 *
 * @spec contract.md#7.2 Contract 7.2
 * @spec contract.md#7.3 Contract 7.3
 */
public final class ResetStress {
  private ResetStress() {}

  /** A frame in which something was placed that is still used. */
  abstract static class Begun extends StressFrame {
    final @Nullable Room before;

    Begun() {
      super(4);
      before = place(1);
    }
  }

  /** What is placed meanwhile is of the epoch before or of the next, and nobody else has its room. */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Both have their own.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "One room of two, or memory left.")
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

    /** Places. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Resets, and places. */
    @Actor
    public void reset() {
      frame.reset();
      next = place(2);
    }

    /** Looks at both. */
    @Arbiter
    public void look(III_Result r) {
      r.r1 = look(placed);
      r.r2 = look(next);
      leave(placed);
      leave(next);
      r.r3 = leftAfterClose();
    }
  }

  /** The end of the last lease and a reset: the block is used again or given back, once. */
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

    /** Resets, and places. */
    @Actor
    public void reset() {
      frame.reset();
      next = place(2);
    }

    /** Looks at what is there. */
    @Arbiter
    public void look(III_Result r) {
      r.r2 = look(next);
      leave(next);
      r.r3 = leftAfterClose();
    }
  }

  /** Two resets, one of which meets a block that is still read. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Kept, then given back.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Used under a lease, or memory left.")
  @State
  public static class TwoResets extends Begun {
    /** Resets, and places. */
    @Actor
    public void one() {
      frame.reset();
      leave(place(2));
    }

    /** Resets, and places as well. */
    @Actor
    public void other() {
      frame.reset();
      leave(place(3));
    }

    /** Looks, and ends the lease. */
    @Arbiter
    public void look(II_Result r) {
      r.r1 = look(before);
      leave(before);
      r.r2 = leftAfterClose();
    }
  }

  /** Who places in a frame that is being closed has its room until it leaves, or is refused. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Placed before the end.")
  @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under who placed, or memory left.")
  @State
  public static class PlaceAgainstClose extends StressFrame {
    @Nullable
    Room placed;

    /** Opens the frame. */
    public PlaceAgainstClose() {
      super(4);
    }

    /** Places. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Closes. */
    @Actor
    public void close() {
      frame.close();
    }

    /** Looks at what was placed. */
    @Arbiter
    public void look(II_Result r) {
      r.r1 = look(placed);
      leave(placed);
      r.r2 = leftAfterClose();
    }
  }

  /** The end of the last lease and closing: the block goes back once. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Given back once.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under the lease, or memory left.")
  @State
  public static class LastLeaseAgainstClose extends Begun {
    /** Resets, so that the block is used no more. */
    public LastLeaseAgainstClose() {
      frame.reset();
    }

    /** Ends the lease. */
    @Actor
    public void end(II_Result r) {
      r.r1 = look(before);
      leave(before);
    }

    /** Closes. */
    @Actor
    public void close() {
      frame.close();
    }

    /** Looks at what is left. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = leftAfterClose();
    }
  }
}
