package org.ocp4j.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Format;
import org.ocp4j.OcpEngine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ocp parse}, which parses files and prints their documents. */
@Command(
    name = "parse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = "Parse MDX and Markdown, or open OCP payloads, and print the documents.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:an input failed", "2:wrong usage"},
    footerHeading = "%nLines of --ndjson:%n",
    footer = {
      "  {\"file\":...,\"tree\":...} with an mdast tree, or",
      "  {\"file\":...,\"error\":{\"code\",\"reason\",\"offset\",\"line\",\"column\"}}",
      "  Lines and columns count from 1, offsets from 0; columns and offsets are in",
      "  UTF-16 code units, as in the tree. All three are null when the error has no",
      "  position in the source: code is then io, limit, format, memory or internal."
    })
final class ParseCommand implements Callable<Integer> {
  private final Console console;
  private final RootCommand root;

  @Option(
      names = "--to",
      paramLabel = "KIND",
      description = {
        "What to print. Default: tree. One of:",
        "${COMPLETION-CANDIDATES}.",
        "ocp is the payload itself, stats its size."
      })
  private @Nullable OutputKind kind;

  @Mixin
  private SourceOptions sources = new SourceOptions();

  @Option(names = "--lenient", description = "Treat invalid syntax as text, with a warning.")
  private boolean lenient;

  @Mixin
  private RenderOptions rendering = new RenderOptions();

  @Option(names = "--ndjson", description = "Print one line of JSON for each file (see below).")
  private boolean ndjson;

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = {"Maximum number of threads.", "Default: the number of processors."})
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write. It appears only when complete.")
  private @Nullable String outputName;

  @Option(
      names = "--output-dir",
      paramLabel = "DIR",
      description = {
        "A folder to write a file for each FILE to. Files",
        "keep their place below the folder, or the fixed",
        "part of the pattern, that they were found with.",
        "A file appears only when complete."
      })
  private @Nullable String outputFolder;

  ParseCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    List<Input> inputs = sources.inputs(console);
    requireSenseOf(inputs);
    try (OcpEngine engine = sources.openEngine(inputs)) {
      requireLenience(engine);
      DocumentReader reader = sources.reader(engine, lenient, console.in());
      int failed = outputFolder == null
          ? print(reader, inputs)
          : printTo(OutputFolder.plan(outputFolder, inputs, this::extension), reader, inputs);
      return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /** Prints all documents to one output, and returns the number of inputs that failed. */
  private int print(DocumentReader reader, List<Input> inputs) throws IOException {
    try (Output output = Output.open(outputName, console)) {
      requireNoBytesOnTerminal(output);
      int failed = ndjson ? printLines(reader, inputs, output) : print(reader, inputs, output);
      if (ndjson || failed < inputs.size()) {
        output.commit();
      }
      return failed;
    }
  }

  private int print(DocumentReader reader, List<Input> inputs, Output output) throws IOException {
    Paint paint = new Paint(output.isTerminal() && console.inColour());
    DocumentWriter writer = new DocumentWriter(kind(), rendering, paint);
    boolean titled = inputs.size() > 1;
    DocumentPrinter printer = new DocumentPrinter(reporter(), writer, titled, output.stream());
    int failed = new DocumentLoop(reader, jobs).run(inputs, printer);
    printer.finish();
    return failed;
  }

  /** Writes each document to a file of its own, and returns the number of inputs that failed. */
  private int printTo(OutputFolder folder, DocumentReader reader, List<Input> inputs)
      throws IOException {
    DocumentWriter writer = new DocumentWriter(kind(), rendering, new Paint(false));
    FolderPrinter printer = new FolderPrinter(reporter(), writer, folder, new AtomicWriter());
    return new DocumentLoop(reader, jobs).run(inputs, printer);
  }

  private String extension(Input input) {
    boolean isMdx = kind() == OutputKind.MARKDOWN && sources.formatOf(input) == Format.MDX;
    return isMdx ? ".mdx" : kind().extension();
  }

  private int printLines(DocumentReader reader, List<Input> inputs, Output output)
      throws IOException {
    boolean visible = console.errIsTerminal() && !output.isTerminal();
    try (Progress progress =
        new Progress(console.err(), inputs.size(), visible, System::nanoTime)) {
      return new NdjsonPrinter(reader, jobs, reporter(), output.stream(), progress).print(inputs);
    }
  }

  private InputReporter reporter() {
    return new InputReporter(console.err(), root.showsStackTraces());
  }

  private OutputKind kind() {
    return kind == null ? OutputKind.TREE : kind;
  }

  private void requireSenseOf(List<Input> inputs) {
    if (jobs < 1) {
      throw new UsageException("--jobs: "
          + jobs
          + " is too few; use 1 or more, or leave the option out to use all processors");
    }
    if (ndjson && kind != null && kind != OutputKind.JSON) {
      throw new UsageException(
          "--ndjson prints trees as JSON, not " + kind + "; leave out --to, or --ndjson");
    }
    rendering.requireSenseFor(ndjson ? OutputKind.TREE : kind());
    if (outputFolder != null) {
      requireSenseOfFolder();
    } else if (!ndjson && inputs.size() > 1 && !kind().isForSeveral()) {
      throw new UsageException("--to "
          + kind()
          + " prints one document, but "
          + inputs.size()
          + " FILEs are given; give one at a time, use --output-dir to write a file for each,"
          + " or use --ndjson to print all as JSON");
    }
  }

  private void requireSenseOfFolder() {
    if (outputName != null) {
      throw new UsageException(
          "-o is one file for all, and --output-dir a file for each; leave out one of them");
    }
    if (ndjson || kind() == OutputKind.STATS) {
      throw new UsageException((ndjson ? "--ndjson" : "--to stats")
          + " prints one text about all files; use -o OUT instead of --output-dir");
    }
  }

  private void requireLenience(OcpEngine engine) {
    if (lenient && !engine.supportsLenient()) {
      throw new UsageException("--lenient: engine \""
          + engine.id()
          + "\" cannot parse leniently; leave out --lenient,"
          + " or choose another engine with --engine");
    }
  }

  private void requireNoBytesOnTerminal(Output output) {
    if (kind() == OutputKind.OCP && output.isTerminal()) {
      throw new UsageException(
          "--to ocp prints bytes that a terminal cannot show; use -o OUT, or redirect the output");
    }
  }
}
