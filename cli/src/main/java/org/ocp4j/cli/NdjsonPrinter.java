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
 * Prints a line for each input, in their order, working on several at once. Inputs are begun only
 * as far ahead of the line being written as memory allows.
 */
final class NdjsonPrinter {
  private static final int THREADS = Runtime.getRuntime().availableProcessors();

  /** How many inputs are under way or wait for their turn, and bytes of them. */
  private static final int MOST_AHEAD = 16 * THREADS;

  private static final long MOST_BYTES_AHEAD = 8L << 20;

  /** Bytes of a source whose line, some ten times as long, is not kept but written in its turn. */
  private static final int LARGE = 1 << 20;

  private final DocumentReader reader;
  private final InputReporter reporter;
  private final OutputStream out;
  private final Progress progress;
  private final Deque<Pending> pending = new ArrayDeque<>();
  private long bytesAhead;
  private int failed;

  /** A line that can be written. */
  private interface Line {
    /** Writes it and answers whether its input was fine. */
    boolean write(OutputStream out) throws IOException;
  }

  private record Pending(Future<Line> line, long bytes) {}

  NdjsonPrinter(
      DocumentReader reader, InputReporter reporter, OutputStream out, Progress progress) {
    this.reader = reader;
    this.reporter = reporter;
    this.out = out;
    this.progress = progress;
  }

  /** Answers how many inputs failed. */
  int print(List<Input> inputs) throws IOException {
    ExecutorService workers = Executors.newFixedThreadPool(Math.min(THREADS, inputs.size()));
    try {
      for (Input input : inputs) {
        long bytes = input.size();
        while (isFull(bytes)) {
          writeNext();
        }
        pending.add(new Pending(workers.submit(() -> line(input)), bytes));
        bytesAhead += bytes;
      }
      while (!pending.isEmpty()) {
        writeNext();
      }
    } finally {
      workers.shutdownNow();
    }
    return failed;
  }

  private boolean isFull(long bytes) {
    return !pending.isEmpty()
        && (pending.size() >= MOST_AHEAD || bytesAhead + bytes > MOST_BYTES_AHEAD);
  }

  private void writeNext() throws IOException {
    Pending next = pending.remove();
    if (!await(next.line()).write(out)) {
      failed++;
    }
    bytesAhead -= next.bytes();
    progress.step(failed);
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

  /** Does the work for a line. */
  private Line line(Input input) throws IOException {
    try {
      return line(input, reader.read(input));
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
