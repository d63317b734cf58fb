package org.ocp4j.engine.wasm;

import org.ocp4j.engine.wasm.internal.WasmBackend;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * The engine {@code wasm}: the parser of the native engines as WebAssembly, compiled to Java
 * bytecode. For where native libraries are not allowed, or not built: nothing is loaded or
 * extracted, no flag is needed, and what parses sees no memory but its own. The memory of a parser
 * is at most 1 GiB less 64 KiB, which is more than a source of 16 MiB needs; a larger one may end
 * in an {@link OutOfMemoryError}.
 */
public final class WasmEngineProvider implements EngineProvider {
  /** Creates a provider; it does nothing else. */
  public WasmEngineProvider() {}

  @Override
  public String id() {
    return "wasm";
  }

  @Override
  public int priority() {
    return 100;
  }

  @Override
  public Availability availability() {
    try {
      WasmBackend.requireRuntime();
    } catch (LinkageError e) {
      return Availability.no(
          "Chicory, which runs WebAssembly, is not there or of another version",
          "add the artifact com.dylibso.chicory:runtime in the version"
              + " that ocp4j-engine-wasm names",
          e);
    }
    return Availability.yes("WebAssembly in pure Java, runs everywhere");
  }

  @Override
  public EngineBackend open() {
    return open(Long.MAX_VALUE);
  }

  @Override
  public EngineBackend open(long memoryLimit) {
    return new WasmBackend(memoryLimit);
  }
}
