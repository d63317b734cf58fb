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
 * Compares how fast ocp4j's engines and other libraries parse a corpus, one document at a time. One
 * operation parses the whole corpus. The counter {@code bytes}, per microsecond, is MB/s. With
 * several threads, each thread parses the corpus, and all share one engine.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 4)
@Measurement(iterations = 5, time = 4)
@Fork(2)
public class ParseBenchmark {
  /** Parses with ocp4j from bytes: MDX files as MDX, all others as Markdown. */
  @Benchmark
  public void ocpByName(EngineState engine, CorpusState corpus, Counter counter, Blackhole hole) {
    corpus.documents().parseByName(engine.ocp(), hole);
    counter.bytes += corpus.documents().bytes();
  }

  /**
   * Parses with ocp4j from bytes, all files as Markdown. The tree has the position of every node.
   */
  @Benchmark
  public void ocpMarkdown(EngineState engine, CorpusState corpus, Counter counter, Blackhole hole) {
    for (Corpus.Document document : corpus.documents().files()) {
      try (OcpDocument parsed = engine.ocp().parse(document.utf8(), Corpus.MARKDOWN)) {
        hole.consume(parsed.nodeCount());
      }
    }
    counter.bytes += corpus.documents().bytes();
  }

  /** Parses with ocp4j from strings, all files as Markdown. */
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

  /** Parses with another library from strings, all files as Markdown. */
  @Benchmark
  public void library(LibraryState library, CorpusState corpus, Counter counter, Blackhole hole) {
    for (Corpus.Document document : corpus.documents().files()) {
      hole.consume(library.parse(document.text()));
    }
    counter.bytes += corpus.documents().bytes();
  }
}
