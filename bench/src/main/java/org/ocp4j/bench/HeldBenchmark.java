package org.ocp4j.bench;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.ocp4j.OcpDocument;
import org.ocp4j.memory.Capability;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Many documents parsed, as Markdown, and held open: the Java heap and the other memory that each
 * takes, and what the collector's pauses are. All is in the counters; the time of the operation
 * says nothing. The documents are the corpus' files, again and again, each from a copy of its
 * source that nobody else has, so that a tree that keeps its source shows it.
 */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseG1GC", "-Xms4g", "-Xmx4g"})
@State(Scope.Benchmark)
public class HeldBenchmark {
  /** How many documents are held. */
  @Param("10000")
  public int documents;

  /** What was found. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Found {
    /** Bytes of Java heap for each document, after a full collection. */
    public double retainedHeap;

    /** Bytes outside the heap for each document, by the engine's own statistics. */
    public double offHeap;

    /**
     * Milliseconds of all pauses for young collections while the documents were parsed and kept.
     */
    public double youngCollections;

    /** Milliseconds of one pause for a young collection while they are held. */
    public double youngCollection;

    /** Milliseconds of one pause for a full collection while they are held. */
    public double fullCollection;

    /** Milliseconds of one pause for a full collection before there are any. */
    public double emptyCollection;
  }

  /** ocp4j, from bytes. */
  @Benchmark
  public void ocp(EngineState engine, CorpusState corpus, Found found) {
    Corpus all = corpus.documents();
    OcpDocument[] kept = new OcpDocument[documents];
    HeldHeap.measure(
        kept,
        i -> engine.ocp().parse(all.cycled(i).utf8().clone(), Corpus.MARKDOWN),
        OcpDocument::close,
        found);
    if (engine.ocp().capabilities().contains(Capability.OFF_HEAP)) {
      found.offHeap = (double) engine.ocp().statistics().documents().liveBytes() / documents;
    }
    for (OcpDocument document : kept) {
      document.close();
    }
  }

  /** Another library, from strings. */
  @Benchmark
  public void library(LibraryState library, CorpusState corpus, Found found) {
    Corpus all = corpus.documents();
    HeldHeap.measure(
        new Object[documents],
        i -> library.parse(new String(all.cycled(i).utf8(), StandardCharsets.UTF_8)),
        tree -> {},
        found);
  }
}
