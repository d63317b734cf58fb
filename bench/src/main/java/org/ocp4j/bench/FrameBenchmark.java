package org.ocp4j.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.ocp4j.frame.OcpFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to reset a frame that holds a hundred documents of 300 bytes, without
 * the time to parse them. One iteration resets thirty-two frames between two readings of the clock.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class FrameBenchmark {
  private static final int FRAMES = 32;
  private static final int DOCUMENTS = 100;
  private static final int SIZE = 300;
  private static final int CAPACITY = 1 << 20;

  /** Holds frames with documents. */
  @State(Scope.Thread)
  public static class Frames {
    private final byte[] source = SizedState.text(SIZE).getBytes(StandardCharsets.UTF_8);
    private final OcpFrame[] frames = new OcpFrame[FRAMES];

    /** Opens the frames. */
    @Setup
    public void open(EngineState engine) {
      Arrays.setAll(frames, i -> engine.ocp().openFrame(CAPACITY));
    }

    /** Parses documents into the frames. */
    @Setup(Level.Invocation)
    public void place() {
      for (OcpFrame frame : frames) {
        for (int i = 0; i < DOCUMENTS; i++) {
          frame.parse(source, Corpus.MARKDOWN);
        }
      }
    }

    /** Closes the frames. */
    @TearDown
    public void close() {
      for (OcpFrame frame : frames) {
        frame.close();
      }
    }
  }

  /** Resets the frames. */
  @Benchmark
  @OperationsPerInvocation(FRAMES)
  public void reset(Frames frames) {
    for (OcpFrame frame : frames.frames) {
      frame.reset();
    }
  }
}
