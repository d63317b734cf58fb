package org.ocp4j.spi;

import java.util.Set;
import org.ocp4j.Extension;

/** An engine at work: a heap and parsers. Safe for use by any number of threads. */
public interface EngineBackend extends AutoCloseable {
  /** The engine's memory; the same object at every call. */
  Heap heap();

  /** A new parser. */
  Parser newParser();

  /** The extensions this engine's parsers know; the runtime refuses options that ask for others. */
  Set<Extension> extensions();

  /** Whether this engine's parsers can be lenient; if not the runtime refuses such options. */
  boolean supportsLenient();

  /** Releases what the engine itself holds. Called once, when all blocks and parsers are gone. */
  @Override
  void close();
}
