package org.ocp4j.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelHandles;

/** Finds the Java methods of libraries. */
final class JavaMethods {
  private static final MethodHandles.Lookup HERE = MethodHandles.lookup();

  private JavaMethods() {}

  /** Returns the class of the methods. */
  static Class<?> type(Object methods) {
    return methods instanceof Class<?> type ? type : methods.getClass();
  }

  /** Returns the names of the methods, for messages. */
  static List<String> names(Object methods) {
    return candidates(methods).map(Method::getName).distinct().sorted().toList();
  }

  private static Stream<Method> candidates(Object methods) {
    boolean needsStatic = methods instanceof Class<?>;
    return Arrays.stream(type(methods).getMethods())
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !needsStatic || Modifier.isStatic(method.getModifiers()));
  }

  /**
   * Finds a method; returns null if there is none of that name.
   *
   * @throws KernelBindException if methods of that name have other types, or cannot be called
   */
  static @Nullable KernelFunction find(
      Object methods, MethodHandles.Lookup lookup, String name, KernelType type) {
    List<Method> named =
        candidates(methods).filter(method -> method.getName().equals(name)).toList();
    if (named.isEmpty()) {
      return null;
    }
    MethodType wanted = MethodType.methodType(
        type.result().javaType(),
        type.parameters().stream().map(KernelValue::javaType).toList());
    for (Method method : named) {
      if (wanted.equals(
          MethodType.methodType(method.getReturnType(), method.getParameterTypes()))) {
        return function(methods, lookup, method, type);
      }
    }
    throw new KernelBindException(
        "kernel \"" + name + "\" has another type than " + type,
        "a method " + signature(name, wanted),
        named.stream()
            .map(each -> signature(
                name, MethodType.methodType(each.getReturnType(), each.getParameterTypes())))
            .collect(Collectors.joining(", ")),
        "bind it with the type of the method, or change the method",
        null);
  }

  private static String signature(String name, MethodType type) {
    return type.parameterList().stream()
        .map(Class::getSimpleName)
        .collect(
            Collectors.joining(", ", type.returnType().getSimpleName() + " " + name + "(", ")"));
  }

  private static KernelFunction function(
      Object methods, MethodHandles.Lookup lookup, Method method, KernelType type) {
    MethodHandle handle;
    try {
      handle = lookup.unreflect(method);
    } catch (IllegalAccessException e) {
      throw new KernelBindException(
          "the method " + method + " cannot be called",
          "a public method of a public class, in a package that its module exports",
          String.valueOf(e.getMessage()),
          "make the class and the method public, and export the package or override"
              + " KernelLibrary.lookup",
          e);
    }
    if (!Modifier.isStatic(method.getModifiers())) {
      handle = handle.bindTo(methods);
    }
    for (int i = 0; i < type.parameters().size(); i++) {
      KernelValue parameter = type.parameters().get(i);
      if (parameter.isVector()) {
        handle = MethodHandles.filterArguments(handle, i, view(parameter));
      }
    }
    return new JavaFunction(method.getName(), KernelHandles.spread(handle, type));
  }

  /** Returns a handle that makes the buffer that a method receives. */
  private static MethodHandle view(KernelValue parameter) {
    try {
      return switch (parameter) {
        case BOOLEAN_VECTOR, BYTE_VECTOR ->
          HERE.findStatic(
              JavaMethods.class, "copy", MethodType.methodType(ByteBuffer.class, ByteBuffer.class));
        default -> {
          Class<?> buffer = parameter.javaType();
          yield HERE.findVirtual(
              ByteBuffer.class, "as" + buffer.getSimpleName(), MethodType.methodType(buffer));
        }
      };
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns a buffer over the same bytes, whose position and limit the method may change. */
  @SuppressWarnings("UnusedMethod") // called by a method handle
  private static ByteBuffer copy(ByteBuffer bytes) {
    return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Calls a method. */
  private record JavaFunction(String name, MethodHandle handle) implements KernelFunction {
    @Override
    public long call(ByteBuffer[] vectors, long[] numbers) {
      try {
        return (long) handle.invokeExact(vectors, numbers);
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new KernelFailureException(name, "its Java method threw " + e, e);
      }
    }
  }
}
