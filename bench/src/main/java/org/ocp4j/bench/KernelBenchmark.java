package org.ocp4j.bench;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import org.ocp4j.example.kernels.Filters;
import org.ocp4j.example.kernels.SampleKernels;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.kernel.Kernels;
import org.ocp4j.kernel.ParallelKernel;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Measures calls of kernels on each engine, beside loops over Java arrays. A call of one element is
 * all overhead. The table of {@code docs/kernels.md} is one run of this benchmark.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(
    value = 1,
    jvmArgsAppend = {
      "--add-modules=jdk.incubator.vector",
      "--enable-native-access=ALL-UNNAMED",
      "-Xmx1g"
    })
public class KernelBenchmark {
  private static final int LENGTH = 50_000;
  private static final int ROWS = 128;
  private static final float FACTOR = 1.0001f;

  private static float[] random(int length) {
    Random dice = new Random(1);
    float[] all = new float[length];
    for (int i = 0; i < length; i++) {
      all[i] = dice.nextFloat();
    }
    return all;
  }

  /** Holds vectors, and the kernels of an engine. */
  @State(Scope.Thread)
  public static class Frame {
    private OcpFrame frame;
    private Filters filters;
    private Kernel scale;
    private ForkJoinPool pool;
    private ParallelKernel parallel;
    private OcpFloatVector one;
    private OcpFloatVector x;
    private OcpFloatVector y;
    private OcpFloatVector a;
    private OcpFloatVector b;

    /** Binds kernels, and fills vectors. */
    @Setup
    public void open(EngineState engine) {
      frame = engine.ocp().openFrame(1 << 20);
      Kernels kernels = engine.ocp().kernels(new SampleKernels());
      filters = kernels.as(Filters.class);
      scale = kernels.bind(
          "scale",
          KernelType.of(
              KernelValue.VOID,
              KernelValue.FLOAT_VECTOR,
              KernelValue.FLOAT_VECTOR,
              KernelValue.FLOAT));
      pool = new ForkJoinPool(2);
      parallel = scale.parallel(pool);
      one = vector(1);
      x = vector(LENGTH);
      y = vector(LENGTH);
      a = vector(ROWS * ROWS);
      b = vector(ROWS * ROWS);
    }

    private OcpFloatVector vector(int length) {
      OcpFloatVector vector = frame.allocate(VectorType.FLOAT, length, 64);
      vector.put(0, random(length));
      return vector;
    }

    /** Closes the frame. */
    @TearDown
    public void close() {
      pool.shutdown();
      frame.close();
    }
  }

  /** Holds arrays. */
  @State(Scope.Thread)
  public static class Arrays {
    private final float[] x = random(LENGTH);
    private final float[] y = random(LENGTH);
    private final float[] a = random(ROWS * ROWS);
    private final float[] b = random(ROWS * ROWS);
    private final float[] c = random(ROWS * ROWS);
  }

  /** Calls a kernel on vectors of one element. */
  @Benchmark
  public void call(Frame state) {
    state.scale.call(state.one, state.one, FACTOR);
  }

  /** Calls the same kernel through an interface. */
  @Benchmark
  public void callTyped(Frame state) {
    state.filters.scale(state.one, state.one, FACTOR);
  }

  /** Scales 50,000 elements. */
  @Benchmark
  public void scale(Frame state) {
    state.filters.scale(state.x, state.y, FACTOR);
  }

  /** Scales 50,000 elements on two threads. */
  @Benchmark
  public void scaleParallel(Frame state) {
    state.parallel.call(state.x, state.y, FACTOR);
  }

  /** Adds a product to 50,000 elements. */
  @Benchmark
  public void saxpy(Frame state) {
    state.filters.saxpy(1e-9f, state.x, state.y);
  }

  /** Multiplies two matrices of 128 by 128. */
  @Benchmark
  public void matmul(Frame state) {
    state.filters.matmul(state.a, state.a, state.b, ROWS);
  }

  /** Scales elements through the methods of vectors. */
  @Benchmark
  public void scaleByGetAndPut(Frame state) {
    for (int i = 0; i < LENGTH; i++) {
      state.y.put(i, state.x.get(i) * FACTOR);
    }
  }

  /** Scales elements of arrays. */
  @Benchmark
  public float[] scaleArrays(Arrays state) {
    VectorLoops.scale(state.x, state.y, FACTOR);
    return state.y;
  }

  /** Adds a product to elements of an array. */
  @Benchmark
  public float[] saxpyArrays(Arrays state) {
    VectorLoops.saxpy(1e-9f, state.x, state.y);
    return state.y;
  }

  /** Multiplies matrices in arrays. */
  @Benchmark
  public float[] matmulArrays(Arrays state) {
    VectorLoops.matmul(state.a, state.b, state.c, ROWS);
    return state.c;
  }

  /** Scales elements of arrays with the Vector API. */
  @Benchmark
  public float[] scaleVectorApi(Arrays state) {
    VectorLoops.wideScale(state.x, state.y, FACTOR);
    return state.y;
  }

  /** Adds a product to elements of an array with the Vector API. */
  @Benchmark
  public float[] saxpyVectorApi(Arrays state) {
    VectorLoops.wideSaxpy(1e-9f, state.x, state.y);
    return state.y;
  }

  /** Multiplies matrices in arrays with the Vector API. */
  @Benchmark
  public float[] matmulVectorApi(Arrays state) {
    VectorLoops.wideMatmul(state.a, state.b, state.c, ROWS);
    return state.c;
  }
}
