package org.ocp4j.example.spark.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
  private static final String PARSE = "sum(octet_length(ocp_parse(source, " + MARKDOWN + ")))";
  private static final String TEXT =
      "sum(octet_length(ocp_text(ocp_parse(source, " + MARKDOWN + "))))";

  private static final String STORED_TEXT = "sum(octet_length(ocp_text(payload)))";

  private static final String SIZE = "sum(octet_length(payload))";

  private static final String PARSE_ALL = "**`parseAll`**";
  private static final String READ = "read only";
  private static final String OCP_PARSE = "**`ocp_parse`**";
  private static final String COMMONMARK = "commonmark-java, parsed";
  private static final String LOCAL_1 = "local[1]";
  private static final String LOCAL_2 = "local[2]";
  private static final long MEGABYTE = 1_000_000;

  /** What is measured in each kind of cluster: a name and what is selected from the sources. */
  private static final List<List<String>> QUERIES = List.of(
      List.of(READ, "sum(octet_length(source))"),
      List.of(OCP_PARSE, PARSE),
      List.of("**`ocp_text(ocp_parse)`**", TEXT),
      List.of(COMMONMARK, "sum(commonmark_blocks(source))"),
      List.of("commonmark-java, as text", "sum(octet_length(commonmark_text(source)))"));

  private static final List<List<String>> MASTERS = List.of(
      List.of(LOCAL_1, "Spark, `local[1]`"),
      List.of(LOCAL_2, "Spark, `local[2]`"),
      List.of("local-cluster[2,1,2048]", "Spark, two executors"));

  private final Workload workload;
  private final Path work;
  private final PrintStream out;

  // The seconds of queries by where they ran.
  private final Map<String, Double> read = new HashMap<>();
  private final Map<String, Double> parsed = new HashMap<>();
  private final Map<String, Double> commonmark = new HashMap<>();

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
    long bytes = Long.parseLong(arguments[1]) * MEGABYTE;
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
        """
        ## Speed

        <!-- test: skipped: it takes ten minutes -->
        ```sh
        docs/update-spark FOLDER
        ```

        This part of the page was written by that command on %s: %,d documents with
        %,d MB of source, those of a folder %d times, parsed as Markdown on Java %s with
        the engine `%s` and two processors. In Spark the sources come from a table of
        Parquet, and a query adds up one number for each document.

        """,
        LocalDate.now(ZoneOffset.UTC),
        workload.documents(),
        workload.bytes() / MEGABYTE,
        workload.repeats(),
        Runtime.version().feature(),
        engine());
    heading();
    double alone = row("one JVM, one thread", PARSE_ALL, seconds(1));
    row("one JVM, two threads", PARSE_ALL, seconds(2));
    Path table = work.resolve("sources");
    for (List<String> master : MASTERS) {
      spark(master.get(0), master.get(1), table, plot);
    }
    out.printf(
        Locale.ROOT,
        """

        `ocp_parse` in `local[1]` takes %.1f µs longer for a document than `parseAll` on
        one thread; to read the table takes %.1f µs. It also copies the payload to the memory
        of Spark. In `local[2]`, `ocp_parse` is %.1f times as fast as commonmark-java in
        Spark, and %.1f times if the time for reading is taken off.

        ![The memory of two executors while they ran the queries above](spark-memory.svg)

        ### Stored payloads

        """,
        microseconds(seconds(parsed, LOCAL_1) - alone),
        microseconds(seconds(read, LOCAL_1)),
        seconds(commonmark, LOCAL_2) / seconds(parsed, LOCAL_2),
        (seconds(commonmark, LOCAL_2) - seconds(read, LOCAL_2))
            / (seconds(parsed, LOCAL_2) - seconds(read, LOCAL_2)));
    payloads(table);
  }

  private double microseconds(double seconds) {
    return seconds / workload.documents() * 1e6;
  }

  private static double seconds(Map<String, Double> measured, String master) {
    return Objects.requireNonNull(measured.get(master), master);
  }

  private void heading() {
    out.println("| where | what | seconds | MB/s | documents/s | µs for a document |");
    out.println("|---|---|--:|--:|--:|--:|");
  }

  private static String engine() {
    try (OcpEngine engine = Ocp.engine()) {
      return engine.id();
    }
  }

  private double seconds(int threads) {
    BatchOptions options =
        BatchOptions.DEFAULT.withParseOptions(ParseOptions.MARKDOWN).withParallelism(threads);
    List<OcpSource> sources = workload.texts().stream()
        .map(text -> OcpSource.of(text.getBytes(StandardCharsets.UTF_8)))
        .toList();
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
          double seconds = row(name, query.get(0), time(session, query.get(1), "sources"));
          note(query.get(0), master, seconds);
        }
        if (!memory.executors().isEmpty()) {
          Files.writeString(plot, MemoryPlot.svg(memory.executors()));
        }
      }
    }
  }

  private void note(String query, String master, double seconds) {
    switch (query) {
      case READ -> read.put(master, seconds);
      case OCP_PARSE -> parsed.put(master, seconds);
      case COMMONMARK -> commonmark.put(master, seconds);
      default -> {}
    }
  }

  /** Measures reading stored payloads beside parsing stored sources again. */
  private void payloads(Path table) throws IOException {
    Path payloads = work.resolve("payloads");
    List<Double> stored;
    try (SparkSession session = session(LOCAL_2)) {
      session.read().parquet(table.toString()).createOrReplaceTempView("sources");
      writePayloads(session, table, payloads);
      session.read().parquet(payloads.toString()).createOrReplaceTempView("payloads");
      heading();
      time(session, STORED_TEXT, "payloads");
      String name = "Spark, `local[2]`";
      double again = row(name, "text, parsed again", time(session, TEXT, "sources"));
      double from = row(name, "text from payloads", time(session, STORED_TEXT, "payloads"));
      row(name, "payloads, read only", time(session, SIZE, "payloads"));
      long bytes = session.sql("SELECT " + SIZE + " FROM payloads").head().getLong(0);
      out.printf(Locale.ROOT, """

          Text from stored payloads is %.1f times as fast as text that is parsed again. A
          payload has %.1f times the bytes of its source, and to read those takes about as
          long as to parse.

          """, again / from, (double) bytes / workload.bytes());
      stored = stored(session);
    }
    double bytes = workload.bytes();
    new BillionDocuments(out)
        .print(
            bytes / seconds(read, LOCAL_1),
            bytes / seconds(parsed, LOCAL_1),
            stored.get(0),
            stored.get(1));
  }

  /**
   * Returns the bytes of Parquet for a byte of source, for sources and for payloads, in tables that
   * have each document once: to store the same document again takes next to nothing.
   */
  private List<Double> stored(SparkSession session) throws IOException {
    Workload once = new Workload(workload.texts(), 1);
    Path sources = work.resolve("sources-once");
    Path payloads = work.resolve("payloads-once");
    once.write(session, sources);
    writePayloads(session, sources, payloads);
    double bytes = once.bytes();
    return List.of(size(sources) / bytes, size(payloads) / bytes);
  }

  private static void writePayloads(SparkSession session, Path sources, Path payloads) {
    session
        .read()
        .parquet(sources.toString())
        .selectExpr("ocp_parse(source, " + MARKDOWN + ") AS payload")
        .write()
        .parquet(payloads.toString());
  }

  private static double time(SparkSession session, String selected, String from) {
    long start = System.nanoTime();
    session.sql("SELECT " + selected + " FROM " + from).collectAsList();
    return (System.nanoTime() - start) / 1e9;
  }

  private double row(String where, String what, double seconds) {
    out.printf(
        Locale.ROOT,
        "| %s | %s | %.1f | %.0f | %,.0f | %.1f |%n",
        where,
        what,
        seconds,
        workload.bytes() / seconds / 1e6,
        workload.documents() / seconds,
        microseconds(seconds));
    out.flush();
    return seconds;
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
