package org.ocp4j.tck.internal;

import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.INT_VECTOR;
import static org.ocp4j.kernel.KernelValue.LONG;

import java.lang.invoke.MethodHandles;
import java.nio.IntBuffer;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelArgumentException;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.ParallelKernel;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of frames that end during calls, of parallel calls, and of functions that fail.
 *
 * @spec contract.md#10.3 Contract 10.3
 * @spec contract.md#10.5 Contract 10.5
 * @spec contract.md#10.6 Contract 10.6
 */
public abstract class KernelUseRules extends EngineRules {
  private static final int CAPACITY = 1 << 16;
  private static final String HELD =
      "a call holds a lease on each vector's memory until the function returns";

  /** Creates the tests of one provider's engine. */
  protected KernelUseRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private KernelScene scene(int capacity) {
    return KernelScene.of(openWatched(), capacity);
  }

  @Rule("10.3")
  @DisplayName("10.3 a frame that is reset or closed during a call keeps the call's memory")
  void memoryIsHeldDuringACall() throws Throwable {
    KernelScene scene = scene(CAPACITY);
    Kernel hold = scene.hold();
    int rounds = effort().of(30, 200, 3000);
    for (int round = 0; round < rounds; round++) {
      OcpIntVector vector = scene.ints(1000);
      int number = round + 1;
      Together.run(2, thread -> {
        if (thread == 0) {
          try {
            contract().equal(0L, hold.call(vector, number, 50L), "elements that changed", HELD);
          } catch (OcpClosedException e) {
            // The reset was first.
          }
        } else {
          scene.frame().reset();
          scene.ints(16_000).fill(-1);
        }
      });
      contract()
          .throwsA(
              OcpClosedException.class,
              () -> hold.call(vector, 1, 1L),
              "a call after the reset",
              HELD);
      scene.frame().reset();
    }
    scene.frame().close();
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
    contract().equal(0L, scene.engine().statistics().leases(), "leases", "statistics()");
  }

  /** A kernel that runs something of a test. */
  public static final class Inside {
    private final Runnable inside;

    Inside(Runnable inside) {
      this.inside = inside;
    }

    /** Runs something, and returns the sum of the elements. */
    public int run(IntBuffer numbers) {
      inside.run();
      int sum = 0;
      for (int i = 0; i < numbers.limit(); i++) {
        sum += numbers.get(i);
      }
      return sum;
    }
  }

  private static Kernel inside(OcpEngine engine, Runnable inside) {
    Inside methods = new Inside(inside);
    KernelLibrary library = new KernelLibrary() {
      @Override
      public String name() {
        return "inside";
      }

      @Override
      public Optional<Object> methods() {
        return Optional.of(methods);
      }

      @Override
      public MethodHandles.Lookup lookup() {
        return MethodHandles.lookup();
      }
    };
    return engine.kernels(library).bind("run", KernelType.of(INT, INT_VECTOR));
  }

  @Rule("10.3")
  @DisplayName("10.3 a Java method may reset, rewind or close its frame, or close the engine")
  void methodMayCloseItsFrame() {
    for (Ownership ownership : Ownership.values()) {
      close(ownership, OcpFrame::reset);
      close(ownership, OcpFrame::close);
      close(ownership, null);
    }
  }

  private void close(Ownership ownership, @Nullable Consumer<OcpFrame> act) {
    OcpEngine engine = openWatched();
    OcpFrame frame = engine.openFrame(CAPACITY, ownership);
    OcpIntVector vector = frame.allocate(VectorType.INT, 1000);
    vector.fill(3);
    Kernel kernel = inside(engine, () -> {
      if (act == null) {
        engine.close();
      } else {
        act.accept(frame);
      }
      contract().require(watch().blocks() > 0, "the block is held", "none", HELD);
      contract().require(!vector.isAlive(), "the vector is closed at once", "alive", HELD);
    });
    contract().equal(3000, kernel.call(vector), "the sum of elements, " + ownership, HELD);
    contract()
        .throwsA(OcpClosedException.class, () -> kernel.call(vector), "a call afterwards", HELD);
    frame.close();
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
  }

  @Rule("10.5")
  @DisplayName("10.5 a parallel call computes each element once, also while its frame is reset")
  void parallelCallComputesEachElementOnce() throws Throwable {
    KernelScene scene = scene(4 << 20);
    ForkJoinPool pool = new ForkJoinPool(3);
    try {
      Kernel add = scene.add();
      ParallelKernel parallel = add.parallel(pool);
      for (int length : new int[] {0, 1, 4095, 4097, 200_003}) {
        OcpIntVector vector = scene.ints(length);
        parallel.call(vector, vector, 5);
        parallel.call(vector, vector, 6);
        for (int element : vector.toArray()) {
          contract().equal(11, element, "an element of " + length, "each range is computed once");
        }
      }
      contract().equal(10L, add.callCount(), "calls that returned", "Kernel.callCount()");
      for (int round = 0; round < effort().of(10, 50, 500); round++) {
        OcpIntVector vector = scene.ints(200_003);
        Together.run(2, thread -> {
          if (thread == 0) {
            scene.frame().reset();
            scene.ints(100_000).fill(-1);
          } else {
            try {
              parallel.call(vector, vector, 1);
            } catch (OcpClosedException e) {
              // The reset was first.
            }
          }
        });
        scene.frame().reset();
      }
      contract().equal(0L, scene.engine().statistics().leases(), "leases", "statistics()");
    } finally {
      pool.shutdown();
    }
    scene.frame().close();
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
  }

  @Rule("10.5")
  @DisplayName("10.5 a call that cannot be divided is refused")
  void callThatCannotBeDividedIsRefused() {
    KernelScene scene = scene(CAPACITY);
    ForkJoinPool pool = new ForkJoinPool(1);
    try (OcpFrame confined = scene.engine().openFrame(CAPACITY, Ownership.CONFINED)) {
      ParallelKernel parallel = scene.add().parallel(pool);
      OcpIntVector own = confined.allocate(VectorType.INT, 5);
      OcpIntVector five = scene.ints(5);
      OcpIntVector six = scene.ints(6);
      String hint = "the runtime checks vectors before it divides them";
      contract()
          .throwsA(
              KernelArgumentException.class,
              () -> parallel.call(five, six, 1),
              "a parallel call with vectors of 5 and 6 elements",
              hint);
      contract()
          .throwsA(
              KernelArgumentException.class,
              () -> parallel.call(own, own, 1),
              "a parallel call with a confined vector",
              hint);
      contract()
          .throwsA(
              KernelArgumentException.class,
              () -> scene.kernels().bind("echo_long", KernelType.of(LONG, LONG)).parallel(pool),
              "dividing a kernel with a result",
              hint);
      contract().equal(0, six.get(5), "an element after refused calls", hint);
    } finally {
      pool.shutdown();
    }
  }

  @Rule("10.6")
  @DisplayName("10.6 a function that fails leaves no lease and no memory behind")
  void failingFunctionLeavesNothingBehind() {
    KernelScene scene = scene(CAPACITY);
    Kernel fail = scene.fail();
    OcpIntVector vector = scene.ints(1);
    String hint = "KernelFunction.call should throw what the function threw";
    for (int i = 0; i < effort().of(300, 3000, 30_000); i++) {
      contract()
          .throwsA(RuntimeException.class, () -> fail.call(vector), "a function that fails", hint);
    }
    contract().equal(0, fail.call(scene.ints(0)), "the result of a later call", hint);
    contract().equal(1L, fail.callCount(), "calls that returned", "Kernel.callCount()");
    contract().equal(0L, scene.engine().statistics().leases(), "leases", "statistics()");
    scene.add().call(vector, vector, 1);
    contract().equal(1, vector.get(0), "an element after failures", hint);
    scene.frame().close();
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
  }
}
