package org.ocp4j.bench;

import com.dylibso.chicory.runtime.ByteArrayMemory;
import java.util.concurrent.TimeUnit;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Why the engine {@code wasm} has a memory of its own: {@link ParseBenchmark#ocpByName} with it,
 * and with the same module, the memories that Chicory comes with and what it generates to reach
 * them ({@link PlainWasmEngine}). An operation is the whole corpus; the counter {@code bytes}, per
 * microsecond, is MB/s.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(2)
@State(Scope.Benchmark)
public class ChicoryMemoryBenchmark {
  /**
   * The memory: the engine's own; the one that Chicory takes when it is told none, of buffers of a
   * page each; or Chicory's of arrays of a page each.
   */
  @Param({"own", "default", "ByteArrayMemory"})
  public String memory;

  private OcpEngine ocp;

  /** Starts the engine. */
  @Setup
  public void start() {
    OcpEngine.Builder builder = Ocp.builder();
    ocp = switch (memory) {
      case "own" -> builder.engine("wasm").build();
      case "default" ->
        builder.provider(new PlainWasmEngine(instance -> instance)).build();
      case "ByteArrayMemory" ->
        builder
            .provider(
                new PlainWasmEngine(instance -> instance.withMemoryFactory(ByteArrayMemory::new)))
            .build();
      default -> throw new IllegalArgumentException("no memory " + memory);
    };
  }

  /** Stops the engine. */
  @TearDown
  public void stop() {
    ocp.close();
  }

  /** Documents in MDX as MDX, the others as Markdown. */
  @Benchmark
  public void parse(CorpusState corpus, Counter counter, Blackhole hole) {
    corpus.documents().parseByName(ocp, hole);
    counter.bytes += corpus.documents().bytes();
  }
}
