package org.ocp4j.tck.internal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.kernel.KernelValue;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelHandles;
import org.ocp4j.spi.KernelModule;

/** The kit's kernels as an engine's own code, for engines that tests make. */
public class JavaKernels implements KernelModule {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  /** Creates a module that keeps the contract. */
  public JavaKernels() {}

  @Override
  public @Nullable KernelFunction find(String name, KernelType type) {
    MethodType wanted = MethodType.methodType(
        type.result().javaType(),
        type.parameters().stream().map(KernelValue::javaType).toList());
    List<Method> named = Arrays.stream(KitMethods.class.getMethods())
        .filter(method -> method.getName().equals(name))
        .filter(method -> method.getDeclaringClass() == KitMethods.class)
        .toList();
    if (named.isEmpty()) {
      return null;
    }
    Method method = named.get(0);
    if (!wanted.equals(MethodType.methodType(method.getReturnType(), method.getParameterTypes()))) {
      return ofAnotherType(method, type);
    }
    return function(method, type);
  }

  /** Returns the result of finding a method that has another type. */
  protected @Nullable KernelFunction ofAnotherType(Method method, KernelType type) {
    throw new KernelBindException(method.getName(), type.toString(), method.toString(), "", null);
  }

  /** Returns a function that calls a method. */
  protected KernelFunction function(Method method, KernelType type) {
    try {
      MethodHandle handle = HERE.unreflect(method);
      for (int i = 0; i < type.parameters().size(); i++) {
        KernelValue parameter = type.parameters().get(i);
        if (parameter.isVector()) {
          handle = MethodHandles.filterArguments(handle, i, view(parameter));
        }
      }
      MethodHandle spread = KernelHandles.spread(handle, type);
      return (vectors, numbers) -> call(spread, vectors, numbers);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long call(MethodHandle handle, ByteBuffer[] vectors, long[] numbers) {
    try {
      return (long) handle.invokeExact(vectors, numbers);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static MethodHandle view(KernelValue parameter) {
    Class<?> buffer = parameter.javaType();
    try {
      return buffer == ByteBuffer.class
          ? HERE.findStatic(
              JavaKernels.class, "bytes", MethodType.methodType(ByteBuffer.class, ByteBuffer.class))
          : HERE.findVirtual(
              ByteBuffer.class, "as" + buffer.getSimpleName(), MethodType.methodType(buffer));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @SuppressWarnings("UnusedMethod") // called by a method handle
  private static ByteBuffer bytes(ByteBuffer vector) {
    return vector.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public boolean copies() {
    return false;
  }

  @Override
  public String origin() {
    return "the kit's methods";
  }
}
