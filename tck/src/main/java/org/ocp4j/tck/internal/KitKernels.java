package org.ocp4j.tck.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelLibrary;

/**
 * The kit's library of kernels, in every form.
 *
 * @param change changes the code before an engine loads it
 */
record KitKernels(UnaryOperator<byte[]> change) implements KernelLibrary {
  /** Returns the library as it was built. */
  static KitKernels whole() {
    return new KitKernels(UnaryOperator.identity());
  }

  @Override
  public String name() {
    return "kernels of the test kit";
  }

  @Override
  public Optional<KernelCode> code(String target) {
    String platform = target.replace("-musl", "");
    String file = platform.equals(WASM)
        ? "kitkernels.wasm"
        : platform.startsWith("windows-")
            ? "kitkernels.dll"
            : platform.startsWith("macos-") ? "libkitkernels.dylib" : "libkitkernels.so";
    String resource = "kitkernels/" + platform + "/" + file;
    try (InputStream in = KitKernels.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(KernelCode.ofBytes(file, change.apply(in.readAllBytes())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Object> methods() {
    return Optional.of(KitMethods.class);
  }

  @Override
  public MethodHandles.Lookup lookup() {
    return MethodHandles.lookup();
  }
}
