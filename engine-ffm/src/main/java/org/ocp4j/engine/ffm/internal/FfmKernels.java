package org.ocp4j.engine.ffm.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.nativelib.NativeCalls;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelHandles;

/**
 * A library of kernels, called by downcalls. They are not critical: how long a kernel runs depends
 * on its vectors.
 */
@SuppressWarnings("restricted") // the user of this engine allows native access
final class FfmKernels implements NativeCalls.KernelSymbols {
  private static final int LONGEST_TEXT = 1024;
  private static final MethodHandle ADDRESS =
      own("address", MethodType.methodType(long.class, ByteBuffer.class));
  private static final MethodHandle LENGTH =
      own("length", MethodType.methodType(long.class, int.class, ByteBuffer.class));

  private final SymbolLookup library;

  /** Loads a library. Unloading it would crash calls that are running. */
  FfmKernels(Path library) {
    this.library = SymbolLookup.libraryLookup(library, Arena.global());
  }

  private static MethodHandle own(String name, MethodType type) {
    try {
      return MethodHandles.lookup().findStatic(FfmKernels.class, name, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called by a method handle
  private static long address(ByteBuffer vector) {
    if (!vector.isDirect()) {
      throw new IllegalStateException("a vector of the engine ffm is on the Java heap");
    }
    return MemorySegment.ofBuffer(vector).address();
  }

  @SuppressWarnings("UnusedMethod") // called by a method handle
  private static long length(int shift, ByteBuffer vector) {
    return vector.limit() >> shift;
  }

  @Override
  public @Nullable String text(String name) {
    return library
        .find(name)
        .map(address -> address.reinterpret(LONGEST_TEXT).getString(0))
        .orElse(null);
  }

  @Override
  public @Nullable KernelFunction function(String name, KernelType type) {
    MemorySegment symbol = library.find(name).orElse(null);
    if (symbol == null) {
      return null;
    }
    List<MemoryLayout> layouts = new ArrayList<>();
    List<Class<?>> types = new ArrayList<>();
    List<MethodHandle> filters = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    for (KernelValue parameter : type.parameters()) {
      int place = types.size();
      order.add(place);
      if (parameter.isVector()) {
        layouts.add(ValueLayout.JAVA_LONG);
        layouts.add(ValueLayout.JAVA_LONG);
        int shift = Integer.numberOfTrailingZeros(parameter.elementByteSize());
        filters.add(ADDRESS);
        filters.add(MethodHandles.insertArguments(LENGTH, 0, shift));
        types.add(ByteBuffer.class);
        order.add(place);
      } else {
        layouts.add(layout(parameter));
        filters.add(MethodHandles.identity(parameter.javaType()));
        types.add(parameter.javaType());
      }
    }
    MemoryLayout[] parameters = layouts.toArray(new MemoryLayout[0]);
    MethodHandle call = Linker.nativeLinker()
        .downcallHandle(
            symbol,
            type.result() == KernelValue.VOID
                ? FunctionDescriptor.ofVoid(parameters)
                : FunctionDescriptor.of(layout(type.result()), parameters));
    MethodHandle filtered =
        MethodHandles.filterArguments(call, 0, filters.toArray(new MethodHandle[0]));
    MethodHandle merged = MethodHandles.permuteArguments(
        filtered,
        MethodType.methodType(type.result().javaType(), types),
        order.stream().mapToInt(Integer::intValue).toArray());
    return new Downcall(KernelHandles.spread(merged, type));
  }

  private static ValueLayout layout(KernelValue number) {
    return switch (number) {
      case INT -> ValueLayout.JAVA_INT;
      case LONG -> ValueLayout.JAVA_LONG;
      case FLOAT -> ValueLayout.JAVA_FLOAT;
      case DOUBLE -> ValueLayout.JAVA_DOUBLE;
      default -> throw new IllegalArgumentException(number + " is not a number");
    };
  }

  private record Downcall(MethodHandle handle) implements KernelFunction {
    @Override
    public long call(ByteBuffer[] vectors, long[] numbers) {
      try {
        return (long) handle.invokeExact(vectors, numbers);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
