package org.ocp4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A test of one command, with a temporary folder for the files that the command reads. */
abstract class CommandTest {
  @TempDir
  Path folder;

  private final List<String> command;

  /**
   * Creates a test of a command.
   *
   * @param command the name of the command, and options that every run has
   */
  CommandTest(String... command) {
    this.command = List.of(command);
  }

  /** Writes a file in the folder, also in folders below it, and returns its path. */
  final String file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  /** Runs the command, asserts its exit code, and returns the result. */
  final Cli.Result run(int code, String... arguments) {
    return run(code, new Cli(), arguments);
  }

  /** Like {@link #run(int, String...)}, with the input and the terminals of {@code cli}. */
  final Cli.Result run(int code, Cli cli, String... arguments) {
    Cli.Result result =
        cli.run(Stream.concat(command.stream(), Stream.of(arguments)).toArray(String[]::new));
    assertEquals(code, result.code(), result.err());
    return result;
  }

  /** Returns the output of a run that succeeds and prints no errors. */
  final String printed(String... arguments) {
    return printed(0, arguments);
  }

  /** Returns the output of a run that prints no errors, and asserts its exit code. */
  final String printed(int code, String... arguments) {
    Cli.Result result = run(code, arguments);
    assertEquals("", result.err());
    return result.out();
  }

  /** Asserts that the command refuses these arguments, with a message that starts with a reason. */
  final void refused(String reason, String... arguments) {
    Cli.Result result = run(2, arguments);
    assertTrue(result.err().startsWith("ocp: " + reason), result.err());
    assertEquals("", result.out());
  }
}
