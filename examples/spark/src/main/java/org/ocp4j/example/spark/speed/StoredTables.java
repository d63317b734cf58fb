package org.ocp4j.example.spark.speed;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.ocp4j.example.spark.Sessions;

/** Measures what is read from tables of payloads and of texts, beside parsing sources again. */
final class StoredTables {
  private static final String TEXT_OF_PAYLOAD = "ocp_text(payload)";
  private static final String SIZE = "sum(octet_length(payload))";
  private static final String SOURCES = "sources";
  private static final String PAYLOADS = "payloads";
  private static final String TEXTS = "texts";
  private static final String DEFAULTS = "defaults";

  private final SparkSession session;
  private final Workload workload;
  private final Path work;
  private final Rows rows;
  private final PrintStream out;

  /**
   * Creates a measurement.
   *
   * @param session where the queries run
   * @param work the folder for tables, which has the table {@code sources}
   */
  StoredTables(SparkSession session, Workload workload, Path work, Rows rows, PrintStream out) {
    this.session = session;
    this.workload = workload;
    this.work = work;
    this.rows = rows;
    this.out = out;
  }

  /** Measures, and prints a table and what follows from it. */
  void measure(String where) {
    view(SOURCES);
    table(SOURCES, SpeedTable.PARSED + " AS payload", PAYLOADS);
    table(PAYLOADS, TEXT_OF_PAYLOAD + " AS text", TEXTS);
    rows.heading();
    rows.time(session, sum(TEXT_OF_PAYLOAD), PAYLOADS);
    double again = rows.row(
        where,
        "text, parsed again",
        rows.time(session, sum("ocp_text(" + SpeedTable.PARSED + ")"), SOURCES));
    double from =
        rows.row(where, "text from payloads", rows.time(session, sum(TEXT_OF_PAYLOAD), PAYLOADS));
    double read = rows.row(where, "payloads, read only", rows.time(session, SIZE, PAYLOADS));
    double stored =
        rows.row(where, "stored texts, read only", rows.time(session, sum("text"), TEXTS));
    double withDefaults = rows.row(where, "payloads, read only, Spark's defaults", defaults());
    long bytes = session.sql("SELECT " + SIZE + " FROM payloads").head().getLong(0);
    out.printf(
        Locale.ROOT,
        """

        Text from stored payloads is %.1f times as fast as text that is parsed again. A
        payload has %.1f times the bytes of its source, and only to read those takes %.0f %% of
        the time. To read stored texts is %.1f times as fast as to parse again. With Spark's
        defaults, to read payloads takes %.1f times as long.

        """,
        again / from,
        (double) bytes / workload.bytes(),
        100 * read / from,
        again / stored,
        withDefaults / read);
  }

  /** Returns the seconds for reading payloads that were written and are read as Spark does it. */
  private double defaults() {
    String batch = session.conf().get(Sessions.BATCH_ROWS);
    String codec = session.conf().get(Sessions.COMPRESSION);
    try {
      session.conf().set(Sessions.BATCH_ROWS, 4096);
      session.conf().set(Sessions.COMPRESSION, "snappy");
      table(PAYLOADS, "payload", DEFAULTS);
      rows.time(session, SIZE, DEFAULTS);
      return rows.time(session, SIZE, DEFAULTS);
    } finally {
      session.conf().set(Sessions.BATCH_ROWS, batch);
      session.conf().set(Sessions.COMPRESSION, codec);
    }
  }

  /**
   * Returns the bytes of Parquet for a byte of source in a table of payloads and in one of sources,
   * where each document is once: to store the same document again takes next to nothing.
   *
   * @return of sources, of payloads
   */
  double[] storedBytes() throws IOException {
    Workload once = new Workload(workload.texts(), 1);
    once.write(session, work.resolve("sources-once"));
    view("sources-once");
    table("sources-once", SpeedTable.PARSED + " AS payload", "payloads-once");
    double bytes = once.bytes();
    return new double[] {size("sources-once") / bytes, size("payloads-once") / bytes};
  }

  /** Writes what is selected from a table as another one. */
  private void table(String from, String selected, String table) {
    session
        .read()
        .parquet(work.resolve(from).toString())
        .selectExpr(selected)
        .write()
        .parquet(work.resolve(table).toString());
    view(table);
  }

  private void view(String table) {
    String path = work.resolve(table).toString();
    session.read().parquet(path).createOrReplaceTempView(table.replace('-', '_'));
  }

  private static String sum(String bytes) {
    return "sum(octet_length(" + bytes + "))";
  }

  private long size(String table) throws IOException {
    try (Stream<Path> files = Files.walk(work.resolve(table))) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }
}
