package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpDocument;

/** Prints documents one after another, in a form for people. */
final class DocumentPrinter implements DocumentLoop.Receiver {
  private final InputReporter reporter;
  private final DocumentWriter writer;
  private final boolean titled;
  private final OutputStream out;
  private final StatisticsTable statistics = new StatisticsTable();
  private boolean first = true;

  /**
   * Makes a printer.
   *
   * @param reporter reports diagnostics and failures
   * @param writer writes a document
   * @param titled whether the name of the input comes before each document
   * @param out receives the documents
   */
  DocumentPrinter(InputReporter reporter, DocumentWriter writer, boolean titled, OutputStream out) {
    this.reporter = reporter;
    this.writer = writer;
    this.titled = titled;
    this.out = out;
  }

  @Override
  public void document(Input input, OcpDocument document) throws IOException {
    reporter.diagnostics(input, document);
    if (writer.kind() == OutputKind.STATS) {
      statistics.add(input.name(), Statistics.of(document));
      return;
    }
    if (titled) {
      put((first ? "" : "\n") + "==> " + input.name() + " <==\n");
      first = false;
    }
    writer.write(document, out);
    out.flush(); // before messages about the next document
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }

  /** Prints the table of sizes, if sizes were asked for. */
  void finish() throws IOException {
    if (!statistics.isEmpty()) {
      put(statistics.finish() + "\n");
    }
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
