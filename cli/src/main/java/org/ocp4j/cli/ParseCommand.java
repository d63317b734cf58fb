package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Parses files and shows what became of them. */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = "Parse MDX and Markdown, or open OCP payloads, and show what is in them.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:all is fine", "1:an input failed", "2:the command was called wrongly"},
    footerHeading = "%nLines of --ndjson:%n",
    footer = {
      "  {\"file\":...,\"tree\":...}, the tree being mdast, or",
      "  {\"file\":...,\"error\":{\"code\",\"reason\",\"offset\",\"line\",\"column\"}}",
      "  Lines and columns count from 1, offsets from 0; columns and offsets are in",
      "  UTF-16 units, as the tree's are. All three are null when the error is not",
      "  about a place in the source: code is io, limit, format, memory or internal."
    })
final class ParseCommand implements Callable<Integer> {
  private final Console console;
  private final RootCommand root;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "What to parse or open; - is the standard input.")
  private List<String> files = List.of();

  @Option(
      names = "--to",
      paramLabel = "KIND",
      description = {
        "What to show: ${COMPLETION-CANDIDATES}.",
        "Default: tree. ocp is the payload, stats its size."
      })
  private @Nullable OutputKind kind;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = {
        "The grammar: ${COMPLETION-CANDIDATES}. Default: auto,",
        "which is MDX for files named *.mdx, else Markdown."
      })
  private FormatChoice format = FormatChoice.AUTO;

  @Option(names = "--no-gfm", description = "Without GitHub's extensions.")
  private boolean withoutGfm;

  @Option(names = "--no-math", description = "Without math.")
  private boolean withoutMath;

  @Option(names = "--no-frontmatter", description = "Without YAML and TOML front matter.")
  private boolean withoutFrontmatter;

  @Option(
      names = "--engine",
      paramLabel = "ID",
      description = "The engine; 'ocp engines' shows which there are.")
  private @Nullable String engineId;

  @Option(
      names = "--lenient",
      description = "Take what breaks the grammar as text, with a warning.")
  private boolean lenient;

  @Option(names = "--ndjson", description = "Print a line of JSON for each file, see below.")
  private boolean ndjson;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write, whole or not at all.")
  private @Nullable String outputName;

  ParseCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    List<Input> inputs = files.stream().map(Input::new).toList();
    requireSenseOf(inputs);
    try (OcpEngine engine = Engines.open(engineId);
        Output output = Output.open(outputName, console)) {
      requireLenience(engine);
      requireNoBytesOnTerminal(output);
      ParseOptions options = options(engine);
      DocumentReader reader =
          new DocumentReader(engine, input -> options.withFormat(format.of(input)), console.in());
      InputReporter reporter = new InputReporter(console.err(), root.showsStackTraces());
      int failed = ndjson
          ? printLines(reader, reporter, inputs, output)
          : print(reader, reporter, inputs, output);
      if (ndjson || failed < inputs.size()) {
        output.commit();
      }
      return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private int print(
      DocumentReader reader, InputReporter reporter, List<Input> inputs, Output output)
      throws IOException {
    Paint paint = new Paint(output.isTerminal() && console.inColour());
    return new DocumentPrinter(reader, reporter, kind(), paint, output.stream()).print(inputs);
  }

  private int printLines(
      DocumentReader reader, InputReporter reporter, List<Input> inputs, Output output)
      throws IOException {
    boolean visible = console.errIsTerminal() && !output.isTerminal();
    try (Progress progress =
        new Progress(console.err(), inputs.size(), visible, System::nanoTime)) {
      return new NdjsonPrinter(reader, reporter, output.stream(), progress).print(inputs);
    }
  }

  /** The extensions that are wanted, as far as the engine has them. */
  private ParseOptions options(OcpEngine engine) {
    ParseOptions options = ParseOptions.DEFAULT.withLenient(lenient);
    for (Extension extension : Extension.values()) {
      boolean unwanted = switch (extension) {
        case GFM -> withoutGfm;
        case MATH -> withoutMath;
        case FRONTMATTER -> withoutFrontmatter;
      };
      options = options.with(extension, !unwanted && engine.extensions().contains(extension));
    }
    return options;
  }

  private OutputKind kind() {
    return kind == null ? OutputKind.TREE : kind;
  }

  private void requireSenseOf(List<Input> inputs) {
    if (inputs.stream().filter(Input::isStandardInput).count() > 1) {
      throw new UsageException("FILE: the standard input can be read once; name - once");
    }
    if (ndjson && kind != null && kind != OutputKind.JSON) {
      throw new UsageException(
          "--ndjson prints trees as JSON, not " + kind + "; leave out --to, or --ndjson");
    }
    if (!ndjson && inputs.size() > 1 && !kind().isForSeveral()) {
      throw new UsageException("--to "
          + kind()
          + " shows one document, and "
          + inputs.size()
          + " FILEs are named; name one at a time, or use --ndjson for all as JSON");
    }
  }

  private void requireLenience(OcpEngine engine) {
    if (lenient && !engine.supportsLenient()) {
      throw new UsageException("--lenient: engine \""
          + engine.id()
          + "\" cannot parse leniently; leave it out, or choose another with --engine");
    }
  }

  private void requireNoBytesOnTerminal(Output output) {
    if (kind() == OutputKind.OCP && output.isTerminal()) {
      throw new UsageException(
          "--to ocp prints bytes that a terminal cannot show; use -o OUT, or redirect the output");
    }
  }
}
