package org.ocp4j.example.spark.speed;

import java.io.PrintStream;
import java.util.Locale;

/** What a billion documents of 10 KB take, by the measured figures. */
final class BillionDocuments {
  private static final double DOCUMENTS = 1e9;
  private static final double BYTES = 1e4;
  private static final int CORES = 100;
  private static final double TERABYTE = 1e12;
  private static final double HOUR = 3600;

  private final PrintStream out;

  BillionDocuments(PrintStream out) {
    this.out = out;
  }

  /**
   * Prints the figures.
   *
   * @param readSpeed the bytes that a core reads from Parquet in a second
   * @param parseSpeed the bytes of sources that a core reads and parses in a second
   * @param storedSource the bytes of Parquet for a byte of source
   * @param storedPayload the bytes of Parquet for the payload of a byte of source
   */
  void print(double readSpeed, double parseSpeed, double storedSource, double storedPayload) {
    double source = DOCUMENTS * BYTES;
    out.println("### A billion documents");
    out.println();
    out.println("A billion documents of 10 KB, by the figures above:");
    out.println();
    out.println("| what | figure | how |");
    out.println("|---|--:|---|");
    row("source", source / TERABYTE, "TB", "10⁹ × 10 KB");
    row("sources as Parquet", source * storedSource / TERABYTE, "TB", times(storedSource));
    row("payloads as Parquet", source * storedPayload / TERABYTE, "TB", times(storedPayload));
    row("reading the sources", source / readSpeed / HOUR, "core hours", speed(readSpeed));
    row("reading and parsing", source / parseSpeed / HOUR, "core hours", speed(parseSpeed));
    row(
        "the same on " + CORES + " cores",
        source / parseSpeed / HOUR / CORES,
        "hours",
        "divided by " + CORES);
    out.println("| shuffled between machines | nothing | each row is parsed where it is read |");
  }

  private void row(String what, double figure, String unit, String how) {
    String number = String.format(Locale.ROOT, figure < 10 ? "%.1f" : "%.0f", figure);
    out.println("| " + what + " | " + number + " " + unit + " | " + how + " |");
  }

  private static String times(double factor) {
    return String.format(Locale.ROOT, "%.2f bytes for a byte of source", factor);
  }

  private static String speed(double bytesPerSecond) {
    return String.format(Locale.ROOT, "%.0f MB/s on one core", bytesPerSecond / 1e6);
  }
}
