package org.ocp4j.stress.runtime;

import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.frame.FrameMemory.Room;
import org.ocp4j.internal.frame.FrameScope;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * Rewinding under those who place and read: nobody's memory is used again.
 *
 * @spec contract.md#7.2 Contract 7.2
 * @spec contract.md#7.3 Contract 7.3
 */
public final class RewindStress {
  private RewindStress() {}

  /** A frame with something behind a mark, which is rewound and placed into. */
  abstract static class Marked extends StressFrame {
    final FrameScope mark;
    final @Nullable Room before;

    @Nullable
    Room placed;

    @Nullable
    Room next;

    Marked() {
      super(4);
      mark = frame.mark();
      before = place(1);
      leave(before);
    }

    final void rewindAndPlace() {
      frame.rewind(mark);
      next = place(2);
    }

    final void lookAtBoth(III_Result r) {
      r.r1 = look(placed);
      r.r2 = look(next);
      leave(placed);
      leave(next);
      r.r3 = leftAfterClose();
    }
  }

  /** What is placed meanwhile keeps its room while it is used. */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Both have their own.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "One room of two, or memory left.")
  @State
  public static class PlaceAgainstRewind extends Marked {
    /** Places. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Rewinds, and places. */
    @Actor
    public void rewind() {
      rewindAndPlace();
    }

    /** Looks at both. */
    @Arbiter
    public void look(III_Result r) {
      lookAtBoth(r);
    }
  }

  /** Who reads what was placed before keeps its room, or is refused. */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Read under the lease.")
  @Outcome(id = "-1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "One room of two, or memory left.")
  @State
  public static class ReadAgainstRewind extends Marked {
    /** Enters again, and stays. */
    @Actor
    public void read() {
      if (before != null && before.scope().acquireIfOpen()) {
        placed = before;
      }
    }

    /** Rewinds, and places. */
    @Actor
    public void rewind() {
      rewindAndPlace();
    }

    /** Looks at both. */
    @Arbiter
    public void look(III_Result r) {
      lookAtBoth(r);
    }
  }

  /** Room that is given back at once is not taken from under what comes next. */
  @JCStressTest
  @Outcome(id = "-1, 2, 0", expect = Expect.ACCEPTABLE, desc = "It has its own.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Its room was given away, or memory left.")
  @State
  public static class CancelAgainstRewind extends Marked {
    /** Places, and gives the room back. */
    @Actor
    public void cancel() {
      Room room = place(1);
      if (room != null) {
        room.cancel();
      }
    }

    /** Rewinds, and places. */
    @Actor
    public void rewind() {
      rewindAndPlace();
    }

    /** Places once more, and looks. */
    @Arbiter
    public void look(III_Result r) {
      leave(place(3));
      lookAtBoth(r);
    }
  }
}
