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
 * Rewinds frames while other threads allocate and read: no memory is reused while it is in use.
 *
 * @spec contract.md#7.2 Contract 7.2
 * @spec contract.md#7.3 Contract 7.3
 */
public final class RewindStress {
  private RewindStress() {}

  /**
   * A frame with an allocation behind a mark. It is rewound to the mark, and gets another
   * allocation.
   */
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

  /** Tests that an allocation during the rewinding keeps its memory while it is in use. */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Both have their own.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Shared memory, or memory left.")
  @State
  public static class PlaceAgainstRewind extends Marked {
    /** Allocates. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Rewinds, and allocates. */
    @Actor
    public void rewind() {
      rewindAndPlace();
    }

    /** Reads both allocations. */
    @Arbiter
    public void look(III_Result r) {
      lookAtBoth(r);
    }
  }

  /** Tests that a reader of an older allocation keeps its memory, or is refused. */
  @JCStressTest
  @Outcome(id = "1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Read under the lease.")
  @Outcome(id = "-1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Shared memory, or memory left.")
  @State
  public static class ReadAgainstRewind extends Marked {
    /** Enters the scope again, and stays. */
    @Actor
    public void read() {
      if (before != null && before.scope().acquireIfOpen()) {
        placed = before;
      }
    }

    /** Rewinds, and allocates. */
    @Actor
    public void rewind() {
      rewindAndPlace();
    }

    /** Reads both allocations. */
    @Arbiter
    public void look(III_Result r) {
      lookAtBoth(r);
    }
  }

  /**
   * Tests an allocation that is cancelled at once: its memory is not taken from a later allocation.
   */
  @JCStressTest
  @Outcome(id = "-1, 2, 0", expect = Expect.ACCEPTABLE, desc = "Has its own memory.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Its memory was reused, or memory left.")
  @State
  public static class CancelAgainstRewind extends Marked {
    /** Allocates, and cancels the allocation. */
    @Actor
    public void cancel() {
      Room room = place(1);
      if (room != null) {
        room.cancel();
      }
    }

    /** Rewinds, and allocates. */
    @Actor
    public void rewind() {
      rewindAndPlace();
    }

    /** Allocates again, and reads. */
    @Arbiter
    public void look(III_Result r) {
      leave(place(3));
      lookAtBoth(r);
    }
  }
}
