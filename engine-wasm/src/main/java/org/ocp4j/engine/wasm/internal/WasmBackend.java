package org.ocp4j.engine.wasm.internal;

import org.ocp4j.spi.ArrayHeap;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/**
 * The engine at work. Blocks are arrays of their own, which the sandboxes of the parsers see only while
 * they write a payload: so a document outlives the sandbox that made it, and a view keeps nothing but
 * its own block.
 */
public final class WasmBackend implements EngineBackend {
  private final Heap heap = new ArrayHeap();
  private final long memoryLimit;

  /**
   * Starts the engine.
   *
   * @param memoryLimit the most bytes that one parser may use
   */
  public WasmBackend(long memoryLimit) {
    this.memoryLimit = memoryLimit;
  }

  /**
   * Goes on only when Chicory is there.
   *
   * @throws LinkageError when it is not, or is not the one that the module was compiled with
   */
  public static void requireRuntime() {
    new Core().machineFactory();
  }

  @Override
  public Heap heap() {
    return heap;
  }

  @Override
  public Parser newParser() {
    return new WasmParser(memoryLimit);
  }
}
