package org.ocp4j.bench;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
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
 * Parsing a corpus of documents, one at a time: ocp4j's engines beside commonmark-java. An operation
 * is the whole corpus; the counter {@code bytes}, per microsecond, is MB/s.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(2)
@State(Scope.Benchmark)
public class ParseBenchmark {
  /** The folder with the documents. */
  @Param("../shared/conformance/corpus")
  public String corpus;

  private Corpus documents;
  private final ParseOptions markdown = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);
  private final Parser commonmark = Parser.builder().build();
  private final Parser commonmarkWithGfm = Parser.builder()
      .extensions(List.of(
          TablesExtension.create(),
          StrikethroughExtension.create(),
          TaskListItemsExtension.create()))
      .build();
  private final Parser commonmarkWithSpans =
      Parser.builder().includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES).build();

  /** An engine. */
  @State(Scope.Benchmark)
  public static class Engine {
    /** The engine that ocp4j parses with. */
    @Param({"java", "ffm", "jna", "wasm"})
    public String engine;

    private OcpEngine ocp;

    /** Starts the engine. */
    @Setup
    public void start() {
      ocp = Ocp.builder().engine(engine).build();
    }

    /** Stops the engine. */
    @TearDown
    public void stop() {
      ocp.close();
    }
  }

  /** How many bytes were parsed. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Counter {
    /** Bytes of source. */
    public long bytes;
  }

  /** Reads the documents. */
  @Setup
  public void read() {
    documents = Corpus.read(corpus);
  }

  /** ocp4j, every document as Markdown, from bytes; the tree has the position of every node. */
  @Benchmark
  public void ocpMarkdown(Engine engine, Counter counter, Blackhole hole) {
    for (Corpus.Document document : documents.files()) {
      try (OcpDocument parsed = engine.ocp.parse(document.utf8(), markdown)) {
        hole.consume(parsed.nodeCount());
      }
    }
    counter.bytes += documents.bytes();
  }

  /** ocp4j, documents in MDX as MDX, the others as Markdown, from bytes. */
  @Benchmark
  public void ocpByName(Engine engine, Counter counter, Blackhole hole) {
    for (Corpus.Document document : documents.files()) {
      ParseOptions options = document.isMdx() ? ParseOptions.DEFAULT : markdown;
      try (OcpDocument parsed = engine.ocp.parse(document.utf8(), options)) {
        hole.consume(parsed.nodeCount());
      } catch (OcpParseException e) {
        hole.consume(e);
      }
    }
    counter.bytes += documents.bytes();
  }

  /** ocp4j, every document as Markdown, from strings. */
  @Benchmark
  public void ocpMarkdownFromStrings(Engine engine, Counter counter, Blackhole hole) {
    for (Corpus.Document document : documents.files()) {
      try (OcpDocument parsed = engine.ocp.parse(document.text(), markdown)) {
        hole.consume(parsed.nodeCount());
      }
    }
    counter.bytes += documents.bytes();
  }

  /** commonmark-java, every document, without source spans. */
  @Benchmark
  public void commonmarkJava(Counter counter, Blackhole hole) {
    commonmark(commonmark, counter, hole);
  }

  /** commonmark-java with tables, strikethrough and task items, every document, without spans. */
  @Benchmark
  public void commonmarkJavaWithGfm(Counter counter, Blackhole hole) {
    commonmark(commonmarkWithGfm, counter, hole);
  }

  /** commonmark-java, every document, with source spans for blocks and inlines. */
  @Benchmark
  public void commonmarkJavaWithSpans(Counter counter, Blackhole hole) {
    commonmark(commonmarkWithSpans, counter, hole);
  }

  private void commonmark(Parser parser, Counter counter, Blackhole hole) {
    for (Corpus.Document document : documents.files()) {
      Node parsed = parser.parse(document.text());
      hole.consume(parsed);
    }
    counter.bytes += documents.bytes();
  }
}
