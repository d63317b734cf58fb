package org.ocp4j.bench;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A document of 1.6 KB parsed, walked and closed, and how much of that is the parser's own: what the
 * runtime adds is the difference between {@link #parseWalkClose} and {@link #parserAlone}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Benchmark)
public class SmallDocumentBenchmark {
  private static final int SIZE = 1_600;

  private static final String PARAGRAPHS = """
      ## Reading in place

      A *payload* lies in memory that the collector does not walk, and is **read where it lies**: see
      [the format](format.md#layout "the bytes"), which says `what` stands where.

      - [x] one block for each document
      - [ ] none for its nodes

      | engine | needs |
      |:-------|------:|
      | `ffm`  |    22 |
      | `java` |    17 |

      > Views are the block, not a copy of it.

      ```java
      try (OcpDocument document = engine.parse(source)) {
        read(document.root());
      }
      ```

      """;

  private byte[] utf8;
  private String text;
  private final org.commonmark.parser.Parser commonmark = org.commonmark.parser.Parser.builder()
      .extensions(List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          TaskListItemsExtension.create()))
      .build();

  /** An engine, and a parser of it without the runtime around it. */
  @State(Scope.Benchmark)
  public static class Engine {
    /** The engine. */
    @Param({"java", "ffm", "jna", "wasm"})
    public String engine;

    private final ParseOptions options =
        ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withOwnership(Ownership.CONFINED);
    private OcpEngine ocp;
    private EngineBackend backend;
    private Parser parser;
    private Block block;

    /** Starts the engine. */
    @Setup
    public void start() {
      ocp = Ocp.builder().engine(engine).build();
      EngineProvider provider = ServiceLoader.load(EngineProvider.class).stream()
          .map(ServiceLoader.Provider::get)
          .filter(found -> found.id().equals(engine))
          .findFirst()
          .orElseThrow();
      backend = provider.open();
      parser = backend.newParser();
      block = backend.heap().allocate(1 << 16);
    }

    /** Stops the engine. */
    @TearDown
    public void stop() {
      block.release();
      parser.close();
      backend.close();
      ocp.close();
    }
  }

  /** Makes the document. */
  @Setup
  public void write() {
    text = PARAGRAPHS.repeat(4).substring(0, SIZE);
    utf8 = text.getBytes(StandardCharsets.UTF_8);
  }

  /** All that a user does with a document. */
  @Benchmark
  public long parseWalkClose(Engine engine) {
    try (OcpDocument document = engine.ocp.parse(utf8, engine.options);
        OcpCursor cursor = document.cursor()) {
      return walk(cursor);
    }
  }

  private static long walk(OcpCursor cursor) {
    long sum = 0;
    do {
      sum += cursor.kind().code() + cursor.end();
    } while (cursor.next());
    return sum;
  }

  /** The same without a look at its nodes. */
  @Benchmark
  public int parseClose(Engine engine) {
    try (OcpDocument document = engine.ocp.parse(utf8, engine.options)) {
      return document.nodeCount();
    }
  }

  /** The engine's parser: from the source's bytes to the payload's in a block that is there. */
  @Benchmark
  public int parserAlone(Engine engine) {
    int size = engine.parser.parse(ByteBuffer.wrap(utf8), engine.options);
    ByteBuffer target = engine.block.view().duplicate().order(ByteOrder.LITTLE_ENDIAN);
    engine.parser.emit(target);
    return size;
  }

  /** commonmark-java with tables, strikethrough and task items: its tree made and walked. */
  @Benchmark
  public long commonmarkJava() {
    return walk(commonmark.parse(text));
  }

  private static long walk(Node node) {
    long sum = 1;
    for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
      sum += walk(child);
    }
    return sum;
  }
}
