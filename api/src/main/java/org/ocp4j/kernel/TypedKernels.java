package org.ocp4j.kernel;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Implements interfaces whose methods call kernels. */
final class TypedKernels implements InvocationHandler {
  private static final Object[] NONE = {};

  private final Class<?> type;
  private final Map<Method, Kernel> bound = new HashMap<>();

  private TypedKernels(Class<?> type) {
    this.type = type;
  }

  static <T> T of(Kernels kernels, Class<T> type) {
    if (!type.isInterface() || !Modifier.isPublic(type.getModifiers())) {
      throw new KernelBindException(
          type + " cannot be implemented",
          "a public interface",
          type.toGenericString(),
          "declare a public interface, with a method for each kernel",
          null);
    }
    TypedKernels handler = new TypedKernels(type);
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        handler.bound.put(method, kernels.bind(method.getName(), typeOf(method)));
      }
    }
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static KernelType typeOf(Method method) {
    List<KernelValue> parameters = new ArrayList<>();
    for (Class<?> each : method.getParameterTypes()) {
      parameters.add(value(method, each, false));
    }
    return new KernelType(value(method, method.getReturnType(), true), parameters);
  }

  private static KernelValue value(Method method, Class<?> declared, boolean isResult) {
    KernelValue value = KernelValue.ofDeclared(declared);
    if (value == null || (isResult ? value.isVector() : value == KernelValue.VOID)) {
      throw new KernelBindException(
          "the method " + method + " has the type of no kernel",
          isResult
              ? "void, int, long, float or double as its result"
              : "int, long, float, double or a class of vectors for each parameter",
          declared.getSimpleName(),
          "change the method",
          null);
    }
    return value;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a proxy equals itself only
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] given)
      throws Throwable {
    @Nullable Object[] arguments = given == null ? NONE : given;
    Kernel kernel = bound.get(method);
    if (kernel != null) {
      return kernel.call(arguments);
    }
    if (method.isDefault()) {
      return InvocationHandler.invokeDefault(proxy, method, arguments);
    }
    return switch (method.getName()) {
      case "equals" -> proxy == arguments[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> type.getSimpleName() + bound.values();
    };
  }
}
