package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ocp links}, which prints or checks links. */
@Command(
    name = "links",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Print the links and images of each file, one on a line: its place, its kind and",
      "its target. With --check, print only those whose target does not exist."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success; with --check: no link is broken",
      "1:an input failed; with --check: a link is broken",
      "2:wrong usage"
    },
    footerHeading = "%nObjects of --json:%n",
    footer = {
      "  {\"file\",\"line\",\"column\",\"offset\",\"endLine\",\"endColumn\",\"endOffset\",",
      "  \"kind\",\"image\",\"target\",\"title\"} or {\"file\",\"error\"}, in one array. With",
      "  --check: {\"file\",\"line\",\"column\",\"kind\",\"image\",\"target\",\"problem\"}. Lines",
      "  and columns count from 1, offsets from 0; columns and offsets are in UTF-16",
      "  code units. An error is as in 'parse'."
    })
final class LinksCommand implements Callable<Integer> {
  private final Console console;
  private final RootCommand root;

  @Option(
      names = "--check",
      description = {
        "Check that targets exist: files, folders and",
        "their anchors. Targets outside of the given",
        "folders must exist, without checking anchors.",
        "Nothing is fetched from the network. Numbers are",
        "printed to the standard error."
      })
  private boolean check;

  @Option(
      names = "--site-root",
      paramLabel = "DIR",
      description = {
        "With --check: the folder of targets that start",
        "with a slash. Default: the folder that has all",
        "FILEs."
      })
  private @Nullable String siteRoot;

  @Option(
      names = "--extensionless",
      description = {
        "With --check: targets may leave out the",
        "extension of a file, as in Docusaurus."
      })
  private boolean extensionless;

  @Option(names = "--json", description = "Print the links as a JSON array (see below).")
  private boolean json;

  @Mixin
  private SourceOptions sources = new SourceOptions();

  LinksCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    if (!check && (siteRoot != null || extensionless)) {
      throw new UsageException("--site-root and --extensionless need --check; add --check");
    }
    List<Input> inputs = sources.inputs(console);
    if (check && inputs.stream().anyMatch(Input::isStandardInput)) {
      throw new UsageException("--check: the standard input is in no folder, so its targets"
          + " cannot be found; name a file or a folder");
    }
    InputReporter reporter = new InputReporter(console.err(), root.showsStackTraces());
    try (OcpEngine engine = sources.openEngine(inputs)) {
      boolean isFine =
          check ? check(engine, inputs, reporter) : print(engine, inputs, reporter) == 0;
      return isFine ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private boolean check(OcpEngine engine, List<Input> inputs, InputReporter reporter)
      throws IOException {
    return new LinkCheck(engine, sources.parseOptions(engine), siteRoot, extensionless)
        .print(inputs, json, console, reporter);
  }

  /** Prints all links, and returns the number of inputs that failed. */
  private int print(OcpEngine engine, List<Input> inputs, InputReporter reporter)
      throws IOException {
    DocumentLoop loop = DocumentLoop.ofAllProcessors(sources.reader(engine, false, console.in()));
    if (!json) {
      return loop.run(inputs, new LinksPrinter(console.out(), reporter));
    }
    LinksJson output = new LinksJson(console.out(), reporter);
    int failed = loop.run(inputs, output);
    output.finish();
    return failed;
  }
}
