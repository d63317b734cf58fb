package org.ocp4j.example.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelLibrary;

/** Finds the code of the sample kernels in this module's resources. */
public final class SampleKernels implements KernelLibrary {
  private static final Map<String, String> FILES = Map.of(
      "linux-x86_64",
      "libsamplekernels.so",
      "linux-aarch64",
      "libsamplekernels.so",
      "windows-x86_64",
      "samplekernels.dll",
      "macos-x86_64",
      "libsamplekernels.dylib",
      "macos-aarch64",
      "libsamplekernels.dylib",
      WASM,
      "samplekernels.wasm");

  /** Creates a library; nothing is loaded. */
  public SampleKernels() {}

  @Override
  public String name() {
    return "sample kernels";
  }

  /** Returns the code for a target. It uses no C library, so one file serves glibc and musl. */
  @Override
  public Optional<KernelCode> code(String target) {
    String platform = target.replace("-musl", "");
    String file = FILES.get(platform);
    if (file == null) {
      return Optional.empty();
    }
    String resource = "samplekernels/" + platform + "/" + file;
    try (InputStream in = SampleKernels.class.getResourceAsStream(resource)) {
      return in == null
          ? Optional.empty()
          : Optional.of(KernelCode.ofBytes(file, in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Optional<Object> methods() {
    return Optional.of(SampleMethods.class);
  }
}
