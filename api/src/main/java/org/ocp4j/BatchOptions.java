package org.ocp4j;

import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * How sources are parsed together. Immutable: every {@code with} method answers a changed copy, so
 * one value can be kept and used from any thread, as far as what it is given can.
 *
 * <pre>{@code
 * BatchOptions options = BatchOptions.DEFAULT.withParallelism(2);
 * }</pre>
 */
public final class BatchOptions {
  /**
   * {@link ParseOptions#DEFAULT}, as many threads as there are processors, nobody told of progress,
   * never cancelled.
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

  /** How sources without options of their own are parsed. */
  public ParseOptions parseOptions() {
    return parseOptions;
  }

  /** How many threads parse at most, the calling one included. */
  public int parallelism() {
    return parallelism;
  }

  /** Who is told how far the batch is. */
  public BatchProgress progress() {
    return progress;
  }

  /** Who says whether the batch is to end early. */
  public BooleanSupplier cancellation() {
    return cancellation;
  }

  /** These options with other ones for sources without options of their own. */
  public BatchOptions withParseOptions(ParseOptions value) {
    return new BatchOptions(value, parallelism, progress, cancellation);
  }

  /**
   * These options with another number of threads.
   *
   * @param threads at least 1, which is the calling thread alone; never more are used than there
   *     are sources
   * @throws IllegalArgumentException when it is less
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

  /** These options with somebody else told of progress. */
  public BatchOptions withProgress(BatchProgress value) {
    return new BatchOptions(parseOptions, parallelism, value, cancellation);
  }

  /**
   * These options with something else to cancel the batch.
   *
   * @param value asked before each source is begun, by any of the threads that parse and perhaps by
   *     several at once; once it answers true, no further one is begun. What it throws ends the
   *     batch as what {@link BatchProgress} throws does.
   */
  public BatchOptions withCancellation(BooleanSupplier value) {
    return new BatchOptions(parseOptions, parallelism, progress, value);
  }

  @Override
  public String toString() {
    return "BatchOptions[parallelism=" + parallelism + ", " + parseOptions + ']';
  }
}
