package org.ocp4j.bench.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.ocp4j.bench.chunks.ChunkBenchmark;
import org.ocp4j.bench.chunks.split.Subject;
import org.ocp4j.bench.report.Figure;

/** Measures how fast splitters are, and what they allocate. */
public final class ChunkSpeeds {
  /** The group of figures in MB/s. */
  public static final String SPEED = Group.CHUNKS.title();

  /** The group of figures in bytes allocated for each byte of source. */
  public static final String ALLOCATION = Group.ALLOCATION.title();

  private static final Timing FULL = new Timing(8, 1_000, 5, 700);
  private static final Timing QUICK = new Timing(2, 1_000, 3, 500);
  private static final int TURNS = 3;
  private static final long HEAP = 2_048;

  /** A low estimate of the speed of all subjects, for the time that is left. */
  private static final double BYTES_PER_SECOND = 8e6;

  private ChunkSpeeds() {}

  /**
   * What to measure.
   *
   * @param folders the folders of the corpora
   * @param step 1 for all documents, or n for every n-th
   * @param bytes the size of these documents
   * @param budget the greatest size of a chunk in tokens
   * @param isQuick whether the run is short, with rough figures
   */
  public record Plan(List<Path> folders, int step, long bytes, int budget, boolean isQuick) {
    /** Copies the list of folders. */
    public Plan {
      folders = List.copyOf(folders);
    }
  }

  /**
   * Measures all subjects, in turns, each in a JVM of its own.
   *
   * @throws IOException if nothing could be measured, or another benchmark is running
   */
  public static List<Figure> run(Plan plan, Progress progress, List<String> notes)
      throws IOException {
    RunLock lock = RunLock.acquire(RunLock.ofJmh());
    try (lock;
        Jmh jmh = new Jmh()) {
      List<Step> steps = new ArrayList<>();
      for (int turn = 0; turn < (plan.isQuick ? 1 : TURNS); turn++) {
        for (Subject subject : Subject.values()) {
          steps.add(step(plan, subject, jmh));
        }
      }
      return Bench.sorted(Bench.merged(Bench.measure(steps, progress, notes)));
    }
  }

  /** Returns the machine's properties by name, in the order they are shown. */
  public static Map<String, String> machine() {
    return Machine.describe();
  }

  private static Step step(Plan plan, Subject subject, Jmh jmh) {
    String workload = plan.budget + " tokens";
    String folders = plan.folders.stream()
        .map(folder -> folder.toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
    return new JmhStep(
        SPEED + ", " + workload + ": " + subject.title(),
        ChunkBenchmark.class,
        "split",
        Map.of(
            "folders", folders,
            "step", Integer.toString(plan.step),
            "budget", Integer.toString(plan.budget),
            "subject", subject.name()),
        1,
        plan.isQuick ? QUICK : FULL,
        plan.bytes / BYTES_PER_SECOND,
        Math.min(HEAP, Machine.memory() / 2),
        List.of(
            Reading.speed(Group.CHUNKS, workload, subject.title()),
            Reading.allocation(workload, subject.title(), plan.bytes)),
        jmh);
  }
}
