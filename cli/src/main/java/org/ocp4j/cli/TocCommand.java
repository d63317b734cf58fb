package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.ocp4j.OcpEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ocp toc}, which prints tables of contents. */
@Command(
    name = "toc",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Print a table of contents of each file: a Markdown list with a link to each",
      "heading, whose anchor is the one that GitHub makes."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:an input failed", "2:wrong usage"},
    footerHeading = "%nObjects of --json:%n",
    footer = {
      "  {\"file\",\"sections\":[...]} or {\"file\",\"error\"}, in one array. A section is",
      "  {\"depth\",\"title\",\"slug\",\"line\",\"endLine\",\"sections\":[...]}. Lines count from",
      "  1. An error is as in 'parse'."
    })
final class TocCommand implements Callable<Integer> {
  /** The greatest depth of a heading. */
  private static final int DEEPEST = 6;

  private final Console console;
  private final RootCommand root;

  @Option(
      names = "--min-depth",
      paramLabel = "N",
      description = "Leave out headings of a depth less than N, from 1 to 6.")
  private int minDepth = 1;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "Leave out headings of a depth greater than N, from 1 to 6.")
  private int maxDepth = DEEPEST;

  @Option(names = "--json", description = "Print the sections as a JSON array (see below).")
  private boolean json;

  @Mixin
  private SourceOptions sources = new SourceOptions();

  TocCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    requireDepths();
    List<Input> inputs = sources.inputs(console);
    InputReporter reporter = new InputReporter(console.err(), root.showsStackTraces());
    try (OcpEngine engine = sources.openEngine(inputs)) {
      DocumentReader reader = sources.reader(engine, false, console.in());
      DocumentLoop loop = DocumentLoop.ofAllProcessors(reader);
      int failed;
      if (json) {
        TocJson output = new TocJson(console.out(), reporter, minDepth, maxDepth);
        failed = loop.run(inputs, output);
        output.finish();
      } else {
        boolean titled = inputs.size() > 1;
        failed =
            loop.run(inputs, new TocPrinter(console.out(), reporter, titled, minDepth, maxDepth));
      }
      return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private void requireDepths() {
    if (minDepth < 1 || maxDepth > DEEPEST || minDepth > maxDepth) {
      throw new UsageException("--min-depth and --max-depth: there are no headings of depth "
          + minDepth
          + " to "
          + maxDepth
          + "; depths are from 1 to 6, the lesser one first");
    }
  }
}
