package org.ocp4j.stress;

import static org.ocp4j.stress.StressEngine.NEXT;
import static org.ocp4j.stress.StressEngine.OWN;
import static org.ocp4j.stress.StressEngine.read;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.VectorType;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Reads vectors while another thread resets or rewinds their frame: they show their own contents or
 * throw.
 *
 * @spec contract.md#7.3 Contract 7.3
 */
public final class VectorStress {
  private VectorStress() {}

  /** A vector behind a mark of a frame. */
  abstract static class InFrame {
    final OcpEngine engine = new StressEngine().start();
    final OcpFrame frame = engine.openFrame(64);
    final OcpFrame.Mark mark = frame.mark();
    final OcpIntVector vector = vectorOf(OWN);

    @Nullable
    OcpIntVector next;

    @Nullable
    ByteBuffer view;

    final OcpIntVector vectorOf(int number) {
      OcpIntVector made = frame.allocate(VectorType.INT, 1);
      made.put(0, number);
      return made;
    }

    final int first() {
      return read(() -> vector.get(0));
    }

    final void export() {
      try {
        view = vector.asByteBuffer();
      } catch (OcpClosedException e) {
        view = null;
      }
    }

    final int shown() {
      return view == null ? StressEngine.GONE : view.getInt(0);
    }

    final void placeNext() {
      next = vectorOf(NEXT);
    }

    final int lookAtNextAndClose() {
      int seen = next == null ? StressEngine.GONE : next.get(0);
      engine.close();
      return seen;
    }
  }

  /** Reads a vector while the frame is reset. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Its own.")
  @Outcome(id = "-1, 2", expect = Expect.ACCEPTABLE, desc = "Gone.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  @State
  public static class ReadAgainstReset extends InFrame {
    /** Reads. */
    @Actor
    public void read(II_Result r) {
      r.r1 = first();
    }

    /** Resets the frame and places another vector. */
    @Actor
    public void reset() {
      frame.reset();
      placeNext();
    }

    /** Reads the other vector. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = lookAtNextAndClose();
    }
  }

  /** Reads a vector while the frame is rewound. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Its own.")
  @Outcome(id = "-1, 2", expect = Expect.ACCEPTABLE, desc = "Gone.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  @State
  public static class ReadAgainstRewind extends InFrame {
    /** Reads. */
    @Actor
    public void read(II_Result r) {
      r.r1 = first();
    }

    /** Rewinds the frame and places another vector. */
    @Actor
    public void rewind() {
      frame.rewind(mark);
      placeNext();
    }

    /** Reads the other vector. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = lookAtNextAndClose();
    }
  }

  /** Tests that a view made before a reset keeps showing the same contents. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Its own.")
  @Outcome(id = "-1, 2", expect = Expect.ACCEPTABLE, desc = "No view.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  @State
  public static class ViewAgainstReset extends InFrame {
    /** Makes a view. */
    @Actor
    public void view() {
      export();
    }

    /** Resets the frame and places another vector. */
    @Actor
    public void reset() {
      frame.reset();
      placeNext();
    }

    /** Reads the view and the other vector. */
    @Arbiter
    public void look(II_Result r) {
      r.r1 = shown();
      r.r2 = lookAtNextAndClose();
    }
  }

  /** Tests that a view made before rewinding keeps showing the same contents. */
  @JCStressTest
  @Outcome(id = "1, 2", expect = Expect.ACCEPTABLE, desc = "Its own.")
  @Outcome(id = "-1, 2", expect = Expect.ACCEPTABLE, desc = "No view.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else.")
  @State
  public static class ViewAgainstRewind extends InFrame {
    /** Makes a view. */
    @Actor
    public void view() {
      export();
    }

    /** Rewinds the frame and places another vector. */
    @Actor
    public void rewind() {
      frame.rewind(mark);
      placeNext();
    }

    /** Reads the view and the other vector. */
    @Arbiter
    public void look(II_Result r) {
      r.r1 = shown();
      r.r2 = lookAtNextAndClose();
    }
  }
}
