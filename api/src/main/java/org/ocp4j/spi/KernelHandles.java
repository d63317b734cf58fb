package org.ocp4j.spi;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;

/** Adapts method handles, for implementations of {@link KernelFunction}. */
@SuppressWarnings("UnusedMethod") // conversions are called by method handles
public final class KernelHandles {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private KernelHandles() {}

  /**
   * Returns a handle with the parameters of {@link KernelFunction#call}.
   *
   * @param handle a handle that takes a {@link ByteBuffer} for each vector and a primitive for each
   *     number, in the order of the type, and returns the type's result
   * @param type the type of the kernel
   * @return a handle of the type {@code (ByteBuffer[], long[])long}
   */
  public static MethodHandle spread(MethodHandle handle, KernelType type) {
    List<KernelValue> parameters = type.parameters();
    List<Class<?>> vectors = new ArrayList<>();
    List<Class<?>> numbers = new ArrayList<>();
    MethodHandle adapted = handle;
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i).isVector()) {
        vectors.add(ByteBuffer.class);
      } else {
        numbers.add(long.class);
        adapted = MethodHandles.filterArguments(adapted, i, fromBits(parameters.get(i)));
      }
    }
    int[] order = new int[parameters.size()];
    int vector = 0;
    for (int i = 0; i < order.length; i++) {
      order[i] = parameters.get(i).isVector() ? vector++ : vectors.size() + i - vector;
    }
    adapted = MethodHandles.filterReturnValue(adapted, toBits(type.result()));
    MethodType sorted = MethodType.methodType(long.class, vectors).appendParameterTypes(numbers);
    return MethodHandles.permuteArguments(adapted, sorted, order)
        .asSpreader(vectors.size(), long[].class, numbers.size())
        .asSpreader(0, ByteBuffer[].class, vectors.size());
  }

  private static MethodHandle fromBits(KernelValue number) {
    return switch (number) {
      case INT -> handle("asInt", int.class, long.class);
      case FLOAT -> handle("asFloat", float.class, long.class);
      case DOUBLE -> handle("asDouble", double.class, long.class);
      default -> MethodHandles.identity(long.class);
    };
  }

  private static MethodHandle toBits(KernelValue result) {
    return switch (result) {
      case VOID -> MethodHandles.constant(long.class, 0L);
      case INT, FLOAT, DOUBLE -> handle("bits", long.class, result.javaType());
      default -> MethodHandles.identity(long.class);
    };
  }

  private static MethodHandle handle(String name, Class<?> to, Class<?> from) {
    try {
      return HERE.findStatic(KernelHandles.class, name, MethodType.methodType(to, from));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int asInt(long bits) {
    return (int) bits;
  }

  private static float asFloat(long bits) {
    return Float.intBitsToFloat((int) bits);
  }

  private static double asDouble(long bits) {
    return Double.longBitsToDouble(bits);
  }

  private static long bits(int number) {
    return number;
  }

  private static long bits(float number) {
    return Float.floatToRawIntBits(number);
  }

  private static long bits(double number) {
    return Double.doubleToRawLongBits(number);
  }
}
