package org.ocp4j.spi;

/**
 * A provider of an engine, which is registered for {@link java.util.ServiceLoader} or passed to the
 * engine builder. The constructor of a provider must not load native code, read files or start
 * threads.
 */
public interface EngineProvider {
  /** Returns the name of the engine in lower case, such as {@code "java"}. */
  String id();

  /**
   * Returns the priority, 0 or more, by default 0. The highest wins: ffm 400, jna 300, java 200,
   * wasm 100.
   */
  default int priority() {
    return 0;
  }

  /**
   * Probes whether the engine can run here. If not, the result has the reason and the fix. By
   * default, the engine runs everywhere.
   */
  default Availability availability() {
    return Availability.yes("runs everywhere");
  }

  /**
   * Starts a new engine.
   *
   * @return the running engine, which shares no state with others
   * @throws RuntimeException when it cannot start, although {@link #availability()} said that it
   *     can
   */
  EngineBackend open();

  /**
   * Starts a new engine with a memory limit. The runtime calls this method. It counts blocks, and
   * the memory that parsers keep between documents, and keeps both below the limit. An engine that
   * can should also keep its parsers below the limit while they parse.
   *
   * @param memoryLimit the limit in bytes, at least 1
   * @return the running engine, which shares no state with others
   * @throws RuntimeException when it cannot start
   * @spec contract.md#5.1 Contract 5.1
   */
  default EngineBackend open(long memoryLimit) {
    return open();
  }
}
