package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelType;
import org.ocp4j.spi.KernelFunction;
import org.ocp4j.spi.KernelModule;

/** A shared library of kernels. It stays loaded: kernels of a closed engine must not crash. */
final class NativeKernels implements KernelModule {
  private static final String TYPE = "_kernel_type";

  private final Path file;
  private final NativeCalls.KernelSymbols symbols;

  private NativeKernels(Path file, NativeCalls.KernelSymbols symbols) {
    this.file = file;
    this.symbols = symbols;
  }

  static NativeKernels load(NativeCalls calls, KernelCode code) {
    Path file;
    try {
      file = NativeLibrary.kernelFile(code);
    } catch (IOException e) {
      throw refused(code, String.valueOf(e.getMessage()), e);
    }
    try {
      return new NativeKernels(file, calls.kernels(file));
    } catch (RuntimeException | LinkageError e) {
      throw refused(code, NativeLibrary.explain(file, e).reason(), e);
    }
  }

  private static KernelBindException refused(KernelCode code, String found, Throwable cause) {
    return new KernelBindException(
        "the library of kernels " + code.name() + " cannot be loaded",
        "a whole shared library for " + NativeLibrary.platform(),
        found,
        "build it for this platform, or let KernelLibrary.code return nothing for it",
        cause);
  }

  @Override
  public @Nullable KernelFunction find(String name, KernelType type) {
    KernelFunction function = symbols.function(name, type);
    String described = function == null ? null : symbols.text(name + TYPE);
    if (described != null && !described.replace(" ", "").equals(plain(type))) {
      throw new KernelBindException(
          "kernel \"" + name + "\" has another type than " + type,
          type.toString(),
          described + ", described by " + name + TYPE + " in " + file,
          "bind it with the type of the function",
          null);
    }
    return function;
  }

  private static String plain(KernelType type) {
    return type.toString().replace(" ", "");
  }

  @Override
  public boolean copies() {
    return false;
  }

  @Override
  public String origin() {
    return file.toString();
  }
}
