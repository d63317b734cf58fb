package org.ocp4j.stress.runtime;

import java.util.Objects;
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
import org.openjdk.jcstress.infra.results.ZII_Result;

/**
 * Tests that allocations in a frame at the same time never overlap, and never pass its end.
 *
 * @spec contract.md#7.1 Contract 7.1
 * @spec contract.md#7.4 Contract 7.4
 */
public final class BumpStress {
  private BumpStress() {}

  /** Tests that two allocations at the same time get memory of their own. */
  @JCStressTest
  @Outcome(id = "0, 8, 16", expect = Expect.ACCEPTABLE, desc = "One after the other.")
  @Outcome(id = "8, 0, 16", expect = Expect.ACCEPTABLE, desc = "The other way round.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "The same memory twice, or memory lost.")
  @State
  public static class TwoPlace extends StressFrame {
    /** Opens the frame. */
    public TwoPlace() {
      super(4);
    }

    /** Allocates. */
    @Actor
    public void one(III_Result r) {
      r.r1 = placeAt(1);
    }

    /** Allocates, too. */
    @Actor
    public void other(III_Result r) {
      r.r2 = placeAt(2);
    }

    /** Reads the number of bytes used. */
    @Arbiter
    public void look(III_Result r) {
      r.r3 = frame.used();
      leftAfterClose();
    }
  }

  /** Tests that of two allocations that fit only alone, one succeeds. */
  @JCStressTest
  @Outcome(id = "0, -2, 8", expect = Expect.ACCEPTABLE, desc = "One got it.")
  @Outcome(id = "-2, 0, 8", expect = Expect.ACCEPTABLE, desc = "The other did.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Both or none.")
  @State
  public static class LastRoom extends StressFrame {
    /** Opens the frame. */
    public LastRoom() {
      super(1);
    }

    /** Allocates. */
    @Actor
    public void one(III_Result r) {
      r.r1 = placeAt(1);
    }

    /** Allocates, too. */
    @Actor
    public void other(III_Result r) {
      r.r2 = placeAt(2);
    }

    /** Reads the number of bytes used. */
    @Arbiter
    public void look(III_Result r) {
      r.r3 = frame.used();
      leftAfterClose();
    }
  }

  /**
   * Tests an allocation while another thread makes a mark: if it is before the mark, it survives
   * rewinding; if after, it does not.
   */
  @JCStressTest
  @Outcome(id = "true, 1, 0", expect = Expect.ACCEPTABLE, desc = "Before or after.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "In one scope, but in memory of the other.")
  @State
  public static class PlaceAgainstMark extends StressFrame {
    @Nullable
    Room placed;

    @Nullable
    FrameScope mark;

    /** Opens the frame. */
    public PlaceAgainstMark() {
      super(4);
    }

    /** Allocates. */
    @Actor
    public void place() {
      placed = place(1);
    }

    /** Makes a mark. */
    @Actor
    public void mark() {
      mark = frame.mark();
    }

    /** Rewinds, and checks whether the allocation is still valid. */
    @Arbiter
    public void rewind(ZII_Result r) {
      Room room = Objects.requireNonNull(placed);
      FrameScope rewound = Objects.requireNonNull(mark);
      boolean isAfter = room.start() >= rewound.start;
      frame.rewind(rewound);
      r.r1 = isAfter != room.scope().isAlive();
      r.r2 = look(room);
      leave(room);
      r.r3 = leftAfterClose();
    }
  }
}
