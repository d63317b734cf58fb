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
 * What an instance of the WebAssembly module costs, in time and in memory, beside a parser of the
 * Java engine. A closed engine keeps no parsers, so each operation makes one.
 */
@State(Scope.Benchmark)
public class SandboxBenchmark {
  private static final byte[] SOURCE = "# Hi\n".getBytes(StandardCharsets.UTF_8);

  /** The engine. */
  @Param({"wasm", "java"})
  public String engine;

  /** The engine at work, for those who need no new one. */
  @State(Scope.Benchmark)
  public static class Backend {
    private EngineBackend backend;

    /** Starts the engine. */
    @Setup
    public void start(SandboxBenchmark benchmark) {
      backend = ServiceLoader.load(EngineProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.id().equals(benchmark.engine))
          .findFirst()
          .orElseThrow()
          .open();
    }

    /** Stops the engine. */
    @TearDown
    public void stop() {
      backend.close();
    }
  }

  /** Bytes of memory that the one parser of an engine keeps. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Kept {
    /** After a document of five bytes. */
    public long afterFiveBytes;

    /** After the corpus as well. */
    public long afterCorpus;
  }

  /**
   * An engine opened, its first document parsed, and both closed: all is warm but what is made
   * anew.
   */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Warmup(iterations = 5, time = 2)
  @Measurement(iterations = 5, time = 2)
  @Fork(2)
  public int open() {
    return openParseClose();
  }

  /** The parser alone, made for one document: what a sandbox that is thrown away costs. */
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

  /** {@link #open} as the first thing that a JVM does. */
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

  /** The memory that a parser keeps, in its counters; its time says nothing. */
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
