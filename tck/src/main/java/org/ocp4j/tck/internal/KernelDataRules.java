package org.ocp4j.tck.internal;

import static org.ocp4j.kernel.KernelValue.DOUBLE;
import static org.ocp4j.kernel.KernelValue.FLOAT;
import static org.ocp4j.kernel.KernelValue.FLOAT_VECTOR;
import static org.ocp4j.kernel.KernelValue.INT;
import static org.ocp4j.kernel.KernelValue.INT_VECTOR;
import static org.ocp4j.kernel.KernelValue.LONG;
import static org.ocp4j.kernel.KernelValue.LONG_VECTOR;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.frame.OcpByteVector;
import org.ocp4j.frame.OcpFloatVector;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.frame.OcpIntVector;
import org.ocp4j.frame.OcpLongVector;
import org.ocp4j.frame.OcpVector;
import org.ocp4j.frame.VectorType;
import org.ocp4j.kernel.Kernel;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests of what reaches a kernel and what comes back.
 *
 * @spec contract.md#10.4 Contract 10.4
 */
public abstract class KernelDataRules extends EngineRules {
  private static final int CAPACITY = 1 << 20;
  private static final String PLACES =
      "KernelFunction.call passes vectors and numbers in the order of the type";
  private static final String BITS =
      "numbers are raw bits: an int sign-extended, a float or double by its bits";
  private static final String WRITTEN =
      "KernelFunction.call writes to the memory of the vectors before it returns, and to no other";

  /** Creates the tests of one provider's engine. */
  protected KernelDataRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private KernelScene scene() {
    return KernelScene.of(openWatched(), CAPACITY);
  }

  @Rule("10.4")
  @DisplayName("10.4 each number arrives in its place, between vectors and in any number")
  void numbersArriveInTheirPlaces() {
    KernelScene scene = scene();
    Kernel mix = scene
        .kernels()
        .bind("mix", KernelType.of(DOUBLE, INT, FLOAT_VECTOR, LONG, FLOAT, LONG_VECTOR, DOUBLE));
    OcpFloatVector floats = scene.floats(8, 1, 1);
    OcpLongVector longs = scene.frame().allocate(VectorType.LONG, 2);
    longs.put(1, 16);
    contract()
        .equal(
            -3 + 70.0 + 1150 + 250 + 2 + 2,
            mix.call(-3, floats, 7L, 11.5f, longs, 0.25),
            "the sum of mixed arguments",
            PLACES);
    KernelValue[] types = new KernelValue[16];
    Object[] arguments = new Object[16];
    double expected = 0;
    for (int i = 0; i < 16; i += 4) {
      types[i] = INT;
      types[i + 1] = LONG;
      types[i + 2] = FLOAT;
      types[i + 3] = DOUBLE;
      arguments[i] = i + 1;
      arguments[i + 1] = -2L * i;
      arguments[i + 2] = i + 0.5f;
      arguments[i + 3] = i + 0.25;
      expected += (i + 1) * (i + 1.0) - (i + 2) * (2.0 * i);
      expected += (i + 3) * (i + 0.5) + (i + 4) * (i + 0.25);
    }
    Kernel many = scene.kernels().bind("many", KernelType.of(DOUBLE, types));
    contract().equal(expected, many.call(arguments), "the sum of 16 numbers", PLACES);
  }

  @Rule("10.4")
  @DisplayName("10.4 numbers and results keep all their bits")
  void numbersKeepTheirBits() {
    KernelScene scene = scene();
    Kernel ints = scene.kernels().bind("echo_int", KernelType.of(INT, INT));
    Kernel longs = scene.kernels().bind("echo_long", KernelType.of(LONG, LONG));
    Kernel floats = scene.kernels().bind("echo_float", KernelType.of(FLOAT, FLOAT));
    Kernel doubles = scene.kernels().bind("echo_double", KernelType.of(DOUBLE, DOUBLE));
    SplittableRandom dice = random();
    for (int i = 0; i < effort().of(200, 2000, 100_000); i++) {
      long bits = i < 64 ? 1L << i : i < 128 ? -1L << (i - 64) : dice.nextLong();
      int few = (int) bits;
      contract().equal(few, ints.call(few), "the result for an int", BITS);
      contract().equal(bits, longs.call(bits), "the result for a long", BITS);
      float single = Float.intBitsToFloat(few);
      // Processors may change the bits of a NaN that signals.
      if (!Float.isNaN(single)) {
        contract().equal(single, floats.call(single), "the result for a float", BITS);
      }
      double wide = Double.longBitsToDouble(bits);
      if (!Double.isNaN(wide)) {
        contract().equal(wide, doubles.call(wide), "the result for a double", BITS);
      }
    }
    contract().equal(Float.NaN, floats.call(Float.NaN), "the result for NaN", BITS);
    contract().equal(Double.NaN, doubles.call(Double.NaN), "the result for NaN", BITS);
  }

  @Rule("10.4")
  @DisplayName("10.4 each vector arrives with its own length")
  void vectorsHaveTheirOwnLengths() {
    KernelScene scene = scene();
    Kernel lengths = scene.kernels().bind("lengths", new KernelType(LONG, KernelScene.VECTORS));
    for (int shift = 0; shift < 10; shift++) {
      List<OcpVector> vectors = new ArrayList<>();
      long expected = 0;
      for (VectorType<?> type : KernelScene.VECTOR_TYPES) {
        int length = (vectors.size() * 7 + shift) % 10;
        vectors.add(scene.frame().allocate(type, length));
        expected = expected * 10 + length;
      }
      contract()
          .equal(
              expected,
              lengths.call(vectors.toArray()),
              "the lengths of eight vectors",
              "a vector's length is its limit divided by the size of its elements");
    }
  }

  @Rule("10.4")
  @DisplayName("10.4 elements of every type are read and written, and no other byte")
  void elementsOfEveryTypeAreWritten() {
    KernelScene scene = scene();
    Kernel touch = scene.kernels().bind("touch", new KernelType(DOUBLE, KernelScene.VECTORS));
    OcpFrame frame = scene.frame();
    for (int length : new int[] {0, 1, 7, 1000}) {
      List<OcpVector> vectors = new ArrayList<>();
      List<OcpByteVector> guards = new ArrayList<>();
      for (VectorType<?> type : KernelScene.VECTOR_TYPES) {
        guards.add(frame.allocate(VectorType.BYTE, 8));
        vectors.add(frame.allocate(type, length));
      }
      guards.add(frame.allocate(VectorType.BYTE, 8));
      guards.forEach(guard -> guard.fill((byte) 99));
      for (int call = 0; call < 3; call++) {
        contract()
            .equal(
                call * 8.0 * length - Math.max(0, call - 1) * (double) length,
                touch.call(vectors.toArray()),
                "the sum of " + length + " elements of each type in call " + call,
                WRITTEN);
      }
      for (OcpByteVector guard : guards) {
        for (byte value : guard.toArray()) {
          contract().equal((byte) 99, value, "a byte beside a vector", WRITTEN);
        }
      }
    }
  }

  @Rule("10.4")
  @DisplayName("10.4 numbers in vectors keep all their bits")
  void elementsKeepTheirBits() {
    KernelScene scene = scene();
    OcpIntVector in = scene.ints(4096);
    OcpIntVector out = scene.ints(4096);
    SplittableRandom dice = random();
    int[] all = dice.ints(4096).toArray();
    in.put(0, all);
    scene.add().call(in, out, 0);
    contract()
        .require(
            Arrays.equals(all, out.toArray()) && Arrays.equals(all, in.toArray()),
            "elements are those that were stored",
            "others",
            "vectors are little-endian, and one that is only read does not change");
  }

  @Rule("10.4")
  @DisplayName("10.4 a vector that is passed twice is one vector")
  void vectorMayBePassedTwice() {
    KernelScene scene = scene();
    Kernel aliased = scene.kernels().bind("aliased", KernelType.of(INT, INT_VECTOR, INT_VECTOR));
    OcpIntVector both = scene.ints(3);
    contract()
        .equal(
            41,
            aliased.call(both, both),
            "what is read through the second of two equal vectors",
            "KernelFunction.call passes the same memory for the same buffer");
    OcpIntVector other = scene.ints(3);
    contract().equal(0, aliased.call(both, other), "an element of another vector", WRITTEN);
    scene.add().call(both, both, 1);
    contract().equal(42, both.get(0), "an element that was read and written", WRITTEN);
  }

  @Rule("10.4")
  @DisplayName("10.4 vectors of many elements are computed whole")
  void largeVectorsAreComputed() {
    KernelScene scene = KernelScene.of(openWatched(), 9 << 20);
    OcpIntVector in = scene.ints(1_000_003);
    OcpIntVector out = scene.ints(1_000_003);
    int[] numbers = new int[in.length()];
    Arrays.setAll(numbers, i -> i * 31);
    in.put(0, numbers);
    scene.add().call(in, out, 7);
    int[] results = out.toArray();
    for (int i = 0; i < results.length; i++) {
      contract().equal(numbers[i] + 7, results[i], "element " + i, WRITTEN);
    }
  }

  @Rule("10.4")
  @DisplayName("10.4 calls of many threads do not disturb each other")
  void threadsDoNotDisturbEachOther() throws Throwable {
    KernelScene scene = scene();
    Kernel add = scene.add();
    int rounds = effort().of(500, 3000, 50_000);
    Together.run(4, thread -> {
      OcpIntVector vector = scene.frame().allocate(VectorType.INT, 64);
      for (int round = 0; round < rounds; round++) {
        add.call(vector, vector, thread + 1);
      }
      for (int element : vector.toArray()) {
        contract()
            .equal(
                rounds * (thread + 1),
                element,
                "an element that only one thread writes",
                "KernelFunction.call is used by many threads at once");
      }
    });
    contract().equal(4L * rounds, add.callCount(), "calls that returned", "Kernel.callCount()");
    contract().equal(0L, scene.engine().statistics().leases(), "leases", "statistics()");
  }
}
