package org.ocp4j.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ocp4j.kernel.KernelValue.DOUBLE;
import static org.ocp4j.kernel.KernelValue.FLOAT;
import static org.ocp4j.kernel.KernelValue.FLOAT_VECTOR;
import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.INT_VECTOR;
import static org.ocp4j.kernel.KernelValue.LONG;
import static org.ocp4j.kernel.KernelValue.LONG_VECTOR;
import static org.ocp4j.kernel.KernelValue.VOID;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.Ownership;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.OcpVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelModule;
import org.ocp4j.testing.FakeEngine;

/** Tests binding and calling kernels, and what they refuse. */
class KernelTest {
  private static final KernelType SCALE = KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT);

  private final FakeEngine fake = new FakeEngine();
  private final OcpEngine engine = Ocp.builder().provider(fake).poolCapacity(0).build();
  private final OcpFrame frame = engine.openFrame(1 << 16);
  private final Kernels kernels = engine.kernels(KernelLibrary.ofMethods(TestMethods.class));
  private final Kernel scale = kernels.bind("scale", SCALE);
  private final TestMethods object = new TestMethods();
  private final Kernel run =
      engine.kernels(KernelLibrary.ofMethods(object)).bind("run", KernelType.of(INT, INT_VECTOR));

  @AfterEach
  void stop() {
    engine.close();
    assertEquals(0, fake.liveBlocks());
  }

  private OcpFloatVector floats(float... elements) {
    OcpFloatVector vector = frame.allocate(VectorType.FLOAT, elements.length);
    vector.put(0, elements);
    return vector;
  }

  private OcpIntVector one(int element) {
    OcpIntVector vector = frame.allocate(VectorType.INT, 1);
    vector.fill(element);
    return vector;
  }

  // Calls.

  @Test
  void kernelComputesOnVectors() {
    OcpFloatVector out = floats(0, 0, 0);
    assertNull(scale.call(floats(1, 2, -3), out, 2.5f));
    assertArrayEquals(new float[] {2.5f, 5, -7.5f}, out.toArray());
    assertEquals(1, scale.callCount());
    assertTrue(scale.isJava());
    assertFalse(scale.copies());
    assertEquals(
        "Java methods of org.ocp4j.kernel.TestMethods: the library has no other code for the"
            + " engine fake",
        scale.origin());
    assertEquals("scale", scale.name());
    assertEquals("void(float[], float[], float)", scale.type().toString());
  }

  @Test
  void numbersKeepTheirPlacesAndValues() {
    Kernel mix = kernels.bind(
        "mix", KernelType.of(DOUBLE, INT, FLOAT_VECTOR, LONG, FLOAT, LONG_VECTOR, DOUBLE));
    OcpLongVector longs = frame.allocate(VectorType.LONG, 2);
    longs.put(1, 70_000);
    assertEquals(
        -1 + 20.0 + 350 + 4500 + 0.5 + 70_000, mix.call(-1, floats(0.5f), 2L, 3.5f, longs, 4.5));
  }

  @Test
  void resultsOfEveryTypeAreReturned() {
    assertEquals(
        Integer.MIN_VALUE, kernels.bind("echoInt", KernelType.of(INT, INT)).call(1 << 31));
    assertEquals(
        Long.MIN_VALUE, kernels.bind("echoLong", KernelType.of(LONG, LONG)).call(1L << 63));
    assertEquals(-0f, kernels.bind("echoFloat", KernelType.of(FLOAT, FLOAT)).call(-0f));
    assertEquals(
        Double.MIN_VALUE,
        kernels.bind("echoDouble", KernelType.of(DOUBLE, DOUBLE)).call(Double.MIN_VALUE));
  }

  @Test
  void everyVectorHasALengthOfItsOwn() {
    List<KernelValue> types =
        Stream.of(KernelValue.values()).filter(KernelValue::isVector).toList();
    Kernel lengths = kernels.bind("lengths", new KernelType(LONG, types));
    List<VectorType<?>> vectorTypes = List.of(
        VectorType.BOOLEAN,
        VectorType.BYTE,
        VectorType.SHORT,
        VectorType.CHAR,
        VectorType.INT,
        VectorType.LONG,
        VectorType.FLOAT,
        VectorType.DOUBLE);
    List<OcpVector> vectors = new ArrayList<>();
    for (VectorType<?> type : vectorTypes) {
      vectors.add(frame.allocate(type, (vectors.size() + 5) % 8));
    }
    assertEquals(56_701_234L, lengths.call(vectors.toArray()));
  }

  @Test
  void vectorMayBePassedTwice() {
    OcpFloatVector both = floats(1, 2);
    scale.call(both, both, 3f);
    assertArrayEquals(new float[] {3, 6}, both.toArray());
    assertEquals(0, engine.statistics().leases());
  }

  @Test
  void methodMayMoveItsBuffer() {
    Kernel increment = kernels.bind("increment", KernelType.of(VOID, INT_VECTOR));
    OcpIntVector numbers = one(1);
    increment.call(numbers);
    increment.call(numbers);
    assertEquals(3, numbers.get(0));
  }

  // Arguments that do not fit.

  private KernelArgumentException refused(@Nullable Object... arguments) {
    KernelArgumentException e =
        assertThrows(KernelArgumentException.class, () -> scale.call(arguments));
    assertEquals(0, engine.statistics().leases());
    assertEquals(0, scale.callCount());
    assertTrue(e.getMessage().contains("void(float[], float[], float)"), e::getMessage);
    return e;
  }

  @Test
  void argumentsOfOtherTypesAreRefused() {
    OcpFloatVector vector = floats(1);
    assertEquals("2 arguments", refused(vector, vector).passed());
    assertEquals("4 arguments", refused(vector, vector, 1f, 1f).passed());
    KernelArgumentException number = refused(vector, vector, 1);
    assertEquals(2, number.index());
    assertEquals("a Float", number.expected());
    assertEquals("the Integer 1", number.passed());
    assertEquals("the Double 1.0", refused(vector, vector, 1.0).passed());
    assertEquals("null", refused(vector, null, 1f).passed());
    KernelArgumentException other = refused(one(1), vector, 1f);
    assertEquals(0, other.index());
    assertEquals("the OcpIntVector", other.passed());
    assertTrue(other.getMessage().contains("VectorType.FLOAT"), other::getMessage);
    assertEquals("the float[]", refused(new float[1], vector, 1f).passed());
  }

  @Test
  void vectorOfAnotherEngineIsRefused() {
    try (OcpEngine another = Ocp.builder().provider(new FakeEngine()).build();
        OcpFrame foreign = another.openFrame(1024)) {
      KernelArgumentException e = refused(floats(1), foreign.allocate(VectorType.FLOAT, 1), 1f);
      assertEquals(1, e.index());
      assertEquals("a vector of another engine", e.passed());
    }
  }

  @Test
  void staleVectorIsRefused() {
    OcpFloatVector before = floats(1);
    frame.reset();
    OcpFloatVector after = floats(7);
    assertThrows(OcpClosedException.class, () -> scale.call(before, after, 2f));
    assertThrows(OcpClosedException.class, () -> scale.call(after, before, 2f));
    OcpFrame.Mark mark = frame.mark();
    OcpFloatVector marked = floats(1);
    frame.rewind(mark);
    assertThrows(OcpClosedException.class, () -> scale.call(after, marked, 2f));
    assertEquals(7f, after.get(0));
    frame.close();
    assertThrows(OcpClosedException.class, () -> scale.call(after, after, 2f));
    assertEquals(0, engine.statistics().leases());
    assertEquals(0, scale.callCount());
  }

  @Test
  void confinedVectorRefusesOtherThreads() throws Exception {
    try (OcpFrame confined = engine.openFrame(1024, Ownership.CONFINED)) {
      OcpFloatVector vector = confined.allocate(VectorType.FLOAT, 1);
      vector.fill(2);
      scale.call(vector, vector, 2f);
      ExecutionException e = assertThrows(
          ExecutionException.class,
          () -> CompletableFuture.runAsync(() -> scale.call(vector, vector, 2f)).get());
      assertInstanceOf(OcpWrongThreadException.class, e.getCause());
      assertEquals(4f, vector.get(0));
    }
  }

  // Binding.

  private KernelBindException unbound(String name, KernelType type) {
    return assertThrows(KernelBindException.class, () -> kernels.bind(name, type));
  }

  @Test
  void missingFunctionIsAnError() {
    KernelBindException e = unbound("scala", SCALE);
    assertTrue(e.getMessage().contains("no kernel \"scala\""), e::getMessage);
    assertTrue(e.found().contains("scale"), e::found);
    KernelBindException none =
        assertThrows(KernelBindException.class, () -> engine.kernels().bind("scale", SCALE));
    assertEquals("no library", none.found());
    assertThrows(KernelBindException.class, () -> kernels.bind("run", run.type()));
  }

  @Test
  void functionOfAnotherTypeIsAnError() {
    KernelBindException e = unbound("scale", KernelType.of(VOID, FLOAT_VECTOR, FLOAT));
    assertEquals("a method void scale(FloatBuffer, float)", e.expected());
    assertEquals("void scale(FloatBuffer, FloatBuffer, float)", e.found());
    unbound("scale", KernelType.of(INT, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT));
    unbound("echoInt", KernelType.of(INT, LONG));
  }

  /** Methods that nobody else can call. */
  static final class Hidden {
    public static void hidden() {}
  }

  @Test
  void methodsOfAHiddenClassAreAnError() {
    Kernels hidden = engine.kernels(KernelLibrary.ofMethods(Hidden.class));
    KernelBindException e =
        assertThrows(KernelBindException.class, () -> hidden.bind("hidden", KernelType.of(VOID)));
    assertTrue(e.fix().contains("public"), e::fix);
  }

  @Test
  void typesHaveLimits() {
    assertThrows(IllegalArgumentException.class, () -> KernelType.of(FLOAT_VECTOR));
    assertThrows(IllegalArgumentException.class, () -> KernelType.of(VOID, VOID));
    KernelValue[] many = new KernelValue[17];
    Arrays.fill(many, INT);
    assertThrows(IllegalArgumentException.class, () -> KernelType.of(VOID, many));
  }

  @Test
  void codeOfTheEngineComesFirst() {
    KernelModule module = new KernelModule() {
      @Override
      public @Nullable KernelFunction find(String name, KernelType type) {
        return name.equals("scale") ? (vectors, numbers) -> vectors[0].limit() : null;
      }

      @Override
      public boolean copies() {
        return true;
      }

      @Override
      public String origin() {
        return "a module";
      }
    };
    FakeEngine loading = new FakeEngine() {
      @Override
      public @Nullable KernelModule load(KernelLibrary library) {
        return module;
      }
    };
    try (OcpEngine own = Ocp.builder().provider(loading).build()) {
      Kernels both = own.kernels(KernelLibrary.ofMethods(TestMethods.class));
      Kernel first = both.bind("scale", SCALE);
      assertEquals("a module", first.origin());
      assertTrue(first.copies() && !first.isJava());
      Kernel second = both.bind("echoInt", KernelType.of(INT, INT));
      assertTrue(second.isJava() && !second.copies());
      assertTrue(second.origin().contains("a module has no such function"), second::origin);
    }
  }

  @Test
  void closedEngineBindsNothing() {
    Kernel echo = kernels.bind("echoInt", KernelType.of(INT, INT));
    engine.close();
    assertThrows(OcpClosedException.class, () -> kernels.bind("scale", SCALE));
    assertThrows(OcpClosedException.class, () -> engine.kernels());
    assertThrows(OcpClosedException.class, () -> echo.call(1));
  }

  // User code inside.

  @Test
  void memoryIsHeldUntilTheMethodReturns() {
    OcpIntVector vector = one(5);
    object.inside = () -> {
      frame.reset();
      assertFalse(vector.isAlive());
      assertThrows(OcpClosedException.class, () -> run.call(vector));
      frame.allocate(VectorType.INT, 4000).fill(-1);
      assertEquals(2, fake.liveBlocks());
    };
    assertEquals(5, run.call(vector));
    assertEquals(1, fake.liveBlocks());
    OcpIntVector next = one(6);
    object.inside = engine::close;
    assertEquals(6, run.call(next));
    assertEquals(0, fake.liveBlocks());
    assertEquals(2, run.callCount());
    assertEquals(0, engine.statistics().leases());
  }

  /** The end of a read of an older epoch must not make a closed frame forget its current one. */
  @Test
  void oldMemoryMayBeReleasedAfterItsFrameIsClosedElsewhere() {
    OcpFrame confined = engine.openFrame(4096, Ownership.CONFINED);
    OcpIntVector vector = confined.allocate(VectorType.INT, 1);
    object.inside = () -> {
      confined.reset();
      confined.allocate(VectorType.INT, 1);
      CompletableFuture.runAsync(engine::close).join();
    };
    assertEquals(0, run.call(vector));
    assertEquals(1, fake.liveBlocks());
    confined.close();
    assertEquals(0, fake.liveBlocks());
  }

  @Test
  void exceptionOfAMethodIsThrownAsItIs() {
    OcpIntVector vector = one(5);
    IllegalStateException mine = new IllegalStateException("mine");
    object.inside = () -> {
      frame.close();
      throw mine;
    };
    assertEquals(mine, assertThrows(IllegalStateException.class, () -> run.call(vector)));
    assertEquals(0, fake.liveBlocks());
    assertEquals(0, run.callCount());
    Kernel checked = kernels.bind("checked", KernelType.of(VOID));
    KernelFailureException e = assertThrows(KernelFailureException.class, checked::call);
    assertInstanceOf(IOException.class, e.getCause());
    assertEquals("checked", e.kernel());
  }

  @Test
  void methodMayCallAKernel() {
    OcpIntVector vector = one(5);
    object.inside = () -> {
      object.inside = null;
      assertEquals(5, run.call(vector));
    };
    assertEquals(5, run.call(vector));
    assertEquals(0, engine.statistics().leases());
  }

  // Interfaces.

  /** Some kernels of {@link TestMethods}. */
  public interface Typed {
    /** Multiplies elements. */
    void scale(OcpFloatVector in, OcpFloatVector out, float factor);

    /** Returns the number. */
    long echoLong(long number);

    /** Multiplies elements in place. */
    default void twice(OcpFloatVector vector) {
      scale(vector, vector, 2);
    }
  }

  /** Has a method that can be no kernel. */
  public interface WithString {
    /** Is no kernel. */
    void scale(String text);
  }

  /** Has a method of another type. */
  public interface WithoutFactor {
    /** Has no factor. */
    void scale(OcpFloatVector in, OcpFloatVector out);
  }

  interface NotPublic {}

  @Test
  void interfaceCallsKernels() {
    Typed typed = kernels.as(Typed.class);
    OcpFloatVector vector = floats(1, 2);
    typed.scale(vector, vector, 2.5f);
    typed.twice(vector);
    assertArrayEquals(new float[] {5, 10}, vector.toArray());
    assertEquals(1L << 40, typed.echoLong(1L << 40));
    assertEquals(typed, typed);
    assertEquals(typed.hashCode(), typed.hashCode());
    assertTrue(typed.toString().startsWith("Typed["), typed::toString);
    frame.reset();
    assertThrows(OcpClosedException.class, () -> typed.twice(vector));
  }

  @Test
  void interfaceIsCheckedWhenItIsBound() {
    assertThrows(KernelBindException.class, () -> kernels.as(WithString.class));
    assertThrows(KernelBindException.class, () -> kernels.as(WithoutFactor.class));
    assertThrows(KernelBindException.class, () -> kernels.as(NotPublic.class));
    assertThrows(KernelBindException.class, () -> kernels.as(String.class));
  }
}
