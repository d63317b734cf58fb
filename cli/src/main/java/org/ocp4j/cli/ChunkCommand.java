package org.ocp4j.cli;

import com.knuddels.jtokkit.api.EncodingType;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.Chunker;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code ocp chunk}, which cuts files into chunks. */
@Command(
    name = "chunk",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    sortSynopsis = false,
    description = {
      "Cut each file into chunks for search and retrieval: along sections, blocks,",
      "list items, rows, lines of code and sentences, within a budget."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:an input failed", "2:wrong usage"},
    footerHeading = "%nLines of --to ndjson:%n",
    footer = {
      "  {\"file\",\"id\",\"index\",\"size\",\"text\",\"context\",\"markdown\",\"ranges\":[...],",
      "  \"headings\":[{\"depth\",\"title\",\"slug\"}],\"kinds\":[...],\"languages\":[...],",
      "  \"links\":[{\"kind\",\"image\",\"target\"}],\"components\":[...],\"frontMatter\"} or",
      "  {\"file\",\"error\"}. A range is {\"start\",\"end\",\"utf16Start\",\"utf16End\",",
      "  \"firstLine\",\"lastLine\",\"repeated\"}: start and end are bytes from 0, lines",
      "  count from 1. An error is as in 'parse'."
    })
final class ChunkCommand implements Callable<Integer> {
  private static final int BUDGET = 512;

  private final Console console;
  private final RootCommand root;

  @Option(
      names = "--budget",
      paramLabel = "N",
      description = "The greatest size of a chunk. Default: 512.")
  private int budget = BUDGET;

  @Option(
      names = "--unit",
      paramLabel = "UNIT",
      description = "What sizes are counted in. Default: tokens. One of: ${COMPLETION-CANDIDATES}.")
  private ChunkUnit unit = ChunkUnit.TOKENS;

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = {
        "The encoding of the tokens. Default: cl100k_base.",
        "Others: o200k_base, p50k_base, p50k_edit,",
        "r50k_base."
      })
  private @Nullable String encoding;

  @Option(
      names = "--overlap",
      paramLabel = "N",
      description = "How much of a chunk the next one repeats, at most.")
  private int overlap;

  @Option(
      names = "--minimum",
      paramLabel = "N",
      description = {
        "The size below which a chunk is joined with one",
        "of another section. Default: an eighth of the",
        "budget."
      })
  private @Nullable Integer minimum;

  @Option(
      names = "--no-heading-path",
      description = "Do not start chunks with the headings above them.")
  private boolean withoutPath;

  @Option(names = "--omit-expressions", description = "Leave out expressions of MDX.")
  private boolean omitsExpressions;

  @Option(
      names = "--to",
      paramLabel = "KIND",
      description = {
        "What to print. Default: table. One of:",
        "${COMPLETION-CANDIDATES}. html is a page that shows",
        "the sources with the borders of the chunks."
      })
  private ChunkKind kind = ChunkKind.TABLE;

  @Option(names = "--lenient", description = "Treat invalid syntax as text, with a warning.")
  private boolean lenient;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "OUT",
      description = "The file to write. It appears only when complete.")
  private @Nullable String outputName;

  @Mixin
  private SourceOptions sources = new SourceOptions();

  ChunkCommand(Console console, RootCommand root) {
    this.console = console;
    this.root = root;
  }

  @Override
  public Integer call() throws IOException {
    Chunker chunker = chunker();
    List<Input> inputs = sources.inputs(console);
    InputReporter reporter = new InputReporter(console.err(), root.showsStackTraces());
    try (OcpEngine engine = sources.openEngine(inputs);
        Output output = Output.open(outputName, console)) {
      ChunkOutput printer = switch (kind) {
        case TABLE -> new ChunkTable(output.stream(), reporter, unit);
        case NDJSON -> new ChunkLines(output.stream(), reporter);
        case HTML -> new ChunkPage(output.stream(), reporter, unit);
      };
      DocumentReader reader = sources.reader(engine, lenient, console.in());
      int failed = DocumentLoop.ofAllProcessors(reader).run(inputs, receiver(chunker, printer));
      printer.finish();
      output.commit();
      return failed == 0 ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  private static DocumentLoop.Receiver receiver(Chunker chunker, ChunkOutput printer) {
    return new DocumentLoop.Receiver() {
      @Override
      public void document(Input input, OcpDocument document) throws IOException {
        printer.print(input, document, chunker.chunks(document, input.name()));
      }

      @Override
      public void failure(Input input, Failure failure) throws IOException {
        printer.failure(input, failure);
      }
    };
  }

  private Chunker chunker() {
    if (encoding != null && unit != ChunkUnit.TOKENS) {
      throw new UsageException("--encoding needs --unit tokens; add it, or leave out --encoding");
    }
    if (budget < 1) {
      throw new UsageException("--budget: " + budget + " is too small; use 1 or more");
    }
    Chunker.Builder builder = Chunker.builder(budget, unit.counter(encoding()))
        .headingPath(!withoutPath)
        .omitExpressions(omitsExpressions);
    try {
      builder.overlap(overlap);
      if (minimum != null) {
        builder.minimum(minimum);
      }
    } catch (IllegalArgumentException e) {
      throw new UsageException("--overlap and --minimum: " + e.getMessage(), e);
    }
    return builder.build();
  }

  private EncodingType encoding() {
    String name = encoding == null ? EncodingType.CL100K_BASE.getName() : encoding;
    return EncodingType.fromName(name)
        .orElseThrow(() -> new UsageException(
            "--encoding: there is no \"" + name + "\"; '--help' lists the encodings"));
  }
}
