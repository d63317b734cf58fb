package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ocp4j.bench.report.MarkdownReport;
import org.ocp4j.bench.report.SavedRun;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Prints a run as Markdown. */
@Command(
    name = "markdown",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Print a run as Markdown; docs/update-benchmarks makes docs/benchmarks.md so.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was printed",
      "1:the run cannot be read",
      "2:the command was called wrongly"
    })
public final class MarkdownCommand implements Callable<Integer> {
  private static final String MAKER = "docs/update-benchmarks FOLDER";

  private final Console console;

  @Parameters(paramLabel = "RUN", description = "A .json file that 'ocp bench' wrote.")
  private Path run = Path.of("");

  /** A command for one call. */
  public MarkdownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String text = MarkdownReport.of(SavedRun.read(run), MAKER);
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK;
  }
}
