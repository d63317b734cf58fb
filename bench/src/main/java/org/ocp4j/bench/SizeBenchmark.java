package org.ocp4j.bench;

import java.util.concurrent.TimeUnit;
import org.ocp4j.OcpDocument;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to parse and close one Markdown document, of sizes from a page to 10
 * MB.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class SizeBenchmark {
  private static final ParseOptions OPTIONS = Corpus.MARKDOWN.withOwnership(Ownership.CONFINED);

  /** Parses with ocp4j, from bytes. */
  @Benchmark
  public int ocp(EngineState engine, SizedState source) {
    try (OcpDocument document = engine.ocp().parse(source.utf8(), OPTIONS)) {
      return document.nodeCount();
    }
  }

  /** Parses with another library, from a string. */
  @Benchmark
  public Object library(LibraryState library, SizedState source) {
    return library.parse(source.text());
  }
}
