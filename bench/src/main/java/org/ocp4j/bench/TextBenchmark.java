package org.ocp4j.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.ocp4j.OcpDocument;
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
import org.openjdk.jmh.infra.Blackhole;

/**
 * Measures how long it takes to extract the readable text of every document of a corpus as a
 * string. The documents are parsed as Markdown beforehand and stay open. The counter {@code bytes},
 * per microsecond, is MB/s of source.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class TextBenchmark {
  /** Holds an engine's open documents. */
  @State(Scope.Benchmark)
  public static class Documents {
    private final List<OcpDocument> documents = new ArrayList<>();

    /** Parses the documents. */
    @Setup
    public void parse(EngineState engine, CorpusState corpus) {
      for (Corpus.Document document : corpus.documents().files()) {
        documents.add(engine.ocp().parse(document.utf8(), Corpus.MARKDOWN));
      }
    }

    /** Closes the documents. */
    @TearDown
    public void close() {
      documents.forEach(OcpDocument::close);
    }
  }

  /** Holds the trees of commonmark-java with tables, strikethrough and task items. */
  @State(Scope.Benchmark)
  public static class Trees {
    private final TextContentRenderer renderer =
        TextContentRenderer.builder().extensions(Library.commonmarkExtensions()).build();
    private List<Node> trees = List.of();

    /** Parses the documents. */
    @Setup
    public void parse(CorpusState corpus) {
      Parser parser = Library.commonmarkWithGfm();
      trees = corpus.documents().files().stream()
          .map(document -> parser.parse(document.text()))
          .toList();
    }
  }

  /** Extracts the text with ocp4j's {@link OcpDocument#toText()}. */
  @Benchmark
  public void ocp(Documents documents, CorpusState corpus, Counter counter, Blackhole hole) {
    for (OcpDocument document : documents.documents) {
      hole.consume(document.toText());
    }
    counter.bytes += corpus.documents().bytes();
  }

  /** Extracts the text with commonmark-java's {@link TextContentRenderer}. */
  @Benchmark
  public void commonmarkJava(Trees trees, CorpusState corpus, Counter counter, Blackhole hole) {
    for (Node tree : trees.trees) {
      hole.consume(trees.renderer.render(tree));
    }
    counter.bytes += corpus.documents().bytes();
  }
}
