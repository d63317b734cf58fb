package org.ocp4j.tck.right;

import java.nio.ByteBuffer;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;

/** Parsers that keep the contract, with different designs. */
final class RightParsers {
  private RightParsers() {}

  /** Uses CPU time for some microseconds. */
  static void dawdle(int micros) {
    long end = System.nanoTime() + micros * 1000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** A parser whose calls are slow. */
  static final class Slow extends Delegates.OfParser {
    Slow(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      dawdle(20 + source.remaining() / 100);
      return super.parse(source, options);
    }

    @Override
    public void emit(ByteBuffer target) {
      dawdle(10);
      super.emit(target);
    }
  }

  /** A parser that releases its memory when it fails. */
  static final class Frugal extends Delegates.OfParser {
    Frugal(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      boolean isDone = false;
      try {
        int size = super.parse(source, options);
        isDone = true;
        return size;
      } finally {
        if (!isDone) {
          close();
        }
      }
    }
  }
}
