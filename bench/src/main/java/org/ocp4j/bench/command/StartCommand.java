package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.bench.SizedState;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.MarkdownReport;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.report.SavedRun;
import org.ocp4j.bench.run.StartCommands;
import org.ocp4j.bench.run.StartUp;
import org.ocp4j.cli.CommandException;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.UsageException;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The command {@code ocp bench start}, which measures how long the command takes to start. */
@Command(
    name = "start",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Measure the whole process that parses one document of 2 KB, as Markdown tables:",
      "ocp by default and with each engine, and remark, cmark and cmark-gfm if installed.",
      "Needs bash."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:a command failed", "2:wrong usage"})
public final class StartCommand implements Callable<Integer> {
  private static final int SIZE = 2_000;

  private final Console console;
  private final @Nullable Path checkout;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "How often each command runs. Default: 20.")
  private int runs = 20;

  /**
   * Makes the command.
   *
   * @param console the streams to read from and write to
   * @param checkout the root of the checkout, or null outside one
   */
  public StartCommand(Console console, @Nullable Path checkout) {
    this.console = console;
    this.checkout = checkout;
  }

  @Override
  public Integer call() throws IOException {
    if (checkout == null) {
      throw new UsageException("bench start runs the script ocp of a checkout; run ./ocp in one");
    }
    if (runs < 1) {
      throw new UsageException("--runs: " + runs + " is too few; use 1 or more");
    }
    Path file = Files.createTempFile("ocp4j-bench", ".md");
    try {
      Files.writeString(file, SizedState.text(SIZE));
      String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
      print(measure(StartCommands.find(checkout, file, path)));
    } finally {
      Files.delete(file);
    }
    return ExitCode.OK;
  }

  private String measure(StartCommands found) {
    List<Figure> figures;
    try {
      figures = new StartUp(found.commands(), runs).measure();
    } catch (IOException e) {
      throw new CommandException("cannot measure: " + e.getMessage(), e);
    }
    Run run = new Run("", false, Map.of(), Map.of(), Map.of(), List.of(), figures);
    return introduction(found) + MarkdownReport.sections(SavedRun.of(List.of("ocp"), run));
  }

  private String introduction(StartCommands found) {
    String absent = found.absent().isEmpty()
        ? ""
        : "Not measured, as not installed: " + String.join(", ", found.absent()) + ".\n";
    return """

        ## Start

        `ocp bench start` makes the last two tables: a process starts, parses one document of 2 KB,
        prints its tree and ends, %d times each, in turns, after a first run that is not counted.
        Processor time is that of all threads. `ocp` runs on Java %s, by default with the engine
        `java` and from its archive of classes.
        %s""".formatted(runs, Runtime.version(), absent);
  }

  private void print(String text) throws IOException {
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
  }
}
