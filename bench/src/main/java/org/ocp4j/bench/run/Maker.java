package org.ocp4j.bench.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.Library;

/**
 * Makes the JMH steps of a plan.
 *
 * @param plan the plan
 * @param corpus the documents of the plan's folder
 * @param jmh runs the steps
 * @param memory the machine's memory in megabytes
 */
record Maker(Plan plan, Corpus corpus, Jmh jmh, long memory) {
  private static final Timing FULL = new Timing(8, 1_000, 5, 700);
  private static final Timing QUICK = new Timing(2, 1_000, 3, 500);

  /**
   * Longer than for others: the module's WebAssembly was compiled to bytecode, all of which the JVM
   * has to compile again.
   */
  private static final Timing FULL_WASM = new Timing(25, 1_000, 5, 700);

  private static final Timing QUICK_WASM = new Timing(3, 1_000, 3, 500);

  private static final String WASM = "wasm";
  private static final long HEAP = 2_048;
  private static final double CORPUS_BYTES_PER_SECOND = 15e6;
  private static final int SHORT_DOCUMENT = 100_000;

  /**
   * A subject of the benchmarks: its name in reports, and the benchmark parameter that selects it.
   */
  record Subject(String title, String parameter, String value) {
    static Subject engine(String id) {
      return new Subject(id, "engine", id);
    }

    static Subject library(Library library) {
      return new Subject(library.title(), "library", library.name());
    }

    /** Returns {@code true} if this subject is one of ocp4j's engines. */
    boolean isEngine() {
      return parameter.equals("engine");
    }

    /** Returns the name of the benchmark method for this subject. */
    String method() {
      return isEngine() ? "ocp" : "library";
    }
  }

  /** What a step measures, without the subject. */
  record Work(Group group, String workload, Class<?> benchmark, String method) {}

  /** Returns the plan's engines as subjects. */
  List<Subject> engines() {
    return plan.engines().stream().map(Subject::engine).toList();
  }

  /** Makes a step that works on the corpus, on one or more threads. */
  Step corpusStep(Work work, Subject subject, int threads, List<Reading> readings) {
    double operation = corpus.bytes() / CORPUS_BYTES_PER_SECOND;
    Map<String, String> parameters = Map.of("corpus", plan.folder().toString());
    return step(work, subject, parameters, threads, timing(subject), operation, readings);
  }

  /** Makes a step that works on the corpus in short operations, after parsing it once. */
  Step shortCorpusStep(Work work, Subject subject, Timing timing, List<Reading> readings) {
    Map<String, String> parameters = Map.of("corpus", plan.folder().toString());
    return step(work, subject, parameters, 1, timing.inShortIterations(), 0, readings);
  }

  /** Makes a step that works on a generated document of a size in bytes. */
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

  /** Makes a step with short operations and without parameters except the subject. */
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

  /** Makes a step that keeps documents open; see {@link HeldSteps}. */
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

  /**
   * Returns the number of turns for each subject: the given number in a full run, 1 in a quick run.
   */
  int turns(int ofFullRun) {
    return plan.isQuick() ? 1 : ofFullRun;
  }

  /** Returns {@code true} for the engine {@code wasm}, whose warm-up is long. */
  boolean isWasm(Subject subject) {
    return subject.isEngine() && subject.value().equals(WASM);
  }

  /** Returns how long a subject is measured. */
  Timing timing(Subject subject) {
    if (isWasm(subject)) {
      return plan.isQuick() ? QUICK_WASM : FULL_WASM;
    }
    return plan.isQuick() ? QUICK : FULL;
  }

  /** Limits a heap size to half of the machine's memory, in megabytes. */
  private long heap(long wanted) {
    return Math.min(wanted, memory / 2);
  }

  /** Returns what a reader must know about the JVMs. */
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
