package org.ocp4j.engine.wasm;

import org.ocp4j.engine.wasm.internal.WasmBackend;
import org.ocp4j.spi.Availability;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * Provides the engine {@code wasm}: the parser of the native engines as WebAssembly, compiled to
 * Java bytecode. It is for systems where native libraries are forbidden, or not built. It loads and
 * extracts no file, needs no flag, and its parser can access no memory but its own. A parser has at
 * most 1 GiB less 64 KiB of memory, more than a source of 16 MiB needs; a larger source may cause
 * an {@link OutOfMemoryError}.
 */
public final class WasmEngineProvider implements EngineProvider {
  /** Makes a provider, without loading the WebAssembly module. */
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
          "Chicory, which runs WebAssembly, is missing or has another version",
          "add the artifact com.dylibso.chicory:runtime in the version"
              + " that ocp4j-engine-wasm depends on",
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
