package org.ocp4j.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Parser;
import org.openjdk.jmh.annotations.AuxCounters;
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
 * Measures the time and memory that an instance of the WebAssembly module costs, beside a parser of
 * the Java engine. A new engine has no parsers, so each operation makes one.
 */
@State(Scope.Benchmark)
public class SandboxBenchmark {
  private static final byte[] SOURCE = "# Hi\n".getBytes(StandardCharsets.UTF_8);

  /** The id of the engine. */
  @Param({"wasm", "java"})
  public String engine;

  /** Holds an open engine, for benchmarks that need no new one. */
  @State(Scope.Benchmark)
  public static class Backend {
    private EngineBackend backend;

    /** Opens the engine. */
    @Setup
    public void start(SandboxBenchmark benchmark) {
      backend = ServiceLoader.load(EngineProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.id().equals(benchmark.engine))
          .findFirst()
          .orElseThrow()
          .open();
    }

    /** Closes the engine. */
    @TearDown
    public void stop() {
      backend.close();
    }
  }

  /** Holds how many bytes of memory an engine's only parser keeps. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Kept {
    /** Bytes kept after a document of five bytes. */
    public long afterFiveBytes;

    /** Bytes kept after the corpus was parsed, too. */
    public long afterCorpus;
  }

  /** Opens an engine, parses a first document and closes both. All code is warm. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 5, time = 2)
  @Measurement(iterations = 5, time = 2)
  @Fork(2)
  public int open() {
    return openParseClose();
  }

  /** Makes a parser for one document: the cost of discarding a sandbox. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 5, time = 2)
  @Measurement(iterations = 5, time = 2)
  @Fork(2)
  public int newParser(Backend backend) {
    try (Parser parser = backend.backend.newParser()) {
      return parser.parse(ByteBuffer.wrap(SOURCE), ParseOptions.DEFAULT);
    }
  }

  /** Runs {@link #open} as the first work of a new JVM. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(20)
  public int coldStart() {
    return openParseClose();
  }

  private int openParseClose() {
    try (OcpEngine ocp = Ocp.builder().engine(engine).build();
        OcpDocument document = ocp.parse(SOURCE)) {
      return document.nodeCount();
    }
  }

  /** Counts the memory that a parser keeps. The operation's time is meaningless. */
  @Benchmark
  @BenchmarkMode(Mode.SingleShotTime)
  @OutputTimeUnit(TimeUnit.MILLISECONDS)
  @Warmup(iterations = 0)
  @Measurement(iterations = 1)
  @Fork(1)
  public void memory(CorpusState corpus, Kept kept, Blackhole hole) {
    try (OcpEngine ocp = Ocp.builder().engine(engine).build()) {
      ocp.parse(SOURCE).close();
      kept.afterFiveBytes = ocp.statistics().scratch().liveBytes();
      corpus.documents().parseByName(ocp, hole);
      kept.afterCorpus = ocp.statistics().scratch().liveBytes();
    }
  }
}
