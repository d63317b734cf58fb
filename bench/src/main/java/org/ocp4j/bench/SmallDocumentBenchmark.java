package org.ocp4j.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Parser;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to parse, walk and close a document of 1.6 KB. The cost of the runtime
 * is the difference between {@link #parseWalkClose} and {@link #parserAlone}. {@link SizeBenchmark}
 * measures the same without reading the nodes.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Benchmark)
public class SmallDocumentBenchmark {
  private static final ParseOptions OPTIONS = Corpus.MARKDOWN.withOwnership(Ownership.CONFINED);

  private final byte[] utf8 = SizedState.small();
  private final String text = SizedState.text(SizedState.SMALL);
  private final org.commonmark.parser.Parser commonmark = Library.commonmarkWithGfm();

  /** Holds an engine's parser without the runtime around it. */
  @State(Scope.Benchmark)
  public static class Backend {
    private EngineBackend backend;
    private Parser parser;
    private Block block;

    /** Opens the engine. */
    @Setup
    public void start(EngineState engine) {
      EngineProvider provider = ServiceLoader.load(EngineProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.id().equals(engine.engine))
          .findFirst()
          .orElseThrow();
      backend = provider.open();
      parser = backend.newParser();
      block = backend.heap().allocate(1 << 16);
    }

    /** Closes the engine. */
    @TearDown
    public void stop() {
      block.release();
      parser.close();
      backend.close();
    }
  }

  /** Parses a document, visits all its nodes and closes it. */
  @Benchmark
  public long parseWalkClose(EngineState engine) {
    try (OcpDocument document = engine.ocp().parse(utf8, OPTIONS);
        OcpCursor cursor = document.cursor()) {
      return Walks.ends(cursor);
    }
  }

  /** Runs only the engine's parser, which writes the payload into an existing block. */
  @Benchmark
  public int parserAlone(Backend engine) {
    int size = engine.parser.parse(ByteBuffer.wrap(utf8), OPTIONS);
    ByteBuffer target = engine.block.view().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    engine.parser.emit(target);
    return size;
  }

  /** Parses and walks with commonmark-java, with tables, strikethrough and task items. */
  @Benchmark
  public long commonmarkJava() {
    return Walks.count(commonmark.parse(text));
  }
}
