package org.ocp4j.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelModule;

/**
 * The kernels of some libraries, for one engine. {@link OcpEngine#kernels} makes them. Any number
 * of threads may use them.
 *
 * <pre>{@code
 * Kernels kernels = engine.kernels(library);
 * Kernel scale = kernels.bind("scale", KernelType.of(VOID, FLOAT_VECTOR, FLOAT_VECTOR, FLOAT));
 * scale.call(in, out, 2.5f);
 * }</pre>
 *
 * @spec contract.md#10 Contract 10
 */
public final class Kernels {
  static {
    Friends.registerKernels(Kernels::new);
  }

  private final EngineRuntime runtime;
  private final List<Loaded> libraries = new ArrayList<>();

  private Kernels(EngineRuntime runtime, List<KernelLibrary> libraries) {
    this.runtime = runtime;
    runtime.gate().enter();
    try {
      for (KernelLibrary library : libraries) {
        this.libraries.add(new Loaded(library, runtime.backend().load(library)));
      }
    } finally {
      runtime.gate().leave();
    }
  }

  /** A library, with the code that the engine has loaded of it, or null. */
  private record Loaded(KernelLibrary library, @Nullable KernelModule module) {
    @Override
    public String toString() {
      return library.name()
          + (module == null ? "" : " (" + module.origin() + ")")
          + library
              .methods()
              .map(methods -> ", Java methods " + JavaMethods.names(methods))
              .orElse("");
    }
  }

  /**
   * Finds a function. It is looked for in the code that the engine has loaded, in the order of the
   * libraries, and then in the Java methods. {@link Kernel#isJava} and {@link Kernel#origin} say
   * which is used.
   *
   * @param name the name of the function
   * @param type its type. A WebAssembly function or a Java method must have this type. A function
   *     of a shared library must have it as well, but only a library that
   *     {@linkplain KernelLibrary#code describes its types} can be checked; with a wrong type the
   *     process may crash
   * @throws KernelBindException when no library has the function, or it has another type
   * @throws OcpClosedException when the engine is closed
   * @spec contract.md#10.1 Contract 10.1
   */
  public Kernel bind(String name, KernelType type) {
    Objects.requireNonNull(type, "type");
    runtime.gate().enter();
    try {
      for (Loaded each : libraries) {
        KernelModule module = each.module;
        KernelFunction function = module == null ? null : module.find(name, type);
        if (module != null && function != null) {
          return new Kernel(runtime, name, type, function, module.copies(), false, module.origin());
        }
      }
      for (Loaded each : libraries) {
        Object methods = each.library.methods().orElse(null);
        KernelFunction function =
            methods == null ? null : JavaMethods.find(methods, each.library.lookup(), name, type);
        if (methods != null && function != null) {
          return new Kernel(runtime, name, type, function, false, true, javaOrigin(each, methods));
        }
      }
    } finally {
      runtime.gate().leave();
    }
    throw new KernelBindException(
        "no kernel \"" + name + "\" of type " + type,
        "a function of that name in one of the libraries",
        libraries.isEmpty()
            ? "no library"
            : libraries.stream().map(Loaded::toString).collect(Collectors.joining("; ")),
        "check the name, which is that of an exported C function, a WebAssembly export or a public"
            + " Java method, and pass the library to OcpEngine.kernels",
        null);
  }

  private String javaOrigin(Loaded each, Object methods) {
    String why = each.module == null
        ? "the library has no other code for the engine " + runtime.id()
        : each.module.origin() + " has no such function";
    return "Java methods of " + JavaMethods.type(methods).getName() + ": " + why;
  }

  /**
   * Returns an object whose methods call kernels of the same names. A method has the parameters and
   * the result of its kernel, with a subclass of {@link org.ocp4j.frame.OcpVector} for each vector:
   *
   * <pre>{@code
   * interface Filters {
   *   void scale(OcpFloatVector in, OcpFloatVector out, float factor);
   * }
   *
   * kernels.as(Filters.class).scale(in, out, 2.5f);
   * }</pre>
   *
   * <p>Default methods and static methods keep their own code.
   *
   * @param type a public interface, in a package that its module exports
   * @throws KernelBindException when a method has another type than any kernel, or cannot be bound
   */
  public <T> T as(Class<T> type) {
    return TypedKernels.of(this, type);
  }

  @Override
  public String toString() {
    return "Kernels" + libraries;
  }
}
