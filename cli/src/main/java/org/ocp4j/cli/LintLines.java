package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ocp4j.OcpDocument;

/** Prints each notice on one line, as compilers do. */
final class LintLines implements LintOutput {
  private final OutputStream out;
  private final InputReporter reporter;

  LintLines(OutputStream out, InputReporter reporter) {
    this.out = out;
    this.reporter = reporter;
  }

  @Override
  public void notices(Input input, OcpDocument document, List<Notice> notices) throws IOException {
    for (Notice notice : notices) {
      String line = InputReporter.line(input, document, notice) + "\n";
      out.write(line.getBytes(StandardCharsets.UTF_8));
    }
    out.flush(); // before messages about the next document
  }

  @Override
  public void failure(Input input, Failure failure) {
    reporter.failure(input, failure);
  }

  @Override
  public void finish() {}
}
