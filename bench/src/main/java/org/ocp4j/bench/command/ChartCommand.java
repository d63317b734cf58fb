package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ocp4j.bench.report.SpeedChart;
import org.ocp4j.bench.report.SpeedTable;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Parameters;

/** Prints a chart of parse speeds. */
@Command(
    name = "chart",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Print the speeds of parsing the corpus as a chart in SVG.",
      "docs/update-benchmarks writes docs/benchmarks.svg with it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the chart was printed",
      "1:the report cannot be read, or has no such speeds",
      "2:the command was called wrongly"
    })
public final class ChartCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      paramLabel = "REPORT",
      description = {"A .json file that 'ocp bench' wrote, or Markdown", "of 'ocp bench markdown'."
      })
  private Path report = Path.of("");

  /** Creates a command for one call. */
  public ChartCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String chart = SpeedChart.of(SpeedTable.read(report));
    console.out().write(chart.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK;
  }
}
