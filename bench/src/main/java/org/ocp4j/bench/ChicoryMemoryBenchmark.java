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
 * Compares the memory of the engine {@code wasm} with the memories that Chicory provides. Each one
 * runs {@link ParseBenchmark#ocpByName} on the same WebAssembly module; {@link PlainWasmEngine}
 * uses Chicory's memories. One operation parses the whole corpus. The counter {@code bytes}, per
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
   * The memory to use: the engine's own, Chicory's default of one buffer a page, or Chicory's of
   * one array a page.
   */
  @Param({"own", "default", "ByteArrayMemory"})
  public String memory;

  private OcpEngine ocp;

  /** Opens the engine. */
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

  /** Closes the engine. */
  @TearDown
  public void stop() {
    ocp.close();
  }

  /** Parses the corpus: MDX files as MDX, all others as Markdown. */
  @Benchmark
  public void parse(CorpusState corpus, Counter counter, Blackhole hole) {
    corpus.documents().parseByName(ocp, hole);
    counter.bytes += corpus.documents().bytes();
  }
}
