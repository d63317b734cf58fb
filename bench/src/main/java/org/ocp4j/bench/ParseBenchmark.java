package org.ocp4j.bench;

import java.util.concurrent.TimeUnit;
import org.ocp4j.OcpDocument;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Parsing a corpus of documents, one at a time: ocp4j's engines beside other libraries. An
 * operation is the whole corpus; the counter {@code bytes}, per microsecond, is MB/s. With several
 * threads each of them parses the corpus, on one engine.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(2)
public class ParseBenchmark {
  /** ocp4j, documents in MDX as MDX, the others as Markdown, from bytes. */
  @Benchmark
  public void ocpByName(EngineState engine, CorpusState corpus, Counter counter, Blackhole hole) {
    corpus.documents().parseByName(engine.ocp(), hole);
    counter.bytes += corpus.documents().bytes();
  }

  /** ocp4j, every document as Markdown, from bytes; the tree has the position of every node. */
  @Benchmark
  public void ocpMarkdown(EngineState engine, CorpusState corpus, Counter counter, Blackhole hole) {
    for (Corpus.Document document : corpus.documents().files()) {
      try (OcpDocument parsed = engine.ocp().parse(document.utf8(), Corpus.MARKDOWN)) {
        hole.consume(parsed.nodeCount());
      }
    }
    counter.bytes += corpus.documents().bytes();
  }

  /** ocp4j, every document as Markdown, from strings. */
  @Benchmark
  public void ocpMarkdownFromStrings(
      EngineState engine, CorpusState corpus, Counter counter, Blackhole hole) {
    for (Corpus.Document document : corpus.documents().files()) {
      try (OcpDocument parsed = engine.ocp().parse(document.text(), Corpus.MARKDOWN)) {
        hole.consume(parsed.nodeCount());
      }
    }
    counter.bytes += corpus.documents().bytes();
  }

  /** Another library, every document as Markdown, from strings. */
  @Benchmark
  public void library(LibraryState library, CorpusState corpus, Counter counter, Blackhole hole) {
    for (Corpus.Document document : corpus.documents().files()) {
      hole.consume(library.parse(document.text()));
    }
    counter.bytes += corpus.documents().bytes();
  }
}
