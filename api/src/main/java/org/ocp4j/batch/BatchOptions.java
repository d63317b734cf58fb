package org.ocp4j.batch;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Options that say how {@link OcpEngine#parseAll(java.util.List, BatchOptions)} parses many
 * sources. Immutable: every {@code with} method returns a changed copy.
 *
 * <pre>{@code
 * BatchOptions options = BatchOptions.DEFAULT.withParallelism(2);
 * }</pre>
 */
public final class BatchOptions {
  /**
   * The default options: {@link ParseOptions#DEFAULT}, one thread for each processor, no progress
   * listener, no cancellation.
   */
  public static final BatchOptions DEFAULT = new BatchOptions(
      ParseOptions.DEFAULT,
      Runtime.getRuntime().availableProcessors(),
      (completed, total, entry) -> {},
      () -> false);

  private final ParseOptions parseOptions;
  private final int parallelism;
  private final BatchProgress progress;
  private final BooleanSupplier cancellation;

  private BatchOptions(
      ParseOptions parseOptions,
      int parallelism,
      BatchProgress progress,
      BooleanSupplier cancellation) {
    this.parseOptions = Objects.requireNonNull(parseOptions, "parseOptions");
    this.parallelism = parallelism;
    this.progress = Objects.requireNonNull(progress, "progress");
    this.cancellation = Objects.requireNonNull(cancellation, "cancellation");
  }

  /** Returns the parse options of sources without options of their own. */
  public ParseOptions parseOptions() {
    return parseOptions;
  }

  /** Returns the largest number of threads that parse, including the calling thread. */
  public int parallelism() {
    return parallelism;
  }

  /** Returns the listener that is notified of progress. */
  public BatchProgress progress() {
    return progress;
  }

  /** Returns the function that says whether to stop early. */
  public BooleanSupplier cancellation() {
    return cancellation;
  }

  /** Returns a copy with other parse options, for sources without options of their own. */
  public BatchOptions withParseOptions(ParseOptions value) {
    return new BatchOptions(value, parallelism, progress, cancellation);
  }

  /**
   * Returns a copy of these options with another number of threads.
   *
   * @param threads the number of threads, at least 1, which is the calling thread; a batch never
   *     uses more threads than it has sources
   * @throws IllegalArgumentException when the number is less than 1
   */
  public BatchOptions withParallelism(int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("parallelism "
          + threads
          + " is less than 1; use 1 to parse on the calling thread alone, or leave it at "
          + DEFAULT.parallelism
          + ", the number of processors");
    }
    return new BatchOptions(parseOptions, threads, progress, cancellation);
  }

  /** Returns a copy of these options with another progress listener. */
  public BatchOptions withProgress(BatchProgress value) {
    return new BatchOptions(parseOptions, parallelism, value, cancellation);
  }

  /**
   * Returns a copy of these options with another function for cancellation.
   *
   * @param value called before each source, by any of the threads that parse, and possibly by
   *     several at once; once it returns {@code true}, no further source is begun. An exception
   *     that it throws stops the batch, as one of {@link BatchProgress} does.
   */
  public BatchOptions withCancellation(BooleanSupplier value) {
    return new BatchOptions(parseOptions, parallelism, progress, value);
  }

  @Override
  public String toString() {
    return "BatchOptions[parallelism=" + parallelism + ", " + parseOptions + ']';
  }
}
