package org.ocp4j.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A kernel whose calls are divided among threads; {@link Kernel#parallel} makes it. All vectors of
 * a call must have the same length. The division depends on that length only: ranges of at least
 * {@value #LEAST} elements, at most {@value #MOST} of them.
 *
 * <p>The calling thread computes too, and waits until no thread computes for it. So a call is
 * finished by the calling thread alone if the pool is busy, and a thread that waits uses no
 * processor.
 */
public final class ParallelKernel {
  /** The smallest number of elements of a range, except the last. */
  public static final int LEAST = 4096;

  /** The largest number of ranges. */
  public static final int MOST = 64;

  private final Kernel kernel;
  private final ForkJoinPool pool;

  ParallelKernel(Kernel kernel, ForkJoinPool pool) {
    this.kernel = kernel;
    this.pool = pool;
    if (kernel.type().result() != KernelValue.VOID || kernel.vectorCount == 0) {
      throw new KernelArgumentException(
          kernel,
          -1,
          "a result that needs no combination: void, and a vector to divide",
          "the type " + kernel.type(),
          "write partial results to a vector, or call the kernel without parallel(pool)");
    }
  }

  /**
   * Calls the function once for each range, with the parts of all vectors that are in the range,
   * and the same numbers. Returns when all ranges are computed.
   *
   * <p>If the function throws in one range, ranges that have not begun are left out, and this
   * method throws the same exception when those that have begun are finished.
   *
   * @throws KernelArgumentException as {@link Kernel#call} does, and when the vectors have
   *     different lengths or a frame is confined
   * @throws RejectedExecutionException when the pool is shut down
   * @spec contract.md#10.5 Contract 10.5
   */
  public void call(@Nullable Object... arguments) {
    KernelCall call = new KernelCall(kernel, arguments);
    int length = call.commonLength();
    try {
      call.enter();
      new Work(call, length).run();
      kernel.count();
    } finally {
      call.exit();
    }
  }

  /** The ranges of one call. Threads take one after another. */
  private final class Work {
    private final KernelCall call;
    private final int length;
    private final int step;
    private final int ranges;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /** Counts down once for each range that is computed or left out. */
    private final CountDownLatch open;

    Work(KernelCall call, int length) {
      this.call = call;
      this.length = length;
      int most = (int) ((length + (long) MOST - 1) / MOST);
      this.step = (Math.max(LEAST, most) + 15) & -16;
      this.ranges = Math.max(1, (length + step - 1) / step);
      this.open = new CountDownLatch(ranges);
    }

    void run() {
      try {
        int helpers = Math.min(ranges - 1, pool.getParallelism());
        for (int i = 0; i < helpers; i++) {
          pool.execute(this::compute);
        }
      } catch (RuntimeException | Error e) {
        failure.compareAndSet(null, e);
      }
      compute();
      await();
      Throwable thrown = failure.get();
      if (thrown instanceof RuntimeException e) {
        throw e;
      }
      if (thrown instanceof Error e) {
        throw e;
      }
    }

    private void compute() {
      for (int range = next.getAndIncrement(); range < ranges; range = next.getAndIncrement()) {
        try {
          if (failure.get() == null) {
            kernel.function.call(part(range * step), call.numbers);
          }
        } catch (Throwable e) {
          failure.compareAndSet(null, e);
        } finally {
          open.countDown();
        }
      }
    }

    /** Returns the parts of all vectors in a range. A vector that is passed twice has one part. */
    @SuppressWarnings("ReferenceEquality") // equal bytes are not the same vector
    private ByteBuffer[] part(int from) {
      int count = Math.min(step, length - from);
      ByteBuffer[] parts = call.vectors.clone();
      for (int i = 0; i < parts.length; i++) {
        ByteBuffer whole = call.vectors[i];
        int first = 0;
        while (call.vectors[first] != whole) {
          first++;
        }
        int byteSize = length == 0 ? 0 : whole.limit() / length;
        parts[i] = first < i
            ? parts[first]
            : whole.slice(from * byteSize, count * byteSize).order(ByteOrder.LITTLE_ENDIAN);
      }
      return parts;
    }

    /** Waits until no other thread computes. An interrupt is kept for the caller. */
    private void await() {
      boolean interrupted = false;
      while (true) {
        try {
          open.await();
          break;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
