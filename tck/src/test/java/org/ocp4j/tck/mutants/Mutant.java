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
 * @param name what it is called, the engine's id too
 * @param broken what is broken
 * @param rule the rule that it breaks
 * @param word what the kit's message must have in it, to be of help
 * @param engine the engine
 */
record Mutant(String name, String broken, String rule, String word, EngineProvider engine) {
  @Override
  public String toString() {
    return name;
  }

  /** One whose blocks are changed. */
  static Mutant ofBlocks(
      String name, String broken, String rule, String word, UnaryOperator<Block> change) {
    return ofHeap(name, broken, rule, word, heap -> new Delegates.OfHeap(heap) {
      @Override
      public Block allocate(int byteSize) {
        return change.apply(super.allocate(byteSize));
      }
    });
  }

  /** One whose heap is changed. */
  static Mutant ofHeap(
      String name, String broken, String rule, String word, UnaryOperator<Heap> change) {
    return ofBackend(
        name, broken, rule, word, java -> new Delegates.OfBackend(java, change.apply(java.heap())));
  }

  /** One whose parsers are changed. */
  static Mutant ofParsers(
      String name, String broken, String rule, String word, UnaryOperator<Parser> change) {
    return ofBackend(name, broken, rule, word, java -> new Delegates.OfBackend(java) {
      @Override
      public Parser newParser() {
        return change.apply(super.newParser());
      }
    });
  }

  /** One whose heap and parsers together are changed. */
  static Mutant ofBackend(
      String name, String broken, String rule, String word, UnaryOperator<EngineBackend> change) {
    return new Mutant(name, broken, rule, word, new Provider(name, change));
  }

  /** What is true every so many times. */
  static BooleanSupplier every(int times) {
    AtomicLong count = new AtomicLong();
    return () -> count.incrementAndGet() % times == 0;
  }

  /** The Java engine, changed. */
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
