package org.ocp4j.kernel;

import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.KernelFunction;

/**
 * A function that computes on vectors, bound by {@link Kernels#bind}. Any number of threads may
 * call it; two calls that write the same vector must be ordered by the caller.
 *
 * @spec contract.md#10 Contract 10
 */
public final class Kernel {
  final EngineRuntime runtime;
  final KernelFunction function;
  final int vectorCount;

  private final String name;
  private final KernelType type;
  private final boolean copies;
  private final boolean isJava;
  private final String origin;
  private final LongAdder calls = new LongAdder();

  Kernel(
      EngineRuntime runtime,
      String name,
      KernelType type,
      KernelFunction function,
      boolean copies,
      boolean isJava,
      String origin) {
    this.runtime = runtime;
    this.name = name;
    this.type = type;
    this.vectorCount = type.vectorCount();
    this.function = function;
    this.copies = copies;
    this.isJava = isJava;
    this.origin = origin;
  }

  /**
   * Calls the function. The arguments are vectors of this engine, of the types that {@link #type}
   * names, and numbers in the wrappers of exactly their types: {@code 2f} for a {@code float}.
   *
   * <p>The memory of every vector stays allocated until this method returns. If another thread, or
   * the function itself, resets or closes the frame meanwhile, this call ends as usual, and later
   * calls throw.
   *
   * <p>A vector may be passed twice; the function then sees it twice.
   *
   * @return the result: an {@code Integer}, {@code Long}, {@code Float} or {@code Double}, or null
   *     for {@link KernelValue#VOID}
   * @throws KernelArgumentException when the arguments do not have the kernel's type, or a vector
   *     is of another engine
   * @throws OcpClosedException when a vector's frame was closed, reset or rewound, or, for a kernel
   *     without vectors, when the engine is closed
   * @throws OcpWrongThreadException when a vector's frame is confined to another thread
   * @throws OcpMemoryLimitException when the engine copies vectors, and the copies do not fit
   * @throws KernelFailureException when a WebAssembly function traps or a Java method throws a
   *     checked exception; every other exception of a Java method is thrown as it is
   * @spec contract.md#10.2 Contract 10.2
   * @spec contract.md#10.3 Contract 10.3
   * @spec contract.md#10.4 Contract 10.4
   * @spec contract.md#10.6 Contract 10.6
   */
  public @Nullable Object call(@Nullable Object... arguments) {
    KernelCall call = new KernelCall(this, arguments);
    try {
      call.enter();
      long bits = function.call(call.vectors, call.numbers);
      calls.increment();
      return type.result().number(bits);
    } finally {
      call.exit();
    }
  }

  /**
   * Returns a form of this kernel that divides a call into ranges of elements, which threads of a
   * pool and the calling thread compute. This is right only if the function computes each element
   * from the elements of the same index.
   *
   * @param pool the pool, which the caller keeps and closes
   * @throws KernelArgumentException when the kernel returns a result, or has no vector
   */
  public ParallelKernel parallel(ForkJoinPool pool) {
    return new ParallelKernel(this, Objects.requireNonNull(pool, "pool"));
  }

  /** Returns the name of the function. */
  public String name() {
    return name;
  }

  /** Returns the type that the kernel was bound with. */
  public KernelType type() {
    return type;
  }

  /**
   * Returns {@code true} if each call copies its vectors to memory of the function and back, as on
   * the engine {@code wasm}. A vector that the function does not change is written back too.
   */
  public boolean copies() {
    return copies;
  }

  /** Returns {@code true} if the function is a Java method. */
  public boolean isJava() {
    return isJava;
  }

  /** Returns where the function is from, such as a file, and why a Java method serves. */
  public String origin() {
    return origin;
  }

  /**
   * Returns the number of calls that returned. A parallel call counts as one. The number is exact
   * when no call is running.
   */
  public long callCount() {
    return calls.sum();
  }

  void count() {
    calls.increment();
  }

  @Override
  public String toString() {
    return "Kernel[" + name + ", " + type + ", " + origin + "]";
  }
}
