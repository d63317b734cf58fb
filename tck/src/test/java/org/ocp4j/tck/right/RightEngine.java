package org.ocp4j.tck.right;

import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.ocp4j.Extension;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/**
 * An engine that keeps the contract, with a heap and parsers of some kind.
 *
 * @param id the engine's id
 * @param heaps makes a heap for each backend
 * @param parsers makes a parser from one of the Java engine's
 * @param lenient whether the engine supports lenient parsing
 * @param extensions whether the engine supports the extensions
 */
record RightEngine(
    String id,
    Supplier<Heap> heaps,
    UnaryOperator<Parser> parsers,
    boolean lenient,
    boolean extensions)
    implements EngineProvider {
  /** Returns an engine with a heap of some kind. */
  static RightEngine of(String id, Supplier<Heap> heaps) {
    return new RightEngine(id, heaps, UnaryOperator.identity(), true, true);
  }

  @Override
  public EngineBackend open() {
    return new Delegates.OfBackend(new JavaEngineProvider().open(), heaps.get()) {
      @Override
      public Parser newParser() {
        return parsers.apply(super.newParser());
      }

      @Override
      public Set<Extension> extensions() {
        return extensions ? super.extensions() : Set.of();
      }

      @Override
      public boolean supportsLenient() {
        return lenient;
      }
    };
  }
}
