package org.ocp4j.example.spark.speed;

import java.io.PrintStream;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/** Times queries, and prints the rows of a table of speeds. */
final class Rows {
  private final Workload workload;
  private final PrintStream out;

  Rows(Workload workload, PrintStream out) {
    this.workload = workload;
    this.out = out;
  }

  /** Prints the head of a table. */
  void heading() {
    out.println("| where | what | seconds | MB/s | documents/s | µs for a document |");
    out.println("|---|---|--:|--:|--:|--:|");
  }

  /** Prints a row, and returns the seconds. */
  double row(String where, String what, double seconds) {
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

  /** Returns the microseconds for each document. */
  double microseconds(double seconds) {
    return seconds / workload.documents() * 1e6;
  }

  /** Runs a query, and returns the seconds. */
  double time(SparkSession session, String selected, String from) {
    long start = System.nanoTime();
    session.sql("SELECT " + selected + " FROM " + from).collectAsList();
    return (System.nanoTime() - start) / 1e9;
  }
}
