package org.ocp4j.tck.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.ocp4j.tck.Sample;

/** The table in {@code docs/mutants.md}. */
final class MutantTable {
  private static final Path DOCUMENT = Path.of("..", "docs", "mutants.md");
  private static final Path WRITTEN = Path.of("target", "mutants.md");
  private static final String HEAD = """
      # Broken engines

      ```sh
      ./mvnw test -pl tck -am -Dtest=MutantsTest -Dsurefire.failIfNoSpecifiedTests=false
      ```

      The test kit must catch every engine in the table below. Each is the Java engine with one
      defect. The kit must fail at the rule of [the contract](contract.md) that the engine breaks,
      with a message that helps to find the defect.

      The test above writes this table to `tck/target/mutants.md` and compares its first three
      columns with this page. The messages are those of one run, with N in place of numbers.

      | engine | defect | rule | first message of the kit |
      |---|---|---|---|
      """;

  /** Longer messages are cut off. */
  private static final int MOST = 200;

  private final StringBuilder text = new StringBuilder(HEAD);
  private int messages;

  /** Adds a mutant that does not run in this build. */
  void add(Mutant mutant) {
    row(mutant, "");
  }

  /** Adds a mutant that was caught with a message. */
  void add(Mutant mutant, String message) {
    row(mutant, message);
    messages++;
  }

  private void row(Mutant mutant, String message) {
    text.append("| ")
        .append(mutant.name())
        .append(" | ")
        .append(mutant.broken())
        .append(" | ")
        .append(mutant.rule())
        .append(" | ")
        .append(stable(message))
        .append(" |\n");
  }

  /** Returns the first line of a message, without the parts that differ from run to run. */
  private static String stable(String message) {
    String line = message
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("rule [0-9.]+ of the contract \\(docs/contract\\.md\\): ", "")
        .replaceAll("\"[^\"]*\" \\[[^]]*]", "a source")
        .replaceAll("\\b[0-9a-f]{64}\\b", "H")
        .replaceAll("@[0-9a-f]+", "@N")
        .replaceAll("(?<![A-Za-z])[0-9]+", "N")
        .replaceFirst("( on thread N in round N .*; seen: ).*", "$1…")
        .replaceAll("as (MDX|MARKDOWN)", "as a format")
        .replace(" -N", " N")
        .replaceAll("\\p{Cntrl}", "?");
    return (line.length() <= MOST ? line : line.substring(0, MOST) + " …")
        .replaceAll("([|*_<>\\[\\]`\\\\])", "\\\\$1");
  }

  /** Removes the last column, because which test fails first may depend on timing. */
  private static String withoutMessages(String table) {
    return table.replaceAll("(?m)^(\\|[^|]*\\|[^|]*\\|[^|]*\\|).*", "$1");
  }

  /**
   * Writes the table to a file, and compares it with the document or overwrites the document.
   *
   * @param run the number of mutants that this build runs, all of which must have been caught
   */
  void check(int run) throws IOException {
    assertEquals(run, messages, "the number of mutants that were caught");
    Files.createDirectories(WRITTEN.toAbsolutePath().getParent());
    Files.writeString(WRITTEN, text);
    if (Boolean.getBoolean("mutants.write")) {
      assertTrue(
          Sample.isFull(),
          "run with -Pfull: only then every mutant runs and has a message to write");
      Files.writeString(DOCUMENT, text);
    } else if (Files.exists(DOCUMENT)) {
      assertEquals(
          withoutMessages(Files.readString(DOCUMENT)),
          withoutMessages(text.toString()),
          "docs/mutants.md differs from the mutants in its first three columns; to update it, run"
              + " ./mvnw -Pfull test -pl tck -am -DoldestJdk.skip=true -Dtest=MutantsTest"
              + " -Dsurefire.failIfNoSpecifiedTests=false -Dmutants.write=true");
    }
  }
}
