package org.ocp4j.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpEngine;
import org.ocp4j.tck.Effort;
import org.ocp4j.tck.TckOptions;
import org.ocp4j.tck.TckResult;
import org.ocp4j.tck.TckRunner;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** The command {@code ocp tck}, which tests whether an engine keeps the ownership contract. */
@Command(
    name = "tck",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Test whether an engine keeps the contract, rule by rule: its rules about ownership,",
      "memory, threads, limits and bytes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:the engine keeps every rule that applies to it",
      "1:the engine breaks a rule",
      "2:wrong usage"
    })
final class TckCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = "The engine to test; 'ocp engines' lists them.")
  private @Nullable String engineId;

  @Option(
      names = "--effort",
      paramLabel = "EFFORT",
      description = {
        "How long to test: quick (seconds), normal, long (minutes).",
        "Default: normal."
      })
  private Effort effort = Effort.NORMAL;

  @Option(
      names = "--rule",
      paramLabel = "RULE",
      description = "Test only a rule such as 1.4, or a section such as 1. Can be repeated.")
  private List<String> rules = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the random tests, to repeat a failure.")
  private @Nullable Long seed;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write a report to this directory, as HTML and JSON.")
  private @Nullable Path report;

  @Option(names = "--stop-at-failure", description = "Stop after the first test that fails.")
  private boolean stopAtFailure;

  TckCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    String id;
    try (OcpEngine engine = Engines.open(engineId)) {
      id = engine.id();
    }
    OutputStream out = console.out();
    PrintStream lines = new PrintStream(out, true, StandardCharsets.UTF_8);
    TckResult result;
    try {
      result = TckRunner.run(TckRunner.find(id), options().withProgress(lines::println));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--rule: " + e.getMessage(), e);
    }
    lines.println();
    lines.println(TckRunner.table(result));
    out.flush();
    return result.isSuccess() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private TckOptions options() {
    TckOptions options =
        TckOptions.DEFAULT.withEffort(effort).withRules(rules).withStopAtFailure(stopAtFailure);
    if (seed != null) {
      options = options.withSeed(seed);
    }
    return report == null ? options : options.withReport(report);
  }
}
