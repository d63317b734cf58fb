package org.ocp4j.spi;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelLibrary;

/** A running engine: a heap and parsers. Any number of threads use it. */
public interface EngineBackend extends AutoCloseable {
  /** Returns the engine's memory. Every call returns the same object. */
  Heap heap();

  /** Returns a new parser, which the caller closes. */
  Parser newParser();

  /**
   * Returns the extensions that parsers support, by default all. The runtime refuses options with
   * others.
   */
  default Set<Extension> extensions() {
    return Set.of(Extension.values());
  }

  /**
   * Returns whether parsers support lenient options, by default {@code true}. If not, the runtime
   * refuses such options.
   */
  default boolean supportsLenient() {
    return true;
  }

  /**
   * Returns whether parsers check that a source is UTF-8, by default {@code false}. If so, they
   * throw a {@link ParserFailure} with {@link org.ocp4j.DiagnosticCode#INVALID_UTF8} for the first
   * bytes that are not, whatever the options say, before they check anything else. If not, the
   * runtime checks each source before a parser sees it.
   */
  default boolean checksUtf8() {
    return false;
  }

  /**
   * Loads the code that a kernel library has for this engine. By default there is none, and the
   * library's Java methods serve.
   *
   * @return the code, or null if the library has none for this engine
   * @throws KernelBindException when the library has code that cannot be loaded
   */
  default @Nullable KernelModule load(KernelLibrary library) {
    return null;
  }

  /**
   * Closes the engine, by default without effect. Called once, after all blocks are released and
   * all parsers are closed.
   */
  @Override
  default void close() {}
}
