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

/** Shows what changed from one run to another. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Show what got better or worse from run A to run B.",
      "What is more than noise is marked."
    },
    footerHeading = "%nWhat is beyond noise:%n",
    footer = {
      "  A change is if the samples of A and B are ranked apart (Mann-Whitney test,",
      "  two-sided, p < 0.01), and the medians are apart by more than half the",
      "  interquartile range of A and of B, and by 3 %% or more. With few samples, as 4",
      "  of each, no difference could pass the test, and that is said instead.",
      "  CHANGE is in per cent of A. Figures of different machines, of another Java or",
      "  of other documents cannot be compared; a warning tells of them."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the runs were compared",
      "1:one cannot be read, or --fail-on-regression found something",
      "2:the command was called wrongly"
    })
public final class CompareCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--fail-on-regression",
      description = "End in exit code 1 if something got worse beyond noise.")
  private boolean failOnRegression;

  @Parameters(index = "0", paramLabel = "A", description = "A .json file that 'ocp bench' wrote.")
  private Path a = Path.of("");

  @Parameters(index = "1", paramLabel = "B", description = "A later one.")
  private Path b = Path.of("");

  /** A command for one call. */
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
