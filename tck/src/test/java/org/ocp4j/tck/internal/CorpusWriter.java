package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.engine.java.JavaEngineProvider;

/**
 * Writes the results of the kit's corpus anew, as the Java engine gives them: for when a source was
 * added, or the grammar changed. What it changes is to be read before it is kept.
 */
final class CorpusWriter {
  private CorpusWriter() {}

  /** Takes the file to write anew, {@code src/main/resources/org/ocp4j/tck/internal/corpus.txt}. */
  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Files.writeString(file, rewritten(Files.readString(file)));
  }

  /** The text of the file with the results of the Java engine. */
  static String rewritten(String text) {
    try (OcpEngine engine = Ocp.builder().provider(new JavaEngineProvider()).build()) {
      Iterator<Corpus.Case> cases = Corpus.read(text).iterator();
      boolean[] results = new boolean[1];
      return List.of(text.split("\n", -1)).stream()
          .map(line -> {
            if (line.startsWith("== ") || line.equals("--")) {
              results[0] = line.equals("--");
              return line;
            }
            if (!results[0] || line.isEmpty()) {
              return line;
            }
            Corpus.Case each = cases.next();
            return each.wishes() + ": " + Outcome.of(engine, each);
          })
          .collect(Collectors.joining("\n"));
    }
  }
}
