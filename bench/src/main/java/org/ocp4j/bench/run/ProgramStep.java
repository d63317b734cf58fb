package org.ocp4j.bench.run;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.ocp4j.bench.Corpus;
import org.ocp4j.bench.report.Figure;

/**
 * A step that measures an external program. The program reads the corpus as one document, repeated
 * until it is large enough, and converts it to HTML, which is discarded. The time of the same
 * program with empty input is subtracted.
 *
 * @param program the installed program
 * @param corpus the documents to read
 * @param bytes the minimum size of the input in bytes
 * @param repeats how often the program runs
 * @param workloads the workloads that the figures are shown in
 */
record ProgramStep(
    Program.Installed program, Corpus corpus, long bytes, int repeats, List<String> workloads)
    implements Step {
  private static final double BYTES_PER_SECOND = 30e6;
  private static final int SECONDS = 120;
  private static final double NANOSECONDS_TO_MEGABYTES = 1e3;

  @Override
  public String title() {
    return "parse, " + String.join(", ", workloads) + ": " + program.title();
  }

  @Override
  public double seconds() {
    return (repeats + 1) * (bytes / BYTES_PER_SECOND);
  }

  @Override
  public List<Figure> measure() throws IOException {
    Path file = Files.createTempFile("ocp4j-bench", ".md");
    Path empty = Files.createTempFile("ocp4j-bench-empty", ".md");
    try {
      long size = write(file);
      List<Double> samples = samples(file, empty, size);
      return workloads.stream()
          .map(workload -> Reading.speed(Group.PARSE, workload, program.title()).figure(samples))
          .toList();
    } finally {
      Files.delete(file);
      Files.delete(empty);
    }
  }

  private long write(Path file) throws IOException {
    long size = 0;
    try (OutputStream output = Files.newOutputStream(file)) {
      while (size < bytes) {
        for (Corpus.Document document : corpus.files()) {
          output.write(document.utf8());
          output.write('\n');
          output.write('\n');
          size += document.utf8().length + 2;
        }
      }
    }
    return size;
  }

  private List<Double> samples(Path file, Path empty, long size) throws IOException {
    time(file);
    long start = Long.MAX_VALUE;
    for (int i = 0; i < repeats; i++) {
      start = Math.min(start, time(empty));
    }
    List<Double> samples = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      long time = Math.max(1, time(file) - start);
      samples.add(size * NANOSECONDS_TO_MEGABYTES / time);
    }
    return samples;
  }

  private long time(Path input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(program.command())
        .redirectInput(input.toFile())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
    long start = System.nanoTime();
    Process process = builder.start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IOException(program.file() + " did not end in " + SECONDS + " seconds");
      }
      long time = System.nanoTime() - start;
      if (process.exitValue() != 0) {
        throw new IOException(program.file() + " ended with status " + process.exitValue());
      }
      return time;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      process.destroyForcibly();
    }
  }
}
