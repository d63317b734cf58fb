package org.ocp4j.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;

/**
 * Runs commands on a sample, so that a JVM can list the classes that they load. The script {@code
 * bin/ocp} makes an archive of these classes, from which later runs start faster.
 */
public final class Rehearsal {
  private static final String SAMPLE = "rehearsal.mdx";

  private Rehearsal() {}

  /**
   * Runs the commands and drops what they print, but for the last one, which is run as a process
   * runs it.
   *
   * @param arguments none
   * @throws IOException if the sample cannot be written to the folder for temporary files
   */
  public static void main(String[] arguments) throws IOException {
    Path file = Files.createTempFile("ocp", ".mdx");
    try (InputStream sample =
        Objects.requireNonNull(Rehearsal.class.getResourceAsStream(SAMPLE), SAMPLE)) {
      Files.copy(sample, file, StandardCopyOption.REPLACE_EXISTING);
      rehearse(file, file.toString());
    } finally {
      Files.delete(file);
    }
  }

  private static void rehearse(Path file, String name) throws IOException {
    run(file, "parse", name);
    for (OutputKind kind : OutputKind.values()) {
      run(file, "parse", "--engine", "java", "--to", kind.toString());
    }
    run(file, "parse", "--ndjson", name);
    run(file, "lint", name);
    run(file, "toc", name);
    run(file, "links", name);
    run(file, "format", "--check", name);
    run(file, "chunk", name);
    run(file, "digest", name);
    run(file, "--version");
    // As a process does it, with its own streams.
    Start.main(new String[] {"parse", name});
  }

  private static void run(Path input, String... arguments) throws IOException {
    try (InputStream in = Files.newInputStream(input)) {
      OutputStream out = new BufferedOutputStream(OutputStream.nullOutputStream());
      PrintStream err =
          new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
      Main.run(new Console(in, out, err, Terminals::isTerminal, Map.of()), arguments);
    }
  }
}
