package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.Digests;

/** Prints the digests of inputs. */
final class DigestPrinter {
  private final OutputStream out;
  private final InputReporter reporter;
  private final DigestReader reader;

  DigestPrinter(OutputStream out, InputReporter reporter, DigestReader reader) {
    this.out = out;
    this.reporter = reporter;
    this.reader = reader;
  }

  /** Prints the digests of all inputs, and returns the number of inputs that failed. */
  int print(List<Input> inputs, Digester digester) throws IOException {
    boolean tagged = digester.algorithms().size() > 1;
    int failed = 0;
    for (Input input : inputs) {
      try {
        Digests digests = reader.read(input, digester);
        for (Digest digest : digests) {
          String line = new DigestLine(digest, input.name()).format(tagged) + "\n";
          out.write(line.getBytes(StandardCharsets.UTF_8));
        }
        out.flush(); // before messages about the next input
      } catch (InputException e) {
        failed++;
        reporter.failure(input, e.failure());
      }
    }
    return failed;
  }
}
