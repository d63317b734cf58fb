package org.ocp4j.bench;

import java.util.concurrent.TimeUnit;
import org.ocp4j.OcpDocument;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to close documents of 1.6 KB one after another, without parsing them.
 * The engine's pool keeps ten blocks of a size, so it keeps the blocks of ten documents; of a
 * thousand documents, nearly all blocks are freed. The time includes the two clock readings of an
 * iteration, about 30 ns, divided by the number of documents closed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class CloseBenchmark {
  private static final int FEW = 10;
  private static final int MANY = 1_000;

  /** Holds ten open documents. */
  @State(Scope.Thread)
  public static class Ten {
    private final byte[] source = SizedState.small();
    private final OcpDocument[] documents = new OcpDocument[FEW];

    /** Parses the documents. */
    @Setup(Level.Invocation)
    public void parse(EngineState engine) {
      fill(documents, engine, source);
    }
  }

  /** Holds a thousand open documents. */
  @State(Scope.Thread)
  public static class Thousand {
    private final byte[] source = SizedState.small();
    private final OcpDocument[] documents = new OcpDocument[MANY];

    /** Parses the documents. */
    @Setup(Level.Invocation)
    public void parse(EngineState engine) {
      fill(documents, engine, source);
    }
  }

  private static void fill(OcpDocument[] documents, EngineState engine, byte[] source) {
    for (int i = 0; i < documents.length; i++) {
      documents[i] = engine.ocp().parse(source, Corpus.MARKDOWN);
    }
  }

  /** Closes ten documents, whose blocks return to the pool. */
  @Benchmark
  @OperationsPerInvocation(FEW)
  public void ten(Ten open) {
    close(open.documents);
  }

  /** Closes a thousand documents, most of whose blocks are freed. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public void thousand(Thousand open) {
    close(open.documents);
  }

  private static void close(OcpDocument[] documents) {
    for (OcpDocument document : documents) {
      document.close();
    }
  }
}
