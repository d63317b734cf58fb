package org.ocp4j.stress;

import static org.ocp4j.stress.StressEngine.GONE;
import static org.ocp4j.stress.StressEngine.NEXT;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.spi.PayloadFormat;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Closes documents while other threads read them.
 *
 * @spec contract.md#1.5 Contract 1.5
 * @spec contract.md#1.6 Contract 1.6
 * @spec contract.md#1.8 Contract 1.8
 * @spec contract.md#3.3 Contract 3.3
 */
public final class DocumentStress {
  private static final byte[] SOURCE = {};

  private DocumentStress() {}

  /** A document of an engine. */
  abstract static class Parsed {
    final StressEngine memory = new StressEngine();
    final OcpEngine engine = memory.start();
    final OcpDocument document = engine.parse(SOURCE);

    /** Closes the engine, if it is open, and returns the number of blocks and parsers left. */
    final int leftAfterClose() {
      engine.close();
      return memory.leftAfterClose();
    }
  }

  /** Reads a document while another thread closes it. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Its own.")
  @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else, or memory left.")
  @State
  public static class ReadAgainstClose extends Parsed {
    /** Reads. */
    @Actor
    public void read(II_Result r) {
      r.r1 = StressEngine.read(document::sourceByteSize);
    }

    /** Closes the document. */
    @Actor
    public void close() {
      document.close();
    }

    /** Counts the memory left. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = memory.left();
      engine.close();
    }
  }

  /** Tests that a cursor keeps the memory allocated until the cursor is closed, on any thread. */
  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "Kept by the cursor.")
  @Outcome(id = "-1, 0, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(id = "-2, 1, 0", expect = Expect.ACCEPTABLE, desc = "Refused while it read.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under the cursor, or memory left.")
  @State
  public static class CursorAgainstClose extends Parsed {
    @Nullable
    OcpCursor cursor;

    /** Opens a cursor and reads with it. */
    @Actor
    public void read(III_Result r) {
      r.r1 = GONE;
      try {
        OcpCursor opened = document.cursor();
        cursor = opened;
        int seen = StressEngine.read(opened::start);
        r.r1 = seen == GONE ? 2 * GONE : seen;
      } catch (OcpClosedException e) {
        cursor = null;
      }
    }

    /** Closes the document. */
    @Actor
    public void close() {
      document.close();
    }

    /** Reads with the cursor, closes the cursor, and counts the memory left. */
    @Arbiter
    public void look(III_Result r) {
      r.r2 = memory.left();
      if (cursor != null) {
        cursor.close();
      }
      r.r3 = leftAfterClose();
    }
  }

  /** Tests that a view keeps its memory allocated, if the view was made before the close. */
  @JCStressTest
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Kept by the view.")
  @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Released under the view, or memory left.")
  @State
  public static class ViewAgainstClose extends Parsed {
    @Nullable
    ByteBuffer view;

    /** Makes a view. */
    @Actor
    public void view() {
      try {
        view = document.payload();
      } catch (OcpClosedException e) {
        view = null;
      }
    }

    /** Closes the document. */
    @Actor
    public void close() {
      document.close();
    }

    /** Reads the view. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = memory.left();
      engine.close();
      r.r1 = view == null ? GONE : view.getInt(PayloadFormat.H_SOURCE_LENGTH);
    }
  }

  /** Parses and reads while another thread closes the engine. */
  @JCStressTest
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "Parsed and read.")
  @Outcome(id = "-1, 0", expect = Expect.ACCEPTABLE, desc = "Refused.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else, or memory left.")
  @State
  public static class ParseAgainstEngineClose extends Parsed {
    /** Parses and reads. */
    @Actor
    public void parse(II_Result r) {
      r.r1 = StressEngine.read(() -> engine.parse(SOURCE).sourceByteSize());
    }

    /** Closes the engine. */
    @Actor
    public void close() {
      engine.close();
    }

    /** Counts the memory left. */
    @Arbiter
    public void look(II_Result r) {
      r.r2 = leftAfterClose();
    }
  }

  /** Parses into a frame while another thread resets the frame and parses into it again. */
  @JCStressTest
  @Outcome(id = "1, 1, 0", expect = Expect.ACCEPTABLE, desc = "Both read their own.")
  @Outcome(id = "-1, 1, 0", expect = Expect.ACCEPTABLE, desc = "The other was reset.")
  @Outcome(expect = Expect.FORBIDDEN, desc = "Something else, or memory left.")
  @State
  public static class ParseAgainstReset extends Parsed {
    final OcpFrame frame = engine.openFrame(1024);

    /** Parses and reads. */
    @Actor
    public void parse(III_Result r) {
      OcpDocument parsed = frame.parse(SOURCE, ParseOptions.DEFAULT);
      r.r1 = StressEngine.read(parsed::sourceByteSize);
    }

    /** Resets the frame, parses and reads. */
    @Actor
    public void reset(III_Result r) {
      frame.reset();
      OcpDocument parsed = frame.parse(SOURCE, ParseOptions.DEFAULT);
      r.r2 = StressEngine.read(parsed::sourceByteSize);
      frame.allocate(VectorType.INT, 64).fill(NEXT);
    }

    /** Counts the memory left. */
    @Arbiter
    public void look(III_Result r) {
      r.r3 = leftAfterClose();
    }
  }
}
