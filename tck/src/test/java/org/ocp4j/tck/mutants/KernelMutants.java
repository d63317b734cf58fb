package org.ocp4j.tck.mutants;

import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelModule;
import org.ocp4j.tck.internal.JavaKernels;

/** Engines that load kernels or call them wrongly. */
final class KernelMutants {
  private KernelMutants() {}

  static List<Mutant> all() {
    return List.of(
        ofCalls(
            "third-number-lost",
            "a number in the third place is passed as nothing",
            "10.4",
            "the sum of mixed arguments",
            (type, function) -> (vectors, numbers) -> {
              List<KernelValue> parameters = type.parameters();
              if (parameters.size() > 2 && !parameters.get(2).isVector()) {
                long before = parameters.subList(0, 2).stream()
                    .filter(KernelValue::isVector)
                    .count();
                numbers[(int) (2 - before)] = 0;
              }
              return function.call(vectors, numbers);
            }),
        ofCalls(
            "length-of-the-first",
            "all vectors have the length of the first",
            "10.4",
            "the lengths of eight vectors",
            (type, function) -> (vectors, numbers) -> {
              ByteBuffer[] cut = vectors.clone();
              for (int i = 1; i < cut.length; i++) {
                int size = Math.min(cut[0].limit() * 8, cut[i].limit());
                cut[i] = cut[i].slice(0, size).order(ByteOrder.LITTLE_ENDIAN);
              }
              return function.call(cut, numbers);
            }),
        ofModule(
            "any-type",
            "a kernel can be bound with any type",
            "10.1",
            "binding scale as",
            () -> new JavaKernels() {
              @Override
              protected KernelFunction ofAnotherType(Method method, KernelType type) {
                return (vectors, numbers) -> 0;
              }
            }),
        ofModule(
            "missing-is-empty",
            "a missing function is bound to one that does nothing",
            "10.1",
            "which no library has",
            () -> new JavaKernels() {
              @Override
              public @Nullable KernelFunction find(String name, KernelType type) {
                KernelFunction found = super.find(name, type);
                return found == null ? (vectors, numbers) -> 0 : found;
              }
            }),
        ofModule(
            "prefix-is-enough",
            "a function is found by the beginning of its name",
            "10.1",
            "which no library has",
            () -> new JavaKernels() {
              @Override
              public @Nullable KernelFunction find(String name, KernelType type) {
                return super.find(name.startsWith("sca") ? "scale" : name, type);
              }
            }),
        ofCopies(
            "last-not-written-back",
            "vectors are copied, and the last is not copied back",
            "10.4",
            "writes to the memory of the vectors",
            Copies.BUT_THE_LAST),
        ofCopies(
            "aliases-copied-apart",
            "vectors are copied, and one that is passed twice becomes two",
            "10.4",
            "the second of two equal vectors",
            Copies.APART),
        ofCopies(
            "shared-copies",
            "vectors are copied to memory that all threads share",
            "10.4",
            "only one thread writes",
            Copies.SHARED),
        ofCalls(
            "big-endian-vectors",
            "vectors are big-endian",
            "10.4",
            "element 0 should be 7",
            (type, function) -> (vectors, numbers) -> {
              ByteBuffer[] swapped = vectors.clone();
              Arrays.setAll(swapped, i -> vectors[i].duplicate());
              return function.call(swapped, numbers);
            }),
        ofCalls(
            "longs-of-32-bits",
            "numbers are passed as 32 bits",
            "10.4",
            "the result for a long",
            (type, function) -> (vectors, numbers) -> function.call(
                vectors,
                Arrays.stream(numbers)
                    .map(number -> type.result() == KernelValue.LONG ? (int) number : number)
                    .toArray())),
        ofCalls(
            "results-rounded",
            "a result that is a double is rounded to a float",
            "10.4",
            "the result for a double",
            (type, function) -> (vectors, numbers) -> {
              long result = function.call(vectors, numbers);
              return type.result() == KernelValue.DOUBLE
                  ? Double.doubleToRawLongBits((float) Double.longBitsToDouble(result))
                  : result;
            }),
        ofCalls(
            "byte-after-the-end",
            "the byte after each vector is written",
            "10.4",
            "a byte beside a vector",
            (type, function) -> (vectors, numbers) -> {
              for (ByteBuffer each : vectors) {
                int end = each.arrayOffset() + each.limit();
                if (each.limit() % 8 == 0 && end < each.array().length) {
                  each.array()[end] = 1;
                }
              }
              return function.call(vectors, numbers);
            }),
        ofCalls(
            "failures-swallowed",
            "an exception of a function is ignored",
            "10.6",
            "a function that fails",
            (type, function) -> (vectors, numbers) -> {
              try {
                return function.call(vectors, numbers);
              } catch (ArithmeticException e) {
                return 0;
              }
            }),
        ofCalls(
            "256-kernel-failures",
            "a kernel works no more after 256 failures",
            "10.6",
            "a function that fails should throw",
            KernelMutants::untilManyFailures),
        ofBackend(
            "code-unchecked",
            "code of a library is loaded whatever it is",
            "10.1",
            "is refused",
            library -> new JavaKernels()));
  }

  /** Changes a function of some type. */
  private interface Change {
    KernelFunction of(KernelType type, KernelFunction function);
  }

  /** Loads a library. */
  private interface Loader {
    KernelModule load(KernelLibrary library);
  }

  private static Mutant ofBackend(
      String name, String broken, String rule, String word, Loader loader) {
    return Mutant.ofBackend(name, broken, rule, word, java -> new Delegates.OfBackend(java) {
      @Override
      public KernelModule load(KernelLibrary library) {
        return loader.load(library);
      }
    });
  }

  private static Mutant ofModule(
      String name, String broken, String rule, String word, Supplier<KernelModule> module) {
    return ofBackend(name, broken, rule, word, library -> module.get());
  }

  private static Mutant ofCalls(
      String name, String broken, String rule, String word, Change change) {
    return ofModule(name, broken, rule, word, () -> new JavaKernels() {
      @Override
      public @Nullable KernelFunction find(String function, KernelType type) {
        KernelFunction found = super.find(function, type);
        return found == null ? null : change.of(type, found);
      }
    });
  }

  private static Mutant ofCopies(
      String name, String broken, String rule, String word, Copies copies) {
    return ofCalls(name, broken, rule, word, (type, function) -> copies.around(function));
  }

  private static final AtomicInteger FAILURES = new AtomicInteger();

  private static KernelFunction untilManyFailures(KernelType type, KernelFunction function) {
    return (vectors, numbers) -> {
      try {
        return FAILURES.get() > 256 ? 0 : function.call(vectors, numbers);
      } catch (ArithmeticException e) {
        FAILURES.incrementAndGet();
        throw e;
      }
    };
  }

  /** Ways to copy vectors wrongly. */
  private enum Copies {
    BUT_THE_LAST,
    APART,
    SHARED;

    private static final byte[] ONE = new byte[1 << 24];

    @SuppressWarnings("ThreadPriorityCheck") // other threads should use the shared memory
    KernelFunction around(KernelFunction function) {
      return (vectors, numbers) -> {
        byte[] memory = this == SHARED ? ONE : new byte[size(vectors)];
        ByteBuffer[] copies = vectors.clone();
        int at = 0;
        for (int i = 0; i < copies.length; i++) {
          int first = this == APART ? i : Arrays.asList(vectors).indexOf(vectors[i]);
          int size = vectors[i].limit();
          vectors[i].get(0, memory, at, size);
          copies[i] = first < i
              ? copies[first]
              : ByteBuffer.wrap(memory).slice(at, size).order(ByteOrder.LITTLE_ENDIAN);
          at += size;
        }
        Thread.yield();
        long result = function.call(copies, numbers);
        int written = this == BUT_THE_LAST ? copies.length - 1 : copies.length;
        for (int i = 0; i < written; i++) {
          vectors[i].put(0, copies[i], 0, copies[i].limit());
        }
        return result;
      };
    }

    private static int size(ByteBuffer[] vectors) {
      return Arrays.stream(vectors).mapToInt(ByteBuffer::limit).sum();
    }
  }
}
