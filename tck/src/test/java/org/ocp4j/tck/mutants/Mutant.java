package org.ocp4j.tck.mutants;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.Heap;
import org.ocp4j.spi.Parser;

/**
 * An engine that breaks one rule.
 *
 * @param name the name, which is also the engine's id
 * @param broken a description of the defect
 * @param rule the rule that the engine breaks
 * @param word a text that a helpful message of the kit must contain
 * @param engine the provider of the engine
 */
record Mutant(String name, String broken, String rule, String word, EngineProvider engine) {
  @Override
  public String toString() {
    return name;
  }

  /** Returns an engine with changed blocks. */
  static Mutant ofBlocks(
      String name, String broken, String rule, String word, UnaryOperator<Block> change) {
    return ofHeap(name, broken, rule, word, heap -> new Delegates.OfHeap(heap) {
      @Override
      public Block allocate(int byteSize) {
        return change.apply(super.allocate(byteSize));
      }
    });
  }

  /** Returns an engine with a changed heap. */
  static Mutant ofHeap(
      String name, String broken, String rule, String word, UnaryOperator<Heap> change) {
    return ofBackend(
        name, broken, rule, word, java -> new Delegates.OfBackend(java, change.apply(java.heap())));
  }

  /** Returns an engine with changed parsers. */
  static Mutant ofParsers(
      String name, String broken, String rule, String word, UnaryOperator<Parser> change) {
    return ofBackend(name, broken, rule, word, java -> new Delegates.OfBackend(java) {
      @Override
      public Parser newParser() {
        return change.apply(super.newParser());
      }
    });
  }

  /** Returns an engine with a changed heap and changed parsers. */
  static Mutant ofBackend(
      String name, String broken, String rule, String word, UnaryOperator<EngineBackend> change) {
    return new Mutant(name, broken, rule, word, new Provider(name, change));
  }

  /** Returns a supplier that is {@code true} once in so many calls. */
  static BooleanSupplier every(int times) {
    AtomicLong count = new AtomicLong();
    return () -> count.incrementAndGet() % times == 0;
  }

  /** The provider of the Java engine with a change. */
  static class Provider implements EngineProvider {
    private final String name;
    private final UnaryOperator<EngineBackend> change;

    Provider(String name, UnaryOperator<EngineBackend> change) {
      this.name = name;
      this.change = change;
    }

    @Override
    public String id() {
      return name;
    }

    @Override
    public EngineBackend open() {
      return change.apply(new JavaEngineProvider().open());
    }
  }
}
