package org.ocp4j.cli;

import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;

/** Where the command starts. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(run(Console.ofProcess(), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int run(Console console, String... arguments) {
    RootCommand root = new RootCommand();
    CommandLine command = new CommandLine(root)
        .addSubcommand(new ParseCommand(console, root))
        .addSubcommand(new LintCommand(console, root))
        .addSubcommand(new EnginesCommand(console))
        .addSubcommand(new TckCommand(console));
    return run(console, root, command, arguments);
  }

  /**
   * Runs a subcommand that is not among the command's own, as they are run, and returns its exit
   * code.
   *
   * @param subcommand with the annotations of picocli
   * @param arguments the first of them names the subcommand
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
        // Folders named after npm scopes start with @, and are not lists of arguments.
        .setExpandAtFiles(false)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .execute(arguments);
  }

  private static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
