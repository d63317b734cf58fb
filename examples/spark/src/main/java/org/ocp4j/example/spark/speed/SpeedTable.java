package org.ocp4j.example.spark.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.example.spark.Sessions;

/** Measures documents in Spark, and prints the end of the page about Spark. */
public final class SpeedTable {
  private static final String MARKDOWN = "map('format', 'markdown')";
  private static final String PARSE = "sum(length(ocp_parse(source, " + MARKDOWN + ")))";
  private static final String TEXT = "sum(length(ocp_text(ocp_parse(source, " + MARKDOWN + "))))";

  /** What is measured in each kind of cluster: a name and what is selected from the sources. */
  private static final List<List<String>> QUERIES = List.of(
      List.of("read only", "sum(length(source))"),
      List.of("**`ocp_parse`**", PARSE),
      List.of("**`ocp_text(ocp_parse)`**", TEXT),
      List.of("commonmark-java, parsed", "sum(commonmark_blocks(source))"),
      List.of("commonmark-java, as text", "sum(length(commonmark_text(source)))"));

  private static final List<List<String>> MASTERS = List.of(
      List.of("local[1]", "Spark, `local[1]`"),
      List.of("local[2]", "Spark, `local[2]`"),
      List.of("local-cluster[2,1,2048]", "Spark, two executors"));

  private final Workload workload;
  private final Path work;
  private final PrintStream out;

  private SpeedTable(Workload workload, Path work, PrintStream out) {
    this.workload = workload;
    this.work = work;
    this.out = out;
  }

  /**
   * Runs the measurement.
   *
   * @param arguments the folder with the documents, the megabytes to which they are repeated, and
   *     the file for the drawing of the memory
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 3) {
      System.err.println("Usage: docs/update-spark FOLDER [MEGABYTES]");
      System.exit(2);
    }
    long bytes = Long.parseLong(arguments[1]) * 1_000_000;
    Path work = Files.createTempDirectory("ocp4j-spark");
    try {
      Workload workload = Workload.read(Path.of(arguments[0]), bytes);
      new SpeedTable(workload, work, System.out).run(Path.of(arguments[2]));
    } finally {
      delete(work);
    }
  }

  private void run(Path plot) throws IOException {
    out.printf(
        Locale.ROOT,
        "%,d documents with %,d MB of source: those of a folder, %d times. Java %s, engine `%s`.%n%n",
        workload.documents(),
        workload.bytes() / 1_000_000,
        workload.repeats(),
        Runtime.version().feature(),
        engine());
    out.println("| where | what | seconds | MB/s | documents/s | µs for a document |");
    out.println("|---|---|--:|--:|--:|--:|");
    for (int threads = 1; threads <= 2; threads++) {
      String where = threads == 1 ? "one JVM, one thread" : "one JVM, two threads";
      row(where, "**`parseAll`**", seconds(threads));
    }
    Path table = work.resolve("sources");
    for (List<String> master : MASTERS) {
      spark(master.get(0), master.get(1), table, plot);
    }
    payloads(table);
  }

  private static String engine() {
    try (OcpEngine engine = Ocp.engine()) {
      return engine.id();
    }
  }

  private double seconds(int threads) {
    BatchOptions options =
        BatchOptions.DEFAULT.withParseOptions(ParseOptions.MARKDOWN).withParallelism(threads);
    List<OcpSource> sources = workload.texts().stream().map(OcpSource::of).toList();
    try (OcpEngine engine = Ocp.engine()) {
      batches(engine, sources, options, Math.max(1, workload.repeats() / 4));
      long start = System.nanoTime();
      batches(engine, sources, options, workload.repeats());
      return (System.nanoTime() - start) / 1e9;
    }
  }

  private static void batches(
      OcpEngine engine, List<OcpSource> sources, BatchOptions options, int rounds) {
    for (int i = 0; i < rounds; i++) {
      try (OcpBatch batch = engine.parseAll(sources, options)) {
        if (batch.failedCount() > 0) {
          throw new IllegalStateException(batch.toString());
        }
      }
    }
  }

  private void spark(String master, String name, Path table, Path plot) throws IOException {
    try (SparkSession session = session(master)) {
      if (Files.notExists(table)) {
        workload.write(session, table);
      }
      Commonmark.register(session);
      session.read().parquet(table.toString()).createOrReplaceTempView("sources");
      for (List<String> query : QUERIES) {
        time(session, query.get(1), "sources WHERE spark_partition_id() % 8 = 0");
      }
      try (ResidentMemory memory = new ResidentMemory()) {
        for (List<String> query : QUERIES) {
          row(name, query.get(0), time(session, query.get(1), "sources"));
        }
        if (!memory.executors().isEmpty()) {
          Files.writeString(plot, MemoryPlot.svg(memory.executors()));
        }
      }
    }
  }

  /** Measures reading stored payloads beside parsing stored sources again. */
  private void payloads(Path table) throws IOException {
    Path payloads = work.resolve("payloads");
    try (SparkSession session = session("local[2]")) {
      session.read().parquet(table.toString()).createOrReplaceTempView("sources");
      session
          .sql("SELECT ocp_parse(source, " + MARKDOWN + ") AS payload FROM sources")
          .write()
          .parquet(payloads.toString());
      session.read().parquet(payloads.toString()).createOrReplaceTempView("payloads");
      out.printf(
          Locale.ROOT,
          "%nStored as Parquet, the sources take %,d MB and the payloads %,d MB.%n%n",
          size(table) / 1_000_000,
          size(payloads) / 1_000_000);
      out.println("| where | what | seconds | MB/s | documents/s | µs for a document |");
      out.println("|---|---|--:|--:|--:|--:|");
      time(session, "sum(length(ocp_text(payload)))", "payloads");
      String name = "Spark, `local[2]`";
      row(name, "text, parsed again", time(session, TEXT, "sources"));
      row(
          name,
          "text from stored payloads",
          time(session, "sum(length(ocp_text(payload)))", "payloads"));
      row(name, "stored payloads, read only", time(session, "sum(length(payload))", "payloads"));
    }
  }

  private static double time(SparkSession session, String selected, String from) {
    long start = System.nanoTime();
    session.sql("SELECT " + selected + " FROM " + from).collectAsList();
    return (System.nanoTime() - start) / 1e9;
  }

  private void row(String where, String what, double seconds) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.0f | %,.0f | %.1f |%n",
        where,
        what,
        seconds,
        workload.bytes() / seconds / 1e6,
        workload.documents() / seconds,
        seconds / workload.documents() * 1e6);
    out.flush();
  }

  private SparkSession session(String master) {
    return Sessions.builder(master)
        .config("spark.local.dir", work.toString())
        .config("spark.executor.memory", "2g")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .getOrCreate();
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
