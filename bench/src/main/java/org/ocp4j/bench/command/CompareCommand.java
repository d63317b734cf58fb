package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ocp4j.bench.compare.Comparison;
import org.ocp4j.bench.compare.ComparisonReport;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.report.SavedRun;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.Paint;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ocp bench compare}, which shows what changed between two runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Show which figures got better or worse from run A to run B.",
      "Changes that are more than noise are marked."
    },
    footerHeading = "%nWhich changes are more than noise:%n",
    footer = {
      "  A change is, if the samples of A and B differ significantly (Mann-Whitney test,",
      "  two-sided, p < 0.01), and their medians differ by more than half the",
      "  interquartile range of A and of B, and by 3 %% or more. With very few samples, such",
      "  as 4 of each, no difference can pass the test; the table then says so.",
      "  CHANGE is in per cent of A. Figures from different machines, Java versions or",
      "  documents cannot be compared; a warning says if they differ."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the runs were compared",
      "1:a file cannot be read, or --fail-on-regression found a regression",
      "2:wrong usage"
    })
public final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--fail-on-regression",
      description = "Exit with code 1 if a figure got worse by more than noise.")
  private boolean failOnRegression;

  @Parameters(index = "0", paramLabel = "A", description = "A .json file of 'ocp bench'.")
  private Path a = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "A .json file of a later run.")
  private Path b = Path.of("");

  /**
   * Makes the command.
   *
   * @param console the streams to read from and write to
   */
  public CompareCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Run first = SavedRun.read(a).run();
    Run second = SavedRun.read(b).run();
    Comparison comparison = Comparison.of(first, second);
    comparison.warnings().forEach(warning -> console.err().println("ocp: warning: " + warning));
    String text = name("A", a, first)
        + name("B", b, second)
        + "\n"
        + ComparisonReport.of(comparison, new Paint(console.inColour()));
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return failOnRegression && comparison.hasRegression() ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private static String name(String letter, Path file, Run run) {
    return letter + ": " + file + ", of " + run.when() + "\n";
  }
}
