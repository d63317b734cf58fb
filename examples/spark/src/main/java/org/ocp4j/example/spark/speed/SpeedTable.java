package org.ocp4j.example.spark.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
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
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.example.spark.Sessions;

/** Measures documents in Spark, and prints the end of the page about Spark. */
public final class SpeedTable {

  /** The payload of a source, in SQL. */
  static final String PARSED = "ocp_parse(source, map('format', 'markdown'))";

  private static final String PARSE_ALL = "**`parseAll`**";
  private static final String READ = "read only";
  private static final String OCP_PARSE = "**`ocp_parse`**";
  private static final String COMMONMARK = "commonmark-java, parsed";
  private static final String LOCAL_1 = "local[1]";
  private static final String LOCAL_2 = "local[2]";
  private static final String EXECUTORS = "local-cluster[2,1,2048]";
  private static final long MEGABYTE = 1_000_000;

  /** What is measured in each kind of cluster: a name and what is selected from the sources. */
  private static final List<List<String>> QUERIES = List.of(
      List.of(READ, "sum(octet_length(source))"),
      List.of(OCP_PARSE, "sum(octet_length(" + PARSED + "))"),
      List.of("**`ocp_text(ocp_parse)`**", "sum(octet_length(ocp_text(" + PARSED + ")))"),
      List.of(COMMONMARK, "sum(commonmark_blocks(source))"),
      List.of("commonmark-java, as text", "sum(octet_length(commonmark_text(source)))"));

  private static final List<List<String>> MASTERS = List.of(
      List.of(LOCAL_1, "Spark, `local[1]`"),
      List.of(LOCAL_2, "Spark, `local[2]`"),
      List.of(EXECUTORS, "Spark, two executors"));

  private final Workload workload;
  private final Path work;
  private final PrintStream out;
  private final Rows rows;

  /** The bytes of payloads that were copied, so that no copy can be left out. */
  private long kept;

  // The seconds of queries by where they ran.
  private final Map<String, Double> read = new HashMap<>();
  private final Map<String, Double> parsed = new HashMap<>();
  private final Map<String, Double> commonmark = new HashMap<>();

  private SpeedTable(Workload workload, Path work, PrintStream out) {
    this.workload = workload;
    this.work = work;
    this.out = out;
    this.rows = new Rows(workload, out);
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
        Parquet with the [settings](#settings-for-documents) of this page, and a query adds up
        one number for each document.

        """,
        LocalDate.now(ZoneOffset.UTC),
        workload.documents(),
        workload.bytes() / MEGABYTE,
        workload.repeats(),
        Runtime.version().feature(),
        engine());
    rows.heading();
    String oneThread = "one JVM, one thread";
    rows.row(oneThread, PARSE_ALL, batches(1));
    rows.row("one JVM, two threads", PARSE_ALL, batches(2));
    double alone = rows.row(oneThread, "**`parse`**, one by one", oneByOne());
    Path table = work.resolve("sources");
    for (List<String> master : MASTERS) {
      spark(master.get(0), master.get(1), table, plot);
    }
    out.printf(
        Locale.ROOT,
        """

        A document takes %.1f µs longer in `local[1]` than without Spark, where a loop parses it,
        copies its payload to an array and closes it; to read the table takes %.1f µs of these.
        `ocp_parse` is %.1f times as fast as commonmark-java in `local[1]`, %.1f times in `local[2]`
        and %.1f times with two executors.

        ![The memory of two executors while they ran the queries above](spark-memory.svg)

        ### Stored payloads

        """,
        rows.microseconds(seconds(parsed, LOCAL_1) - alone),
        rows.microseconds(seconds(read, LOCAL_1)),
        seconds(commonmark, LOCAL_1) / seconds(parsed, LOCAL_1),
        seconds(commonmark, LOCAL_2) / seconds(parsed, LOCAL_2),
        seconds(commonmark, EXECUTORS) / seconds(parsed, EXECUTORS));
    try (SparkSession session = session(LOCAL_2)) {
      StoredTables tables = new StoredTables(session, workload, work, rows, out);
      tables.measure("Spark, `local[2]`");
      double[] stored = tables.storedBytes();
      double bytes = workload.bytes();
      new BillionDocuments(out)
          .print(
              bytes / seconds(read, LOCAL_1),
              bytes / seconds(parsed, LOCAL_1),
              stored[0],
              stored[1]);
    }
  }

  private static double seconds(Map<String, Double> measured, String master) {
    return Objects.requireNonNull(measured.get(master), master);
  }

  private static String engine() {
    try (OcpEngine engine = Ocp.engine()) {
      return engine.id();
    }
  }

  /** Returns the seconds for all documents in batches. */
  private double batches(int threads) {
    BatchOptions options =
        BatchOptions.DEFAULT.withParseOptions(ParseOptions.MARKDOWN).withParallelism(threads);
    List<OcpSource> sources = utf8().stream().map(OcpSource::of).toList();
    try (OcpEngine engine = Ocp.engine()) {
      return repeat(() -> {
        try (OcpBatch batch = engine.parseAll(sources, options)) {
          if (batch.failedCount() > 0) {
            throw new IllegalStateException(batch.toString());
          }
        }
      });
    }
  }

  /** Returns the seconds for what a task does with all documents: it keeps their payloads. */
  private double oneByOne() {
    List<byte[]> sources = utf8();
    try (OcpEngine engine = Ocp.engine()) {
      return repeat(() -> {
        for (byte[] source : sources) {
          try (OcpDocument document =
              engine.parse(ByteBuffer.wrap(source), ParseOptions.MARKDOWN)) {
            kept += document.toByteArray().length;
          }
        }
      });
    }
  }

  private List<byte[]> utf8() {
    return workload.texts().stream()
        .map(t -> t.getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** Returns the seconds for all repeats, after a quarter as many that warm up. */
  private double repeat(Runnable round) {
    for (int i = 0; i < Math.max(1, workload.repeats() / 4); i++) {
      round.run();
    }
    long start = System.nanoTime();
    for (int i = 0; i < workload.repeats(); i++) {
      round.run();
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private void spark(String master, String name, Path table, Path plot) throws IOException {
    try (SparkSession session = session(master)) {
      if (Files.notExists(table)) {
        workload.write(session, table);
      }
      Commonmark.register(session);
      session.read().parquet(table.toString()).createOrReplaceTempView("sources");
      for (List<String> query : QUERIES) {
        rows.time(session, query.get(1), "sources WHERE spark_partition_id() % 8 = 0");
      }
      try (ResidentMemory memory = new ResidentMemory()) {
        for (List<String> query : QUERIES) {
          double seconds =
              rows.row(name, query.get(0), rows.time(session, query.get(1), "sources"));
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

  private SparkSession session(String master) {
    return Sessions.builder(master)
        .config("spark.local.dir", work.toString())
        .config("spark.executor.memory", "2g")
        .config("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .getOrCreate();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
