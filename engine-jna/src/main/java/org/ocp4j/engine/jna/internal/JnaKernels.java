package org.ocp4j.engine.jna.internal;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.nativelib.NativeCalls;
import org.ocp4j.spi.KernelFunction;

/** A library of kernels, called through JNA. */
final class JnaKernels implements NativeCalls.KernelSymbols {
  /** Keeps libraries loaded: JNA unloads one that is unreachable. */
  private static final List<NativeLibrary> LOADED = new CopyOnWriteArrayList<>();

  private final NativeLibrary library;

  JnaKernels(Path library) {
    this.library = NativeLibrary.getInstance(library.toString());
    if (!LOADED.contains(this.library)) {
      LOADED.add(this.library);
    }
  }

  @Override
  public @Nullable String text(String name) {
    try {
      return library.getGlobalVariableAddress(name).getString(0, StandardCharsets.UTF_8.name());
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }

  @Override
  public @Nullable KernelFunction function(String name, KernelType type) {
    try {
      return new Call(library.getFunction(name), type);
    } catch (UnsatisfiedLinkError e) {
      return null;
    }
  }

  /** Calls a function. */
  private record Call(Function function, KernelType type) implements KernelFunction {
    @Override
    public long call(ByteBuffer[] vectors, long[] numbers) {
      List<KernelValue> parameters = type.parameters();
      Object[] arguments = new Object[parameters.size() + vectors.length];
      int at = 0;
      int vector = 0;
      int number = 0;
      for (KernelValue parameter : parameters) {
        if (parameter.isVector()) {
          ByteBuffer bytes = vectors[vector++];
          arguments[at++] = Pointer.nativeValue(Native.getDirectBufferPointer(bytes));
          arguments[at++] = (long) bytes.limit() / parameter.elementByteSize();
        } else {
          arguments[at++] = boxed(parameter, numbers[number++]);
        }
      }
      try {
        return bits(function.invoke(type.result().javaType(), arguments));
      } finally {
        Reference.reachabilityFence(vectors);
      }
    }

    private static Object boxed(KernelValue number, long bits) {
      return switch (number) {
        case INT -> (int) bits;
        case LONG -> bits;
        case FLOAT -> Float.intBitsToFloat((int) bits);
        case DOUBLE -> Double.longBitsToDouble(bits);
        default -> throw new IllegalArgumentException(number + " is not a number");
      };
    }

    private long bits(@Nullable Object result) {
      if (result instanceof Float number) {
        return Float.floatToRawIntBits(number);
      }
      if (result instanceof Double number) {
        return Double.doubleToRawLongBits(number);
      }
      return result instanceof Number number ? number.longValue() : 0;
    }
  }
}
