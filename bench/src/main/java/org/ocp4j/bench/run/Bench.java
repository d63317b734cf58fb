package org.ocp4j.bench.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.ocp4j.Ocp;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.report.Figure;
import org.ocp4j.bench.report.Run;

/** Runs all the benchmarks that a plan asks for, one after another. */
public final class Bench {
  private Bench() {}

  /**
   * Runs them. A step that fails gives no figures, and a note says so.
   *
   * @param plan what to measure
   * @param progress who is told how far it has come
   * @throws IllegalArgumentException when there is no such folder, no document in it, or no such
   *     engine; it says how to mend that
   * @throws IOException when nothing could be measured, or another benchmark is running on the
   *     machine
   */
  public static Run run(Plan plan, Progress progress) throws IOException {
    check(plan.engines(), Ocp.engines());
    Corpus corpus = Corpus.read(plan.folder().toString());
    String when = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    List<Program.Installed> programs =
        Program.find(Objects.requireNonNullElse(System.getenv("PATH"), ""));
    RunLock lock = RunLock.acquire(RunLock.ofJmh());
    try (lock;
        Jmh jmh = new Jmh()) {
      Maker maker = new Maker(plan, corpus, jmh, Machine.memory());
      HeldSteps held = new HeldSteps(maker);
      List<String> notes = new ArrayList<>(Notes.of(maker, held, programs));
      List<Figure> figures = measure(steps(maker, held, programs), progress, notes);
      return new Run(
          when,
          plan.isQuick(),
          Machine.describe(),
          Versions.of(programs),
          documents(plan, corpus),
          List.copyOf(notes),
          sorted(merged(figures)));
    }
  }

  /** Refuses engines that cannot run here. */
  static void check(List<String> engines, List<Ocp.Candidate> candidates) {
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("no engine to measure: name one of " + ids(candidates));
    }
    for (String engine : engines) {
      Ocp.Candidate candidate = candidates.stream()
          .filter(found -> found.id().equals(engine))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException(
              "no engine \"" + engine + "\": name one of " + ids(candidates)));
      if (!candidate.available()) {
        throw new IllegalArgumentException("the engine " + engine + " cannot run here: "
            + candidate.reason() + "; " + candidate.fix());
      }
    }
  }

  private static String ids(List<Ocp.Candidate> candidates) {
    return candidates.stream()
        .filter(Ocp.Candidate::available)
        .map(Ocp.Candidate::id)
        .collect(Collectors.joining(", "));
  }

  /** All steps of a run, in order. */
  static List<Step> steps(Maker maker, HeldSteps held, List<Program.Installed> programs) {
    List<Step> steps = new ArrayList<>();
    steps.addAll(new ParseSteps(maker).of(programs));
    steps.addAll(new DocumentSteps(maker).all());
    steps.addAll(held.all());
    return steps;
  }

  /** Takes the steps, and notes what failed. */
  static List<Figure> measure(List<Step> steps, Progress progress, List<String> notes)
      throws IOException {
    double seconds = steps.stream().mapToDouble(Step::seconds).sum();
    progress.started(steps.size(), Duration.ofSeconds(Math.round(seconds)));
    List<Figure> figures = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      progress.step(i + 1, step.title());
      List<Figure> found = List.of();
      try {
        found = step.measure();
      } catch (IOException e) {
        if (Thread.currentThread().isInterrupted()) {
          throw e;
        }
        notes.add("Not measured: " + step.title() + ". " + e.getMessage());
      }
      progress.found(found);
      figures.addAll(found);
    }
    if (figures.isEmpty()) {
      throw new IOException("nothing could be measured. " + String.join(" ", notes));
    }
    return figures;
  }

  /** One figure of those of a subject that took several turns, with the samples of all of them. */
  static List<Figure> merged(List<Figure> figures) {
    Map<List<Object>, Figure> merged = new LinkedHashMap<>();
    for (Figure figure : figures) {
      List<Object> key =
          List.of(figure.group(), figure.workload(), figure.subject(), figure.unit());
      merged.merge(key, figure, Figure::with);
    }
    return List.copyOf(merged.values());
  }

  /** Figures by group and, in a group, by workload, as these first came up. */
  static List<Figure> sorted(List<Figure> figures) {
    List<String> workloads = figures.stream().map(Figure::workload).distinct().toList();
    return figures.stream()
        .sorted(Comparator.comparing((Figure figure) -> Group.of(figure.group()))
            .thenComparingInt(figure -> workloads.indexOf(figure.workload())))
        .toList();
  }

  private static Map<String, String> documents(Plan plan, Corpus corpus) {
    Map<String, String> documents = new LinkedHashMap<>();
    documents.put("folder", plan.folder().toString());
    documents.put("files", Integer.toString(corpus.files().size()));
    documents.put("bytes", Long.toString(corpus.bytes()));
    return documents;
  }
}
