package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.ocp4j.OcpEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ocp format}, which writes documents in one style. */
@Command(
    name = "format",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Format MDX and Markdown, without changing what it means: the result is parsed",
      "again, and a file whose tree would differ is left alone. Without --check, --diff",
      "or --write, one document is formatted and printed."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success; with --check or --diff: all files are formatted",
      "1:an input failed; with --check or --diff: a file is not formatted",
      "2:wrong usage, or a file would have meant something else"
    })
final class FormatCommand implements Callable<Integer> {
  private final Console console;
  private final RootCommand root;

  @Option(names = "--check", description = "Print the names of files that are not formatted.")
  private boolean check;

  @Option(
      names = "--diff",
      description = "Print what would change, as a diff that 'patch -p0' applies.")
  private boolean diff;

  @Option(
      names = "--write",
      description = {
        "Replace files that are not formatted, and print",
        "their names. A file has its old or its new",
        "content at any time."
      })
  private boolean write;

  @Mixin
  private SourceOptions sources = new SourceOptions();

  @Mixin
  private StyleOptions style = new StyleOptions();

  FormatCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    FormatMode mode = mode();
    List<Input> inputs = sources.inputs(console);
    requireSenseOf(inputs, mode);
    try (OcpEngine engine = sources.openEngine(inputs)) {
      DocumentReader reader = sources.reader(engine, false, console.in());
      FormatRun run = new FormatRun(
          reader,
          Formatter.of(reader, style),
          mode,
          new AtomicWriter(),
          new InputReporter(console.err(), root.showsStackTraces()),
          new Paint(console.inColour()),
          console.out());
      return run.format(inputs);
    }
  }

  private FormatMode mode() {
    if ((check && diff) || (check && write) || (diff && write)) {
      throw new UsageException("--check, --diff and --write exclude one another; use one of them");
    }
    return check
        ? FormatMode.CHECK
        : diff ? FormatMode.DIFF : write ? FormatMode.WRITE : FormatMode.PRINT;
  }

  private static void requireSenseOf(List<Input> inputs, FormatMode mode) {
    if (mode == FormatMode.PRINT && inputs.size() > 1) {
      throw new UsageException("format prints one document, but "
          + inputs.size()
          + " FILEs are given; use --write to replace them, or --check or --diff");
    }
    if (mode == FormatMode.WRITE && inputs.stream().anyMatch(Input::isStandardInput)) {
      throw new UsageException("--write: the standard input cannot be replaced;"
          + " name a file, or leave out --write to print the result");
    }
  }
}
