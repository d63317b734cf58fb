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
 * Measures what many open documents cost: the Java heap and the other memory for each document, and
 * the garbage collector's pauses. All documents are parsed as Markdown. The results are in the
 * counters; the operation's time is meaningless. The documents are the files of the corpus,
 * repeated. Each is parsed from its own copy of the source, so that the heap of a tree that refers
 * to its source is counted.
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
  /** The number of open documents. */
  @Param("10000")
  public int documents;

  /** Holds the measured values. */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Found {
    /** Bytes of Java heap per document, after a full collection. */
    public double retainedHeap;

    /** Bytes outside the heap per document, by the engine's own statistics. */
    public double offHeap;

    /** Total pause of all young collections while the documents were parsed, in milliseconds. */
    public double youngCollections;

    /** Pause of one young collection while the documents are open, in milliseconds. */
    public double youngCollection;

    /** Pause of one full collection while the documents are open, in milliseconds. */
    public double fullCollection;

    /** Pause of one full collection before any document is parsed, in milliseconds. */
    public double emptyCollection;
  }

  /** Measures ocp4j, which parses from bytes. */
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

  /** Measures another library, which parses from strings. */
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
