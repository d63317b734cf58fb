package org.ocp4j.bench.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ocp4j.bench.chunks.report.ChunkPage;
import org.ocp4j.bench.chunks.report.Evaluation;
import org.ocp4j.bench.chunks.report.Speeds;
import org.ocp4j.bench.chunks.source.Sources;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.run.ChunkSpeeds;
import org.ocp4j.cli.CommandException;
import org.ocp4j.cli.Console;
import org.ocp4j.cli.UsageException;
import org.ocp4j.cli.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ocp bench chunks}, which compares splitters. */
@Command(
    name = "chunks",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    description = {
      "Cut documents into chunks with ocp4j and with other splitters, count what is wrong with",
      "the chunks, search them, measure the time, and print a page in Markdown.",
      "docs/update-chunking writes docs/chunking.md with it."
    },
    footer = {
      "",
      "A folder is a corpus with the trees of remark in ../../corpus-mdast/NAME.ndjson.gz,",
      "or has such corpora in it."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:success",
      "1:a file cannot be read or written, or a measurement failed",
      "2:wrong usage"
    })
public final class ChunksCommand implements Callable<Integer> {
  private static final List<Integer> BUDGETS = List.of(128, 256, 512, 1024);
  private static final int SPEED_BUDGET = 512;
  private static final int QUICK_STEP = 20;

  private final Console console;

  @Option(
      names = "--budget",
      paramLabel = "N",
      description = {
        "The greatest size of a chunk in tokens. Can be repeated.",
        "Default: 128, 256, 512, 1024."
      })
  private List<Integer> budgets = List.of();

  @Option(
      names = "--quick",
      description = {
        "Use every twentieth document and, by default, 512",
        "tokens only, to see that it works."
      })
  private boolean quick;

  @Option(names = "--no-speed", description = "Do not measure speeds.")
  private boolean noSpeed;

  @Option(
      names = "--faults",
      paramLabel = "FILE",
      description = "Write each fault to a file, a line each.")
  private @Nullable Path faults;

  @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "The folders of the corpora.")
  private List<Path> folders = List.of();

  /**
   * Makes the command.
   *
   * @param console the streams to read from and write to
   */
  public ChunksCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    if (budgets.stream().anyMatch(budget -> budget < 1)) {
      throw new UsageException("--budget: must be at least 1");
    }
    int step = quick ? QUICK_STEP : 1;
    Sources sources = sources(step);
    Evaluation evaluation = Evaluation.of(sources, budgets(), console.err());
    if (faults != null) {
      Files.write(faults, evaluation.faults());
    }
    Speeds speeds = noSpeed ? Speeds.NONE : speeds(step, sources.bytes());
    String when = LocalDate.now(ZoneOffset.UTC).toString();
    String page = ChunkPage.of(when, quick, evaluation, speeds, ChunkSpeeds.machine());
    console.out().write(page.getBytes(StandardCharsets.UTF_8));
    console.out().flush();
    return ExitCode.OK;
  }

  private List<Integer> budgets() {
    if (!budgets.isEmpty()) {
      return budgets.stream().distinct().sorted().toList();
    }
    return quick ? List.of(SPEED_BUDGET) : BUDGETS;
  }

  private Sources sources(int step) {
    try {
      return Sources.read(folders, step, true);
    } catch (IllegalArgumentException | IOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }

  private Speeds speeds(int step, long bytes) {
    ChunkSpeeds.Plan plan = new ChunkSpeeds.Plan(folders, step, bytes, SPEED_BUDGET, quick);
    List<String> notes = new ArrayList<>();
    boolean inPlace = console.errIsTerminal();
    try (ProgressLine progress = new ProgressLine(console.err(), inPlace, System::nanoTime)) {
      List<Figure> figures = ChunkSpeeds.run(plan, progress, notes);
      return new Speeds(figures, notes);
    } catch (IOException e) {
      throw new CommandException("cannot measure: " + e.getMessage(), e);
    }
  }
}
