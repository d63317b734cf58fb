package org.ocp4j.engine.wasm.internal;

import org.jspecify.annotations.Nullable;
import org.ocp4j.kernel.KernelCode;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.KernelModule;
import org.ocp4j.spi.Parser;

/**
 * An open engine. Each block is an array of its own, which a parser's sandbox can access only while
 * it writes a payload. So a document can outlive the sandbox that made it, and a view keeps only
 * its own block alive.
 */
public final class WasmBackend implements EngineBackend {
  private final Heap heap = new ArrayHeap();
  private final long memoryLimit;

  /**
   * Makes an open engine.
   *
   * @param memoryLimit the maximum memory of one parser, in bytes
   */
  public WasmBackend(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  /**
   * Throws an error unless Chicory is on the class path.
   *
   * @throws LinkageError if Chicory is missing, or has another version than the module was
   *     compiled with
   */
  public static void requireRuntime() {
    new Core().machineFactory();
  }

  @Override
  public Heap heap() {
    return heap;
  }

  /** The Rust parser checks what it copied, so nothing can change between check and use. */
  @Override
  public boolean checksUtf8() {
    return true;
  }

  @Override
  public Parser newParser() {
    return new WasmParser(memoryLimit);
  }

  @Override
  public @Nullable KernelModule load(KernelLibrary library) {
    KernelCode code = library.code(KernelLibrary.WASM).orElse(null);
    return code == null ? null : WasmKernels.load(code, memoryLimit);
  }
}
