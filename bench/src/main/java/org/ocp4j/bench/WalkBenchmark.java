package org.ocp4j.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures how long it takes to visit every node of a corpus. The documents are parsed as Markdown
 * beforehand and stay open, each with an open cursor, so a walk need not allocate anything. One
 * operation visits the whole corpus. The counter {@code nodes}, per microsecond, is millions of
 * nodes a second.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(2)
public class WalkBenchmark {
  /** Counts the nodes visited. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Visited {
    /** The number of nodes. */
    public long nodes;
  }

  /**
   * Counts the Java heap that walks allocate. JMH's profiler would also count the allocations of
   * its own threads.
   */
  @AuxCounters(AuxCounters.Type.EVENTS)
  @State(Scope.Thread)
  public static class Allocation {
    private static final ThreadMXBean THREADS =
        ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private long bytes;
    private long walks;

    /** Starts counting. */
    @Setup(Level.Iteration)
    public void begin() {
      bytes = 0;
      walks = 0;
    }

    /** Returns the bytes that this thread has allocated so far. */
    long mark() {
      return THREADS.getCurrentThreadAllocatedBytes();
    }

    /**
     * Counts a walk that started at a mark.
     *
     * @param mark the value of {@link #mark} before the walk
     */
    void walked(long mark) {
      bytes += mark() - mark;
      walks++;
    }

    /** Returns the bytes allocated per walk. */
    public double allocatedByWalk() {
      return (double) bytes / Math.max(1, walks);
    }
  }

  /** Holds an engine's open documents, with a cursor in each. */
  @State(Scope.Benchmark)
  public static class Documents {
    private final List<OcpDocument> documents = new ArrayList<>();
    private OcpCursor[] cursors = {};
    private long nodes;

    /** Parses the documents. */
    @Setup
    public void parse(EngineState engine, CorpusState corpus) {
      for (Corpus.Document document : corpus.documents().files()) {
        OcpDocument parsed = engine.ocp().parse(document.utf8(), Corpus.MARKDOWN);
        documents.add(parsed);
        nodes += parsed.nodeCount();
      }
      cursors = documents.stream().map(OcpDocument::cursor).toArray(OcpCursor[]::new);
    }

    /** Closes the documents. */
    @TearDown
    public void close() {
      for (OcpCursor cursor : cursors) {
        cursor.close();
      }
      documents.forEach(OcpDocument::close);
    }
  }

  /** Holds the trees of commonmark-java with tables, strikethrough and task items. */
  @State(Scope.Benchmark)
  public static class Trees {
    private Node[] trees = {};
    private long nodes;

    /** Parses the documents. */
    @Setup
    public void parse(CorpusState corpus) {
      Parser parser = Library.commonmarkWithGfm();
      trees = corpus.documents().files().stream()
          .map(document -> parser.parse(document.text()))
          .toArray(Node[]::new);
      for (Node tree : trees) {
        nodes += Walks.count(tree);
      }
    }
  }

  /** Visits ocp4j's nodes, and reads the kind and the end position of each. */
  @Benchmark
  public long ocp(Documents documents, Visited visited, Allocation allocation) {
    long mark = allocation.mark();
    long sum = 0;
    for (OcpCursor cursor : documents.cursors) {
      cursor.moveTo(0);
      sum += Walks.ends(cursor);
    }
    allocation.walked(mark);
    visited.nodes += documents.nodes;
    return sum;
  }

  /** Visits commonmark-java's nodes by the links from a node to its children. */
  @Benchmark
  public long commonmarkJava(Trees trees, Visited visited, Allocation allocation) {
    long mark = allocation.mark();
    long sum = 0;
    for (Node tree : trees.trees) {
      sum += Walks.count(tree);
    }
    allocation.walked(mark);
    visited.nodes += trees.nodes;
    return sum;
  }
}
