package org.ocp4j.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to open and close a small document, with a warm pool of blocks and
 * without a pool. {@code -prof gc} shows the Java memory allocated.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(2)
@State(Scope.Benchmark)
public class MemoryBenchmark {
  /** The number of blocks of each size that the pool may keep. */
  @Param({"10", "0"})
  public int pool;

  private final byte[] source = """
      # A title

      A small document with *some* words and [a link](https://example.com) in 100 bytes.

      End
      """.getBytes(StandardCharsets.UTF_8);
  private final ParseOptions options = ParseOptions.DEFAULT.withOwnership(Ownership.CONFINED);
  private OcpEngine idle;
  private OcpEngine java;

  /** Opens the engines. */
  @Setup
  public void start() {
    idle = Ocp.builder().provider(new IdleEngine(source)).poolCapacity(pool).build();
    java = Ocp.builder().engine("java").poolCapacity(pool).build();
  }

  /** Closes the engines. */
  @TearDown
  public void stop() {
    idle.close();
    java.close();
  }

  /** Measures the runtime alone, with an engine that returns the same payload for every source. */
  @Benchmark
  public int openAndClose() {
    try (OcpDocument document = idle.parse(source, options)) {
      return document.nodeCount();
    }
  }

  /** Measures the runtime and the Java engine, which parses 100 bytes. */
  @Benchmark
  public int parseAndClose() {
    try (OcpDocument document = java.parse(source, options)) {
      return document.nodeCount();
    }
  }
}
