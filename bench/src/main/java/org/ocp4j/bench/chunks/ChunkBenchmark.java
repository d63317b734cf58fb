package org.ocp4j.bench.chunks;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.ocp4j.bench.Counter;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.source.Sources;
import org.ocp4j.bench.chunks.split.Splitter;
import org.ocp4j.bench.chunks.split.Subject;
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
 * Measures how fast documents are cut into chunks, parsing included. One operation cuts all
 * documents, one at a time. The counter {@code bytes}, per microsecond, is MB/s.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
@State(Scope.Benchmark)
public class ChunkBenchmark {
  /** The folders of the corpora, separated as the platform separates paths. */
  @Param("../shared/conformance/corpus")
  public String folders;

  /** 1 for all documents, or n for every n-th. */
  @Param("1")
  public int step;

  /** The greatest size of a chunk in tokens. */
  @Param("512")
  public int budget;

  /** What cuts the documents. */
  @Param
  public Subject subject;

  private Sources sources;
  private Splitter splitter;

  /** Reads the documents and opens the splitter. */
  @Setup
  public void start() throws IOException {
    List<Path> paths = Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(folders)
        .map(Path::of)
        .toList();
    sources = Sources.read(paths, step, false);
    splitter = subject.open(budget);
  }

  /** Closes the splitter. */
  @TearDown
  public void stop() {
    splitter.close();
  }

  /** Cuts all documents. */
  @Benchmark
  public void split(Counter counter, Blackhole hole) {
    for (Source source : sources.documents()) {
      try {
        hole.consume(splitter.cut(source));
      } catch (Splitter.RefusedException e) {
        hole.consume(e);
      }
    }
    counter.bytes += sources.bytes();
  }
}
