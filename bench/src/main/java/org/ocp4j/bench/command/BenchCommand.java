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

/** Measures the engines on a folder of documents, beside what else parses Markdown. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    synopsisSubcommandLabel = "[COMMAND]",
    description = {
      "Measure the engines on a folder of documents, beside other parsers, and show",
      "tables: medians, how far samples are apart (± is half the interquartile range), the best,",
      "and how many times better than the baseline each is: commonmark-java with its",
      "GFM extensions where it is measured, or the first engine."
    },
    footer = {
      "",
      "A run is kept as TIME.html, to look at, and TIME.json, to compare, where TIME is",
      "when it began, in UTC: 2026-11-22T20-40-00. No report is ever replaced.",
      "Nothing else should run on the machine meanwhile."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:it was measured",
      "1:it could not be measured, or the report could not be written",
      "2:the command was called wrongly"
    })
public final class BenchCommand implements Callable<Integer> {
  private final Console console;
  private final Measurer measurer;
  private final @Nullable Path checkout;

  @Option(
      names = "--quick",
      description = {"Measure for a short time, for rough figures: to see", "that it works."})
  private boolean quick;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = {
        "An engine to measure; 'ocp engines' shows which there are.",
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
        "The folder with the documents: every .md and .mdx file",
        "below it. Default: docs/ of the checkout, a few documents",
        "of some KB each. Your own say more."
      })
  private @Nullable Path folder;

  /**
   * A command for one call.
   *
   * @param measurer what does the measuring
   * @param checkout the root of the project, if it is run from there
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
    // First what lasts, for whoever reads the tables may stop, and second the tables all the same.
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
      // Refuses, in the words of every command, an engine that is not there.
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
