package org.ocp4j.tck.right;

import java.nio.ByteBuffer;
import org.ocp4j.ParseOptions;
import org.ocp4j.engine.java.JavaEngineProvider;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;

/** Parsers that are right, each in its own way. */
final class RightParsers {
  private RightParsers() {}

  /** Works for some microseconds. */
  static void dawdle(int micros) {
    long end = System.nanoTime() + micros * 1000L;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  /** Takes its time with every call. */
  static final class Slow implements Parser {
    private final Parser parser;

    Slow(Parser parser) {
      this.parser = parser;
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      dawdle(20 + source.remaining() / 100);
      return parser.parse(source, options);
    }

    @Override
    public void emit(ByteBuffer target) {
      dawdle(10);
      parser.emit(target);
    }

    @Override
    public long scratchBytes() {
      return parser.scratchBytes();
    }

    @Override
    public void close() {
      parser.close();
    }
  }

  /** Keeps no memory when it fails. */
  static final class Frugal implements Parser {
    private final EngineBackend java = new JavaEngineProvider().open();
    private final Parser parser = java.newParser();

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      boolean isDone = false;
      try {
        int size = parser.parse(source, options);
        isDone = true;
        return size;
      } finally {
        if (!isDone) {
          parser.close();
        }
      }
    }

    @Override
    public void emit(ByteBuffer target) {
      parser.emit(target);
    }

    @Override
    public long scratchBytes() {
      return parser.scratchBytes();
    }

    @Override
    public void close() {
      parser.close();
      java.close();
    }
  }
}
