package org.ocp4j.kernel;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpEngine;

/**
 * Functions that compute on vectors, in one form or several: a shared library for engines of native
 * code, a WebAssembly module for {@code wasm}, and Java methods for all engines. {@link
 * OcpEngine#kernels} loads a library. Libraries are found by {@link ServiceLoader}, or made by
 * {@link #ofFile} and {@link #ofMethods}.
 *
 * <p>Code of a library is trusted. A shared library can do what the process can do. No code may
 * keep an address or a buffer that it was passed after it returns.
 */
public interface KernelLibrary {
  /** The target of WebAssembly modules: {@value}. */
  String WASM = "wasm";

  /** Returns a name for messages. */
  String name();

  /**
   * Returns the code for a target. Without code, the {@linkplain #methods() Java methods} serve.
   *
   * <p>A shared library exports each kernel as a C function, in which a vector is a pointer and its
   * length as an {@code int64_t}. C functions do not say their types. A library should therefore
   * also export for each kernel NAME a constant {@code const char NAME_kernel_type[]} with the text
   * of its {@link KernelType}, such as {@code "void(float[], float[], float)"}. Binding compares
   * the two. Without the constant, a kernel that is bound with a wrong type may crash the process.
   *
   * <p>A WebAssembly module exports its memory as {@code memory} and imports nothing. A vector is
   * an {@code i32} address and an {@code i64} length, as Clang compiles the same C functions.
   *
   * @param target {@value #WASM}, or a platform as ocp4j-native names it: {@code linux-x86_64},
   *     {@code linux-aarch64}, {@code linux-x86_64-musl}, {@code linux-aarch64-musl}, {@code
   *     macos-x86_64}, {@code macos-aarch64}, {@code windows-x86_64}, or another
   */
  default Optional<KernelCode> code(String target) {
    return Optional.empty();
  }

  /**
   * Returns the Java methods: a class with public static methods, or an object with public methods.
   * The class must be public, in a package that {@link #lookup} can access. A method has the
   * kernel's name and type. In place of a vector it receives a buffer of the elements, such as a
   * {@link java.nio.FloatBuffer}, with position 0 and the vector's length as limit, which is valid
   * until the method returns.
   */
  default Optional<Object> methods() {
    return Optional.empty();
  }

  /**
   * Returns the lookup that finds the Java methods. By default it is public, and finds methods in
   * exported packages only.
   */
  default MethodHandles.Lookup lookup() {
    return MethodHandles.publicLookup();
  }

  /**
   * Returns a library in a file: a WebAssembly module if the file starts like one, else a shared
   * library for the machine that this runs on.
   *
   * @throws IOException when the file cannot be read
   */
  static KernelLibrary ofFile(Path file) throws IOException {
    return FileLibrary.of(file);
  }

  /** Returns a library of Java methods; see {@link #methods()}. */
  static KernelLibrary ofMethods(Object methods) {
    Class<?> type = methods instanceof Class<?> named ? named : methods.getClass();
    return new KernelLibrary() {
      @Override
      public String name() {
        return type.getName();
      }

      @Override
      public Optional<Object> methods() {
        return Optional.of(methods);
      }
    };
  }

  /** Returns the libraries that {@link ServiceLoader} finds with the API's class loader. */
  static List<KernelLibrary> find() {
    return find(KernelLibrary.class.getClassLoader());
  }

  /**
   * Returns the libraries that {@link ServiceLoader} finds.
   *
   * @param loader the class loader, or null for the system's
   * @throws KernelBindException when a provider of a library cannot be loaded
   */
  static List<KernelLibrary> find(@Nullable ClassLoader loader) {
    List<KernelLibrary> libraries = new ArrayList<>();
    try {
      ServiceLoader.load(KernelLibrary.class, loader).forEach(libraries::add);
    } catch (ServiceConfigurationError | LinkageError e) {
      throw new KernelBindException(
          "a provider of a kernel library cannot be loaded",
          "each class named by META-INF/services or a module to be a KernelLibrary",
          String.valueOf(e.getMessage()),
          "remove the provider, or run it with the Java version that it was compiled for",
          e);
    }
    return List.copyOf(libraries);
  }
}
