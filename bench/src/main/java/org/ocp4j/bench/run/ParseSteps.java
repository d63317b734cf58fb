package org.ocp4j.bench.run;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.ocp4j.bench.Library;
import org.ocp4j.bench.ParseBenchmark;
import org.ocp4j.bench.SizeBenchmark;
import org.ocp4j.bench.run.Maker.Subject;
import org.ocp4j.bench.run.Maker.Work;

/**
 * The steps that parse: the corpus with engines, libraries and programs, and documents of several
 * sizes.
 */
final class ParseSteps {
  static final String CORPUS = "corpus";
  static final String CORPUS_AS_MARKDOWN = "corpus as Markdown";

  private static final int MEGABYTE = 1_000_000;

  /**
   * The engines and the library they are compared with take turns, because a machine's speed
   * changes over time.
   */
  private static final int CORPUS_TURNS = 3;

  private static final long ENOUGH = 32 * MEGABYTE;
  private static final long ENOUGH_QUICKLY = 8 * MEGABYTE;

  /** The size of a generated document. */
  private record Size(String title, int bytes) {}

  private static final Size SMALL = new Size("1.6 KB", 1_600);
  private static final List<Size> SIZES = List.of(
      new Size("0.3 KB", 300),
      SMALL,
      new Size("20 KB", 20_000),
      new Size("1 MB", MEGABYTE),
      new Size("10 MB", 10 * MEGABYTE));

  /** The libraries whose default features are similar to ocp4j's. */
  private static final List<Library> COMPARABLE = List.of(Library.COMMONMARK_GFM, Library.FLEXMARK);

  private final Maker maker;

  ParseSteps(Maker maker) {
    this.maker = maker;
  }

  /** Returns all steps. */
  List<Step> of(List<Program.Installed> programs) {
    List<Step> steps = new ArrayList<>();
    for (int turn = 0; turn < maker.turns(CORPUS_TURNS); turn++) {
      for (Subject engine : maker.engines()) {
        steps.add(corpus(engine));
        if (!isQuick()) {
          steps.add(corpusAsMarkdown(engine));
        }
      }
      steps.add(corpusByLibrary(Library.COMMONMARK_GFM));
    }
    // A quick run has only the library that parses a corpus in about a second.
    if (!isQuick()) {
      EnumSet.complementOf(EnumSet.of(Library.COMMONMARK_GFM))
          .forEach(library -> steps.add(corpusByLibrary(library)));
    }
    for (Program.Installed program : programs) {
      steps.add(new ProgramStep(
          program,
          maker.corpus(),
          isQuick() ? ENOUGH_QUICKLY : ENOUGH,
          isQuick() ? 3 : 5,
          corpusWorkloads()));
    }
    for (Size size : isQuick() ? List.of(SMALL) : SIZES) {
      steps.addAll(sized(size));
    }
    for (Subject engine : maker.engines()) {
      // All threads of an engine in a row, because a machine's speed changes over time.
      for (int threads : isQuick() ? new int[] {1, 2} : new int[] {1, 2, 4}) {
        steps.add(threads(engine, threads));
      }
    }
    return steps;
  }

  private boolean isQuick() {
    return maker.plan().isQuick();
  }

  /** Libraries and programs do not support MDX, so their figure appears in both workloads. */
  private List<String> corpusWorkloads() {
    return isQuick() ? List.of(CORPUS) : List.of(CORPUS, CORPUS_AS_MARKDOWN);
  }

  private Step corpus(Subject engine) {
    Work work = new Work(Group.PARSE, CORPUS, ParseBenchmark.class, "ocpByName");
    return maker.corpusStep(
        work,
        engine,
        1,
        List.of(
            Reading.speed(Group.PARSE, CORPUS, engine.title()),
            Reading.allocation(CORPUS, engine.title(), maker.corpus().bytes())));
  }

  private Step corpusAsMarkdown(Subject engine) {
    Work work = new Work(Group.PARSE, CORPUS_AS_MARKDOWN, ParseBenchmark.class, "ocpMarkdown");
    return maker.corpusStep(
        work,
        engine,
        1,
        List.of(
            Reading.speed(Group.PARSE, CORPUS_AS_MARKDOWN, engine.title()),
            Reading.allocation(
                CORPUS_AS_MARKDOWN, engine.title(), maker.corpus().bytes())));
  }

  private Step corpusByLibrary(Library library) {
    Subject subject = Subject.library(library);
    List<Reading> readings = new ArrayList<>();
    for (String workload : corpusWorkloads()) {
      readings.add(Reading.speed(Group.PARSE, workload, subject.title()));
      readings.add(Reading.allocation(workload, subject.title(), maker.corpus().bytes()));
    }
    Work work = new Work(Group.PARSE, CORPUS, ParseBenchmark.class, "library");
    return maker.corpusStep(work, subject, 1, readings);
  }

  private List<Step> sized(Size size) {
    List<Subject> subjects = new ArrayList<>(maker.engines());
    COMPARABLE.forEach(library -> subjects.add(Subject.library(library)));
    return subjects.stream().map(subject -> sized(subject, size)).toList();
  }

  private Step sized(Subject subject, Size size) {
    Reading reading = size.bytes() < MEGABYTE
        ? Reading.nanoseconds(Group.PARSE, size.title(), subject.title())
        : new Reading(
            Group.PARSE,
            size.title(),
            subject.title(),
            "MB/s",
            true,
            Reading.SCORE,
            nanoseconds -> size.bytes() * 1e3 / nanoseconds);
    Work work = new Work(Group.PARSE, size.title(), SizeBenchmark.class, subject.method());
    return maker.sizedStep(work, subject, size.bytes(), List.of(reading));
  }

  private Step threads(Subject engine, int threads) {
    String workload = threads + (threads == 1 ? " thread" : " threads");
    Work work = new Work(Group.THREADS, workload, ParseBenchmark.class, "ocpByName");
    return maker.corpusStep(
        work, engine, threads, List.of(Reading.speed(Group.THREADS, workload, engine.title())));
  }
}
