package org.ocp4j.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.bench.command.BenchCommand;
import org.ocp4j.bench.command.ChartCommand;
import org.ocp4j.bench.command.ChunksCommand;
import org.ocp4j.bench.command.CompareCommand;
import org.ocp4j.bench.command.DigestsCommand;
import org.ocp4j.bench.command.MarkdownCommand;
import org.ocp4j.bench.command.Measurer;
import org.ocp4j.bench.command.StartCommand;
import org.ocp4j.bench.run.Bench;
import org.ocp4j.cli.Console;
import picocli.CommandLine;

/** The entry point of {@code ocp bench}, called by the script {@code ocp}. */
public final class Main {
  /** The system property with the path of the checkout. */
  private static final String CHECKOUT = "ocp.checkout";

  private Main() {}

  /**
   * Runs the command and ends the JVM with its exit code.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    String root = System.getProperty(CHECKOUT);
    Path checkout = root == null ? null : Path.of(root);
    System.exit(run(Console.ofProcess(), Bench::run, checkout, arguments));
  }

  /**
   * Runs the command and returns its exit code.
   *
   * @param console the streams to read from and write to
   * @param measurer runs the benchmarks
   * @param checkout the root of the checkout, or null outside one
   * @param arguments the command line; the first argument is {@code bench} or {@code help}
   */
  static int run(Console console, Measurer measurer, @Nullable Path checkout, String... arguments) {
    CommandLine bench = new CommandLine(new BenchCommand(console, measurer, checkout))
        .addSubcommand(new CompareCommand(console))
        .addSubcommand(new ChunksCommand(console))
        .addSubcommand(new MarkdownCommand(console))
        .addSubcommand(new ChartCommand(console))
        .addSubcommand(new DigestsCommand(console))
        .addSubcommand(new StartCommand(console, checkout));
    return org.ocp4j.cli.Main.run(console, bench, arguments);
  }
}
