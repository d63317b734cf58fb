package org.ocp4j.tck.internal;

import static org.ocp4j.kernel.KernelValue.DOUBLE_VECTOR;
import static org.ocp4j.kernel.KernelValue.FLOAT;
import static org.ocp4j.kernel.KernelValue.FLOAT_VECTOR;
import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.LONG;
import static org.ocp4j.kernel.KernelValue.VOID;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.function.Executable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelArgumentException;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of binding kernels, and of what calls refuse.
 *
 * @spec contract.md#10.1 Contract 10.1
 * @spec contract.md#10.2 Contract 10.2
 */
public abstract class KernelRules extends EngineRules {
  private static final int CAPACITY = 1 << 16;
  private static final String FIND = "KernelModule.find should compare the name and the type";
  private static final String CHECKED = "the runtime checks arguments before KernelFunction.call";

  /** Creates the tests of one provider's engine. */
  protected KernelRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private KernelScene scene() {
    return KernelScene.of(openWatched(), CAPACITY);
  }

  /** Interface of some kernels of the kit. */
  public interface Typed {
    /** Multiplies elements. */
    void scale(OcpFloatVector in, OcpFloatVector out, float factor);
  }

  @Rule("10.1")
  @DisplayName("10.1 a kernel is bound by its name, and says where it is from")
  void kernelIsBound() {
    KernelScene scene = scene();
    Kernel scale = scene.scale();
    OcpFloatVector out = scene.floats(0, 0);
    scale.call(scene.floats(1, 2), out, 2.5f);
    contract()
        .require(
            Arrays.equals(new float[] {2.5f, 5}, out.toArray()),
            "scale multiplies elements",
            Arrays.toString(out.toArray()),
            "KernelFunction.call passes each argument in its place");
    contract().require(!scale.origin().isBlank(), "a kernel has an origin", "none", "origin()");
    contract()
        .require(
            !scale.isJava() || !scale.copies(),
            "a Java method receives the memory of the frame",
            scale,
            "Kernel.copies() of a Java method is false");
    contract().equal(1L, scale.callCount(), "calls that returned", "Kernel.callCount()");
    scene.kernels().as(Typed.class).scale(out, out, 2f);
    contract().equal(10f, out.get(1), "an element after a call through an interface", "as()");
  }

  @Rule("10.1")
  @DisplayName("10.1 a function that no library has is an error that names it")
  void missingFunctionIsAnError() {
    KernelScene scene = scene();
    for (String name : List.of("scala", "Scale", "scale ", "", "sca", "scale_kernel_typ")) {
      KernelBindException e = contract()
          .throwsA(
              KernelBindException.class,
              () -> scene.kernels().bind(name, KernelScene.SCALE),
              "binding \"" + name + "\", which no library has",
              FIND);
      contract()
          .require(
              String.valueOf(e.getMessage()).contains('"' + name + '"'),
              "the message names the function",
              e.getMessage(),
              "KernelBindException");
    }
  }

  @Rule("10.1")
  @DisplayName("10.1 a function of another type is an error")
  void otherTypeIsAnError() {
    KernelScene scene = scene();
    List<KernelType> types = List.of(
        KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR),
        KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT, FLOAT),
        KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR, INT),
        KernelType.of(VOID, FLOAT_VECTOR, FLOAT, FLOAT_VECTOR),
        KernelType.of(FLOAT, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT),
        KernelType.of(LONG, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT),
        KernelType.of(VOID));
    for (KernelType type : types) {
      contract()
          .throwsA(
              KernelBindException.class,
              () -> scene.kernels().bind("scale", type),
              "binding scale as " + type + ", though it is " + KernelScene.SCALE,
              FIND);
    }
    if (scene.scale().isJava()) {
      // A WebAssembly module cannot tell one vector from another.
      contract()
          .throwsA(
              KernelBindException.class,
              () -> scene
                  .kernels()
                  .bind("scale", KernelType.of(VOID, DOUBLE_VECTOR, FLOAT_VECTOR, FLOAT)),
              "binding scale with a double[]",
              FIND);
    }
  }

  @Rule("10.1")
  @DisplayName("10.1 damaged code is refused before it is loaded")
  void damagedCodeIsRefused() {
    OcpEngine engine = openWatched();
    List<UnaryOperator<byte[]>> damages = List.of(
        code -> new byte[0],
        code -> new byte[64],
        code -> "not a library".getBytes(StandardCharsets.UTF_8),
        code -> Arrays.copyOf(code, 3),
        code -> Arrays.copyOf(code, 100),
        code -> Arrays.copyOf(code, code.length / 2));
    for (int i = 0; i < damages.size(); i++) {
      KitKernels damaged = new KitKernels(damages.get(i));
      boolean isRefused;
      try {
        Kernel scale = engine.kernels(damaged).bind("scale", KernelScene.SCALE);
        isRefused = scale.isJava();
      } catch (KernelBindException e) {
        isRefused = true;
      }
      contract()
          .require(
              isRefused,
              "code with damage " + i + " is refused",
              "a kernel was bound",
              "EngineBackend.load should check code before it loads it, and throw a"
                  + " KernelBindException");
    }
    contract()
        .returns(
            () -> KernelScene.of(engine, CAPACITY).scale(),
            "binding a whole library after damaged ones",
            "EngineBackend.load should keep nothing of code that it refuses");
  }

  private void refuses(Kernel kernel, String what, @Nullable Object... arguments) {
    contract().throwsA(KernelArgumentException.class, () -> kernel.call(arguments), what, CHECKED);
  }

  @Rule("10.2")
  @DisplayName("10.2 too few, too many and other arguments are refused, and nothing runs")
  void otherArgumentsAreRefused() {
    KernelScene scene = scene();
    Kernel scale = scene.scale();
    OcpFloatVector in = scene.floats(1);
    OcpFloatVector out = scene.floats(7);
    refuses(scale, "a call without the number", in, out);
    refuses(scale, "a call without arguments");
    refuses(scale, "a call with one argument too many", in, out, 2f, 2f);
    refuses(scale, "a call with an int for a float", in, out, 2);
    refuses(scale, "a call with a double for a float", in, out, 2.0);
    refuses(scale, "a call with null for a float", in, out, null);
    refuses(scale, "a call with null for a vector", null, out, 2f);
    refuses(scale, "a call with an array for a vector", new float[1], out, 2f);
    refuses(scale, "a call with a vector of int", scene.ints(1), out, 2f);
    refuses(scale, "a call with arguments in another order", 2f, in, out);
    contract().equal(7f, out.get(0), "an element after refused calls", CHECKED);
    contract().equal(0L, scale.callCount(), "calls that returned", "Kernel.callCount()");
    contract().equal(0L, scene.engine().statistics().leases(), "leases", "statistics()");
  }

  @Rule("10.2")
  @DisplayName("10.2 a vector of another engine is refused")
  void foreignVectorIsRefused() {
    KernelScene scene = scene();
    Kernel scale = scene.scale();
    try (OcpEngine other = Ocp.builder().provider(provider()).build();
        OcpFrame frame = other.openFrame(CAPACITY)) {
      OcpFloatVector foreign = frame.allocate(VectorType.FLOAT, 1);
      foreign.fill(7);
      refuses(scale, "a call with another engine's vector in place 0", foreign, foreign, 2f);
      refuses(
          scale, "a call with another engine's vector in place 1", scene.floats(1), foreign, 2f);
      contract().equal(7f, foreign.get(0), "an element of the foreign vector", CHECKED);
    }
  }

  private void closed(Executable call, String what) {
    contract().throwsA(OcpClosedException.class, call, what, CHECKED);
  }

  @Rule("10.2")
  @DisplayName("10.2 a vector that was reset, rewound or closed is refused in each place")
  void staleVectorIsRefused() {
    KernelScene scene = scene();
    OcpFrame frame = scene.frame();
    Kernel scale = scene.scale();
    OcpFloatVector stale = scene.floats(1);
    frame.reset();
    OcpFloatVector fresh = scene.floats(7);
    closed(() -> scale.call(stale, fresh, 2f), "a call with a vector from before a reset");
    closed(() -> scale.call(fresh, stale, 2f), "a call that writes to a vector from before");
    OcpFrame.Mark mark = frame.mark();
    OcpFloatVector marked = scene.floats(1);
    frame.rewind(mark);
    closed(() -> scale.call(marked, fresh, 2f), "a call with a vector that was rewound");
    contract().equal(7f, fresh.get(0), "an element after refused calls", CHECKED);
    frame.close();
    closed(() -> scale.call(fresh, fresh, 2f), "a call with a vector of a closed frame");
    KernelScene next = scene();
    OcpFloatVector last = next.floats(1);
    Kernel bound = next.scale();
    next.engine().close();
    closed(() -> bound.call(last, last, 2f), "a call after the engine is closed");
    closed(() -> next.scale(), "binding after the engine is closed");
    contract().equal(0L, watch().blocks(), "number of blocks not released", "Block.release()");
  }

  @Rule("10.2")
  @DisplayName("10.2 a vector that is confined to another thread is refused")
  void confinedVectorIsRefused() throws Throwable {
    KernelScene scene = scene();
    Kernel scale = scene.scale();
    try (OcpFrame frame = scene.engine().openFrame(CAPACITY, Ownership.CONFINED)) {
      OcpFloatVector vector = frame.allocate(VectorType.FLOAT, 1);
      vector.fill(2);
      scale.call(vector, vector, 2f);
      Together.elsewhere(() -> contract()
          .throwsA(
              OcpWrongThreadException.class,
              () -> scale.call(vector, vector, 2f),
              "a call on another thread",
              CHECKED));
      contract().equal(4f, vector.get(0), "an element of the confined vector", CHECKED);
    }
  }
}
