package org.ocp4j.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** The entry point of the command {@code ocp}. */
public final class Main {
  private Main() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    int code = run(Console.ofProcess(), arguments);
    if (code != 0) {
      System.exit(code); // Without it the JVM ends as well, but sooner: exit() sets up a logger.
    }
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, String... arguments) {
    RootCommand root = new RootCommand();
    Subcommand wanted = Subcommand.startOf(arguments);
    // To describe a subcommand takes picocli some 20 ms of a cold JVM, so one that is named is
    // described alone.
    CommandLine command = wanted == null
        ? all(console, root)
        : new CommandLine(root).addSubcommand(wanted.make(console, root));
    return run(console, root, command, arguments);
  }

  /** Describes the command with all its subcommands. */
  static CommandLine all(Console console, RootCommand root) {
    CommandLine command = new CommandLine(root);
    for (Subcommand subcommand : Subcommand.values()) {
      command.addSubcommand(subcommand.make(console, root));
    }
    return command.addSubcommand(new CommandLine.HelpCommand());
  }

  /**
   * Runs a subcommand from outside this module as {@code ocp} runs its own, and returns its exit
   * code.
   *
   * @param console the streams to read from and write to
   * @param subcommand the subcommand, made of a class with picocli's annotations
   * @param arguments the command line; the first argument names the subcommand
   * @return the exit code
   */
  public static int run(Console console, CommandLine subcommand, String... arguments) {
    RootCommand root = new RootCommand();
    String name = subcommand.getCommandName();
    CommandLine command = new CommandLine(root)
        .addSubcommand(name, subcommand)
        .addSubcommand(new CommandLine.HelpCommand());
    return run(console, root, command, arguments);
  }

  private static int run(
      Console console, RootCommand root, CommandLine command, String... arguments) {
    ErrorReporter errors = new ErrorReporter(console, root);
    return command
        .setOut(writer(console.out()))
        .setErr(writer(console.err()))
        .setColorScheme(Help.defaultColorScheme(console.inColour() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        // A file name may start with @, as folders of npm scopes do, so it must not be read as a
        // list of arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .execute(arguments);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
