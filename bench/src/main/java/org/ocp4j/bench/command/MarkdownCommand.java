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

/** The command {@code ocp bench markdown}, which prints a saved run as Markdown. */
@Command(
    name = "markdown",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Print a run as Markdown, as docs/update-benchmarks does for docs/benchmarks.md.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:the run cannot be read", "2:wrong usage"})
public final class MarkdownCommand implements Callable<Integer> {
  private static final String MAKER = "docs/update-benchmarks FOLDER";

  private final Console console;

  @Parameters(paramLabel = "RUN", description = "A .json file of 'ocp bench'.")
  private Path run = Path.of("");

  /**
   * Makes the command.
   *
   * @param console the streams to read from and write to
   */
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
