package org.ocp4j.kernel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * A library in a file.
 *
 * @param code the file
 * @param isWasm whether the file is a WebAssembly module
 */
record FileLibrary(KernelCode code, boolean isWasm) implements KernelLibrary {
  private static final byte[] MAGIC = {0, 'a', 's', 'm'};

  static FileLibrary of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new FileLibrary(
          KernelCode.ofFile(file), Arrays.equals(MAGIC, in.readNBytes(MAGIC.length)));
    }
  }

  @Override
  public String name() {
    return code.name();
  }

  @Override
  public Optional<KernelCode> code(String target) {
    return isWasm == target.equals(WASM) ? Optional.of(code) : Optional.empty();
  }
}
