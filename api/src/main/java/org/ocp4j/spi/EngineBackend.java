package org.ocp4j.spi;

import java.util.Set;
import org.ocp4j.Extension;

/** A running engine: a heap and parsers. Any number of threads use it. */
public interface EngineBackend extends AutoCloseable {
  /** Returns the engine's memory. Every call returns the same object. */
  Heap heap();

  /** Returns a new parser, which the caller closes. */
  Parser newParser();

  /** Returns the extensions that parsers support. The runtime refuses options with others. */
  Set<Extension> extensions();

  /**
   * Returns {@code true} if parsers support lenient options. If not, the runtime refuses such
   * options.
   */
  boolean supportsLenient();

  /** Closes the engine. Called once, after all blocks are released and all parsers are closed. */
  @Override
  void close();
}
