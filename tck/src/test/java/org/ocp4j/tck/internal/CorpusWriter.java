package org.ocp4j.tck.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.engine.java.JavaEngineProvider;

/**
 * Writes the results of the kit's corpora with the Java engine. Run it after a source or a piece
 * was added, or after the grammar changed, and review the changes before you commit them.
 */
final class CorpusWriter {
  private CorpusWriter() {}

  private static final String HEAD = """
      # The Java engine's results for the samples of the kit's larger corpus (see GrownCorpus).
      #
      # A line has a family of samples, how to parse it, and four letters for each sample: 24 bits
      # of the digest of its payload or of the text of its error. CorpusWriter, in the kit's tests,
      # writes this file.

      """;

  /** Writes the files in the folder {@code src/main/resources/org/ocp4j/tck/internal}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    Path file = folder.resolve(Corpus.FILE);
    Files.writeString(file, rewritten(Files.readString(file)));
    Files.writeString(
        folder.resolve(Fingerprints.FILE),
        HEAD
            + fingerprints(family -> true, Family::most)
                .collect(Collectors.joining("\n", "", "\n")));
  }

  /** Returns the lines of some families, each with a number of samples. */
  static Stream<String> fingerprints(Predicate<Family> wanted, ToIntFunction<Family> counts) {
    return Stream.of(Family.Kind.values())
        .flatMap(GrownCorpus::families)
        .filter(wanted)
        .map(family -> line(family, counts.applyAsInt(family)));
  }

  private static String line(Family family, int count) {
    try (OcpEngine engine = Ocp.builder().provider(new JavaEngineProvider()).build()) {
      String letters = IntStream.range(0, count)
          .mapToObj(family::sample)
          .map(sample -> Parsed.by(engine, sample.source(), sample.options()).fingerprint())
          .collect(Collectors.joining());
      return Fingerprints.line(family, letters);
    }
  }

  /** Returns the text of the corpus's file with the results of the Java engine. */
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
            return each.wishes() + ": " + Outcome.of(engine, each).words();
          })
          .collect(Collectors.joining("\n"));
    }
  }
}
