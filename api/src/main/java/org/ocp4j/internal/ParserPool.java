package org.ocp4j.internal;

import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;

/** Idle parsers, at most one for each processor; the one used last is used next. */
final class ParserPool {
  private static final int CAPACITY = Runtime.getRuntime().availableProcessors();

  private final EngineBackend backend;
  private final ConcurrentLinkedDeque<Parser> idle = new ConcurrentLinkedDeque<>();
  private final AtomicInteger count = new AtomicInteger();

  ParserPool(EngineBackend backend) {
    this.backend = backend;
  }

  Parser take() {
    Parser parser = idle.pollFirst();
    if (parser == null) {
      return backend.newParser();
    }
    count.decrementAndGet();
    return parser;
  }

  void giveBack(Parser parser) {
    if (count.incrementAndGet() > CAPACITY) {
      count.decrementAndGet();
      parser.close();
    } else {
      idle.addFirst(parser);
    }
  }

  /** Closes every idle parser; nobody may be using the pool. */
  void clear() {
    Parser parser;
    while ((parser = idle.pollFirst()) != null) {
      parser.close();
    }
    count.set(0);
  }
}
