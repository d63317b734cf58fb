package org.ocp4j.bench.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.Library;

/**
 * Makes steps of JMH, for a plan.
 *
 * @param plan the plan
 * @param corpus the documents of the plan's folder
 * @param jmh who runs the steps
 * @param memory megabytes of memory that the machine has
 */
record Maker(Plan plan, Corpus corpus, Jmh jmh, long memory) {
  private static final Timing FULL = new Timing(8, 1_000, 5, 700);
  private static final Timing QUICK = new Timing(2, 1_000, 3, 500);

  /** A parser of WebAssembly becomes bytecode, and all of that has to be compiled once more. */
  private static final Timing FULL_WASM = new Timing(25, 1_000, 5, 700);

  private static final Timing QUICK_WASM = new Timing(3, 1_000, 3, 500);

  private static final String WASM = "wasm";
  private static final long HEAP = 2_048;
  private static final double CORPUS_BYTES_PER_SECOND = 15e6;
  private static final int SHORT_DOCUMENT = 100_000;

  /** One subject of the benchmarks: its name, and the benchmark's parameter for it. */
  record Subject(String title, String parameter, String value) {
    static Subject engine(String id) {
      return new Subject(id, "engine", id);
    }

    static Subject library(Library library) {
      return new Subject(library.title(), "library", library.name());
    }

    /** Whether it is one of ocp4j's engines. */
    boolean isEngine() {
      return parameter.equals("engine");
    }

    /** The name of the benchmark's method for it. */
    String method() {
      return isEngine() ? "ocp" : "library";
    }
  }

  /** What a step is besides its subject. */
  record Work(Group group, String workload, Class<?> benchmark, String method) {}

  /** The plan's engines. */
  List<Subject> engines() {
    return plan.engines().stream().map(Subject::engine).toList();
  }

  /** A folder that is parsed, one thread or more. */
  Step corpusStep(Work work, Subject subject, int threads, List<Reading> readings) {
    double operation = corpus.bytes() / CORPUS_BYTES_PER_SECOND;
    Map<String, String> parameters = Map.of("corpus", plan.folder().toString());
    return step(work, subject, parameters, threads, timing(subject), operation, readings);
  }

  /** The same of work that does not take long, once the folder is parsed. */
  Step shortCorpusStep(Work work, Subject subject, Timing timing, List<Reading> readings) {
    Map<String, String> parameters = Map.of("corpus", plan.folder().toString());
    return step(work, subject, parameters, 1, timing.inShortIterations(), 0, readings);
  }

  /** A document of a size. */
  Step sizedStep(Work work, Subject subject, int size, List<Reading> readings) {
    Map<String, String> parameters = Map.of("size", Integer.toString(size));
    Timing timing = timing(subject);
    return step(
        work,
        subject,
        parameters,
        1,
        size < SHORT_DOCUMENT ? timing.inShortIterations() : timing,
        0,
        readings);
  }

  /** What has no parameter but the subject, and does not take long. */
  Step shortStep(Work work, Subject subject, List<Reading> readings) {
    return step(work, subject, Map.of(), 1, timing(subject).inShortIterations(), 0, readings);
  }

  private Step step(
      Work work,
      Subject subject,
      Map<String, String> parameters,
      int threads,
      Timing timing,
      double operation,
      List<Reading> readings) {
    return new JmhStep(
        title(work, subject),
        work.benchmark(),
        work.method(),
        with(parameters, subject),
        threads,
        timing,
        operation,
        heap(HEAP),
        readings,
        jmh);
  }

  /** Documents that are held, see {@link HeldSteps}. */
  Step heldStep(
      Work work,
      Subject subject,
      Timing timing,
      double seconds,
      int count,
      List<Reading> readings) {
    Map<String, String> parameters =
        Map.of("corpus", plan.folder().toString(), "documents", Integer.toString(count));
    return new JmhStep(
        title(work, subject),
        work.benchmark(),
        work.method(),
        with(parameters, subject),
        1,
        timing,
        seconds,
        heap(2 * HEAP),
        readings,
        jmh);
  }

  private static String title(Work work, Subject subject) {
    return work.group().title() + ", " + work.workload() + ": " + subject.title();
  }

  private static Map<String, String> with(Map<String, String> parameters, Subject subject) {
    Map<String, String> all = new HashMap<>(parameters);
    if (!subject.parameter().isEmpty()) {
      all.put(subject.parameter(), subject.value());
    }
    return Map.copyOf(all);
  }

  /** How many turns subjects take that take so many of them in a full run. */
  int turns(int ofFullRun) {
    return plan.isQuick() ? 1 : ofFullRun;
  }

  /** Whether it is the engine whose warm-up is long. */
  boolean isWasm(Subject subject) {
    return subject.isEngine() && subject.value().equals(WASM);
  }

  /** How long a subject is measured. */
  Timing timing(Subject subject) {
    if (isWasm(subject)) {
      return plan.isQuick() ? QUICK_WASM : FULL_WASM;
    }
    return plan.isQuick() ? QUICK : FULL;
  }

  /** No more of a heap than half of the machine's memory. */
  private long heap(long wanted) {
    return Math.min(wanted, memory / 2);
  }

  /** What a reader has to know of the JVMs. */
  List<String> notes() {
    String heaps =
        "Every figure is of a Java process of its own, with the collector G1 and a heap of "
            + heap(HEAP)
            + " MB; where documents are held, of "
            + heap(2 * HEAP)
            + " MB.";
    if (!plan.isQuick()) {
      return List.of(heaps);
    }
    String quick = "This run was quick: the warm-up was "
        + QUICK.warmups()
        + " seconds, and the figures are rough.";
    return plan.engines().contains(WASM)
        ? List.of(
            heaps,
            quick,
            "wasm was not warm: it takes 15 seconds and more until the JVM has compiled all of the"
                + " parser, and had "
                + QUICK_WASM.warmups()
                + ".")
        : List.of(heaps, quick);
  }
}
