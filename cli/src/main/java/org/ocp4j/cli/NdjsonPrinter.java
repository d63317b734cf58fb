package org.ocp4j.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.ocp4j.OcpDocument;

/**
 * Prints a line of JSON for each input, in their order, and works on several inputs at once. Memory
 * stays bounded, because a window of inputs starts only when the one before it is written.
 */
final class NdjsonPrinter {
  /**
   * Source size in bytes above which a line is written directly instead of being buffered. A line
   * is about ten times as long as its source.
   */
  private static final int LARGE = 1 << 20;

  private final DocumentReader reader;
  private final int threads;
  private final InputReporter reporter;
  private final OutputStream out;
  private final Progress progress;
  private int failed;

  /** A line that is ready to be written. */
  private interface Line {
    /** Writes the line and returns {@code true} if the input was read without error. */
    boolean write(OutputStream out) throws IOException;
  }

  NdjsonPrinter(
      DocumentReader reader,
      int threads,
      InputReporter reporter,
      OutputStream out,
      Progress progress) {
    this.reader = reader;
    this.threads = threads;
    this.reporter = reporter;
    this.out = out;
    this.progress = progress;
  }

  /** Prints all lines and returns the number of inputs that failed. */
  int print(List<Input> inputs) throws IOException {
    int most = Math.min(threads, Math.min(inputs.size(), InputWindows.MOST));
    ExecutorService workers = Executors.newFixedThreadPool(most);
    try {
      for (List<Input> window : new InputWindows(inputs)) {
        printWindow(window, workers);
      }
    } finally {
      workers.shutdownNow();
    }
    return failed;
  }

  private void printWindow(List<Input> window, ExecutorService workers) throws IOException {
    try (InputBatch batch = new InputBatch(reader, window, threads)) {
      Deque<Future<Line>> lines = new ArrayDeque<>();
      for (int i = 0; i < window.size(); i++) {
        int index = i;
        lines.add(workers.submit(() -> line(window.get(index), batch, index)));
      }
      while (!lines.isEmpty()) {
        if (!await(lines.remove()).write(out)) {
          failed++;
        }
        progress.step(failed);
      }
    }
  }

  private static Line await(Future<Line> line) throws IOException {
    try {
      return line.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Prepares the line of an input. */
  private Line line(Input input, InputBatch batch, int index) throws IOException {
    try {
      return line(input, batch.document(index));
    } catch (InputException e) {
      return failure(input, e.failure());
    } catch (RuntimeException | Error e) {
      return failure(input, Failure.of(e));
    }
  }

  private static Line line(Input input, OcpDocument document) throws IOException {
    if (document.sourceByteSize() > LARGE) {
      return stream -> {
        try (document) {
          NdjsonLine.write(input, document, stream);
          return true;
        }
      };
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (document) {
      NdjsonLine.write(input, document, line);
    }
    return stream -> {
      line.writeTo(stream);
      return true;
    };
  }

  private Line failure(Input input, Failure failure) {
    return stream -> {
      reporter.trace(failure);
      NdjsonLine.write(input, failure, stream);
      return false;
    };
  }
}
