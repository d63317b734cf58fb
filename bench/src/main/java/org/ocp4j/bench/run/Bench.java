package org.ocp4j.bench.run;

import java.io.IOException;
import java.nio.file.Path;
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

/** Runs all the benchmarks of a plan, one after another. */
public final class Bench {
  private Bench() {}

  /**
   * Runs the benchmarks. If a step fails, it gives no figures and a note says why.
   *
   * @param plan what to measure
   * @param progress is notified as the run proceeds
   * @throws IllegalArgumentException if the folder does not exist or has no documents, or an
   *     engine is unknown or cannot run; the message says how to fix it
   * @throws IOException if no step succeeded, or another benchmark is running on this machine
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

  /** Throws an {@code IllegalArgumentException} if an engine is unknown or cannot run here. */
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

  /** Returns all steps of a run, in order. */
  static List<Step> steps(Maker maker, HeldSteps held, List<Program.Installed> programs) {
    List<Step> steps = new ArrayList<>();
    steps.addAll(new ParseSteps(maker).of(programs));
    steps.addAll(new DocumentSteps(maker).all());
    steps.addAll(held.all());
    return steps;
  }

  /** Runs the steps, and adds a note for each step that failed. */
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

  /**
   * Merges the figures of subjects that were measured several times: the samples of all turns
   * become one figure.
   */
  static List<Figure> merged(List<Figure> figures) {
    Map<List<Object>, Figure> merged = new LinkedHashMap<>();
    for (Figure figure : figures) {
      List<Object> key =
          List.of(figure.group(), figure.workload(), figure.subject(), figure.unit());
      merged.merge(key, figure, Figure::with);
    }
    return List.copyOf(merged.values());
  }

  /** Sorts figures by group and then by workload, both in the order of their first appearance. */
  static List<Figure> sorted(List<Figure> figures) {
    List<String> workloads = figures.stream().map(Figure::workload).distinct().toList();
    return figures.stream()
        .sorted(Comparator.comparing((Figure figure) -> Group.of(figure.group()))
            .thenComparingInt(figure -> workloads.indexOf(figure.workload())))
        .toList();
  }

  private static Map<String, String> documents(Plan plan, Corpus corpus) {
    Map<String, String> documents = new LinkedHashMap<>();
    // Its name only: reports are published, and where the folder is says nothing to a reader.
    Path folder = plan.folder().toAbsolutePath().normalize();
    documents.put("folder", String.valueOf(folder.getFileName()));
    documents.put("files", Integer.toString(corpus.files().size()));
    documents.put("bytes", Long.toString(corpus.bytes()));
    return documents;
  }
}
