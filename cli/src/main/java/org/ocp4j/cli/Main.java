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
    System.exit(run(Console.ofProcess(), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, String... arguments) {
    RootCommand root = new RootCommand();
    CommandLine command = new CommandLine(root)
        .addSubcommand(new ParseCommand(console, root))
        .addSubcommand(new LintCommand(console, root))
        .addSubcommand(new TocCommand(console, root))
        .addSubcommand(new LinksCommand(console, root))
        .addSubcommand(new ChunkCommand(console, root))
        .addSubcommand(new FormatCommand(console, root))
        .addSubcommand(new EnginesCommand(console))
        .addSubcommand(new TckCommand(console));
    return run(console, root, command, arguments);
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
    return run(console, root, new CommandLine(root).addSubcommand(name, subcommand), arguments);
  }

  private static int run(
      Console console, RootCommand root, CommandLine command, String... arguments) {
    ErrorReporter errors = new ErrorReporter(console, root);
    return command
        .addSubcommand(new CommandLine.HelpCommand())
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
