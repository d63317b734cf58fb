package org.ocp4j.spi;

/**
 * How an engine is found: registered for {@link java.util.ServiceLoader}, or handed to the builder.
 * Constructing a provider does nothing but that: no native code, no file, no thread.
 */
public interface EngineProvider {
  /** The engine's name, lower case, such as {@code "java"}. */
  String id();

  /** The highest among the available is chosen: ffm 400, jna 300, java 200, wasm 100. */
  int priority();

  /** Probes whether the engine can run here, and says why not and how to mend it. */
  Availability availability();

  /**
   * Starts the engine.
   *
   * @return the engine's heap and parsers
   * @throws RuntimeException when it cannot start; {@link #availability()} should have said so
   */
  EngineBackend open();

  /**
   * Starts the engine for a runtime that will not let it hold more than so many bytes. The runtime counts
   * blocks, and what parsers keep between documents; an engine that can should hold a parser to the
   * limit while it parses too. What the runtime calls.
   *
   * @param memoryLimit bytes, at least 1 (contract 5.1)
   * @return the engine's heap and parsers
   * @throws RuntimeException when it cannot start
   */
  default EngineBackend open(long memoryLimit) {
    return open();
  }
}
