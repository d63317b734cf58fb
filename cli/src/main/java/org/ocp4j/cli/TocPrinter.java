package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.outline.Outline;

/** Prints tables of contents as Markdown. */
final class TocPrinter implements DocumentLoop.Receiver {
  private final OutputStream out;
  private final InputReporter reporter;
  private final boolean titled;
  private final int minDepth;
  private final int maxDepth;
  private boolean first = true;

  TocPrinter(OutputStream out, InputReporter reporter, boolean titled, int minDepth, int maxDepth) {
    this.out = out;
    this.reporter = reporter;
    this.titled = titled;
    this.minDepth = minDepth;
    this.maxDepth = maxDepth;
  }

  @Override
  public void document(Input input, OcpDocument document) throws IOException {
    String title = titled ? (first ? "" : "\n") + "==> " + input.name() + " <==\n" : "";
    String table = Outline.of(document).toMarkdown(minDepth, maxDepth);
    out.write((title + table).getBytes(StandardCharsets.UTF_8));
    out.flush(); // before messages about the next document
    first = false;
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }
}
