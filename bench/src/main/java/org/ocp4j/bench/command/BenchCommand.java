package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.bench.report.Run;
import org.ocp4j.bench.report.SavedRun;
import org.ocp4j.bench.report.TextReport;
import org.ocp4j.bench.run.Plan;
import org.ocp4j.cli.CommandException;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.Engines;
import org.ocp4j.cli.Paint;
import org.ocp4j.cli.UsageException;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * The command {@code ocp bench}, which measures the engines and other Markdown parsers on a folder
 * of documents.
 */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "Measure the engines and other parsers on a folder of documents, and print tables:",
      "the median, the spread (± is half the interquartile range), the best sample, and how",
      "many times better than the baseline each is. The baseline is commonmark-java with its",
      "GFM extensions if that was measured, else the first engine."
    },
    footer = {
      "",
      "Each run is saved as TIME.html, to look at, and TIME.json, to compare. TIME is when",
      "the run began, in UTC: 2026-11-22T20-40-00. No report is ever overwritten.",
      "Run nothing else on the machine meanwhile."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:a measurement failed, or the report could not be written",
      "2:wrong usage"
    })
public final class BenchCommand implements Callable<Integer> {
  private final Console console;
  private final Measurer measurer;
  private final @Nullable Path checkout;

  @Option(
      names = "--quick",
      description = {"Run a short benchmark with rough figures, to see", "that it works."})
  private boolean quick;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = {
        "An engine to measure; 'ocp engines' lists them.",
        "Can be repeated. Default: every engine that can run."
      })
  private List<String> engines = List.of();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = {"The folder to write the report to.", "Default: ocp-bench."})
  private Path report = Path.of("ocp-bench");

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = {
        "The folder with the documents: all .md and .mdx files",
        "below it. Default: docs/ of the checkout, a few documents",
        "of some KB each. Your own documents say more."
      })
  private @Nullable Path folder;

  /**
   * Makes the command.
   *
   * @param console the streams to read from and write to
   * @param measurer runs the benchmarks
   * @param checkout the root of the checkout, or null outside one
   */
  public BenchCommand(Console console, Measurer measurer, @Nullable Path checkout) {
    this.console = console;
    this.measurer = measurer;
    this.checkout = checkout;
  }

  @Override
  public Integer call() throws IOException {
    Plan plan = new Plan(folder(), engines(), quick);
    ReportFolder reports = ReportFolder.open(report);
    SavedRun saved = SavedRun.of(plan.engines(), measure(plan));
    String tables = TextReport.of(saved, new Paint(console.inColour())) + "\n";
    // Write the files before the tables: a reader may close the pipe. Print the tables even if
    // writing the files failed.
    List<Path> files;
    try {
      files = reports.write(saved);
    } catch (IOException e) {
      print(tables);
      throw new CommandException("cannot write the report: " + e, e);
    }
    print(tables);
    for (Path file : files) {
      print("Wrote " + file + "\n");
    }
    return ExitCode.OK;
  }

  private Path folder() {
    if (folder != null) {
      return folder;
    }
    if (checkout == null) {
      throw new UsageException("Missing required parameter: 'DIR'");
    }
    return checkout.resolve("docs");
  }

  private List<String> engines() {
    if (engines.isEmpty()) {
      return Ocp.engines().stream()
          .filter(Ocp.Candidate::available)
          .map(Ocp.Candidate::id)
          .toList();
    }
    List<String> distinct = engines.stream().distinct().toList();
    for (String id : distinct) {
      // Engines.open refuses an unknown engine with the same message as in all other commands.
      OcpEngine engine = Engines.open(id);
      engine.close();
    }
    return distinct;
  }

  private Run measure(Plan plan) {
    boolean inPlace = console.errIsTerminal();
    try (ProgressLine progress = new ProgressLine(console.err(), inPlace, System::nanoTime)) {
      return measurer.run(plan, progress);
    } catch (IllegalArgumentException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new CommandException("cannot measure: " + e.getMessage(), e);
    }
  }

  private void print(String text) throws IOException {
    console.out().write(text.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
  }
}
