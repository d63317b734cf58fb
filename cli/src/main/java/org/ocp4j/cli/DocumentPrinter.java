package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ocp4j.OcpDocument;
import org.ocp4j.render.HtmlRenderer;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.render.TextRenderer;

/** Prints documents one after another, in a form for people. */
final class DocumentPrinter {
  private final DocumentReader reader;
  private final int threads;
  private final InputReporter reporter;
  private final OutputKind kind;
  private final boolean unravel;
  private final Paint paint;
  private final OutputStream out;
  private final StatisticsTable statistics = new StatisticsTable();
  private boolean first = true;

  DocumentPrinter(
      DocumentReader reader,
      int threads,
      InputReporter reporter,
      OutputKind kind,
      boolean unravel,
      Paint paint,
      OutputStream out) {
    this.reader = reader;
    this.threads = threads;
    this.reporter = reporter;
    this.kind = kind;
    this.unravel = unravel;
    this.paint = paint;
    this.out = out;
  }

  /**
   * Prints the documents of all inputs that can be read, and returns the number of inputs that
   * failed.
   */
  int print(List<Input> inputs) throws IOException {
    boolean titled = inputs.size() > 1 && kind != OutputKind.STATS;
    int failed = 0;
    for (List<Input> window : new InputWindows(inputs)) {
      failed += printWindow(window, titled);
    }
    if (!statistics.isEmpty()) {
      put(statistics.finish() + "\n");
    }
    return failed;
  }

  private int printWindow(List<Input> window, boolean titled) throws IOException {
    int failed = 0;
    try (InputBatch batch = new InputBatch(reader, window, threads)) {
      for (int i = 0; i < window.size(); i++) {
        Input input = window.get(i);
        try (OcpDocument document = batch.document(i)) {
          reporter.diagnostics(input, document);
          if (titled) {
            title(input);
          }
          print(input, document);
          out.flush(); // before messages about the next document
        } catch (InputException e) {
          failed++;
          reporter.failure(input, e.failure());
        }
      }
    }
    return failed;
  }

  private void title(Input input) throws IOException {
    put((first ? "" : "\n") + "==> " + input.name() + " <==\n");
    first = false;
  }

  private void print(Input input, OcpDocument document) throws IOException {
    switch (kind) {
      case TREE -> new TreeWriter(out, paint).write(document);
      case JSON -> {
        JsonRenderer.DEFAULT.pretty(true).unravel(unravel).render(document, out);
        put("\n");
      }
      case HTML -> HtmlRenderer.builder().unravel(unravel).build().render(document, out);
      case TEXT -> {
        TextRenderer.DEFAULT.render(document, out);
        put("\n");
      }
      case OCP -> document.writeTo(out);
      case STATS -> statistics.add(input.name(), Statistics.of(document));
    }
  }

  private void put(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
