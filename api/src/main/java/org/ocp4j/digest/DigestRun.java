package org.ocp4j.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The computation of the digests of one source. */
final class DigestRun {
  /** Parts smaller than this, in bytes, are not worth a second thread. */
  private static final int WORTH_SHARING = 32 << 10;

  private final List<DigestAlgorithm> algorithms;
  private final Sum[] sums;
  private final DigestProgress progress;
  private final BooleanSupplier cancellation;
  private final @Nullable Executor executor;
  private final long total;
  private long count;

  /**
   * Starts the computation.
   *
   * @param executor shares the work with the calling thread; null to do it on this thread alone
   * @param total the size of the source in bytes, or -1 if it is not known
   */
  DigestRun(
      List<DigestAlgorithm> algorithms,
      DigestProgress progress,
      BooleanSupplier cancellation,
      @Nullable Executor executor,
      long total) {
    this.algorithms = algorithms;
    this.sums = algorithms.stream().map(each -> each.open(total)).toArray(Sum[]::new);
    this.progress = progress;
    this.cancellation = cancellation;
    this.executor = executor;
    this.total = total;
  }

  /**
   * Returns if the computation may go on.
   *
   * @throws CancellationException if it is cancelled
   */
  void requireGoingOn() {
    if (cancellation.getAsBoolean()) {
      throw new CancellationException("the digests were cancelled after " + count + " bytes");
    }
  }

  /** Adds the next part of the source. */
  void update(byte[] bytes, int offset, int length) {
    if (executor == null || length < WORTH_SHARING) {
      for (Sum sum : sums) {
        sum.update(bytes, offset, length);
      }
    } else {
      new SharedUpdate(sums, bytes, offset, length).run(executor);
    }
    count += length;
    progress.progressed(count, total);
  }

  /** Returns the number of bytes so far. */
  long count() {
    return count;
  }

  Digests finish() {
    List<Digest> digests = new ArrayList<>(sums.length);
    for (int i = 0; i < sums.length; i++) {
      digests.add(new Digest(algorithms.get(i), sums[i].finish()));
    }
    return new Digests(digests, count);
  }
}
