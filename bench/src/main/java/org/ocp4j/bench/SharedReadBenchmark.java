package org.ocp4j.bench;

import java.util.concurrent.TimeUnit;
import org.ocp4j.Ocp;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures reads of one shared document, on one thread and on two: through nodes, where each call
 * takes a lease, and with a cursor, which takes one lease for all its calls.
 *
 * @spec contract.md#3.7 Contract 3.7
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Benchmark)
public class SharedReadBenchmark {
  private OcpEngine engine;
  private OcpDocument document;

  /** Parses the document. */
  @Setup
  public void start() {
    engine = Ocp.builder().engine("java").build();
    document = engine.parse("Some *text* and [a link](b).\n\n".repeat(1_000));
  }

  /** Closes the document. */
  @TearDown
  public void stop() {
    document.close();
    engine.close();
  }

  /** Reads through nodes, on one thread. */
  @Benchmark
  @Threads(1)
  public long nodesByOne() {
    return nodes();
  }

  /** Reads through nodes, on two threads. */
  @Benchmark
  @Threads(2)
  public long nodesByTwo() {
    return nodes();
  }

  /** Reads with a cursor, on one thread. */
  @Benchmark
  @Threads(1)
  public long cursorByOne() {
    return cursor();
  }

  /** Reads with two cursors, on two threads. */
  @Benchmark
  @Threads(2)
  public long cursorByTwo() {
    return cursor();
  }

  private long nodes() {
    long sum = 0;
    int count = document.nodeCount();
    for (int i = 0; i < count; i++) {
      OcpNode node = document.node(i);
      sum += node.start() + node.textLength();
    }
    return sum;
  }

  private long cursor() {
    long sum = 0;
    try (OcpCursor node = document.cursor()) {
      do {
        sum += node.start() + node.textLength();
      } while (node.next());
    }
    return sum;
  }
}
