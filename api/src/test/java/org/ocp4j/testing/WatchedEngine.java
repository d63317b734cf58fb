package org.ocp4j.testing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;

/** A {@link FakeEngine} that calls a test before each parse, on the parsing thread. */
public final class WatchedEngine extends FakeEngine {
  /** All threads that have parsed. */
  public final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** The largest number of parses at the same time. */
  public final AtomicInteger most = new AtomicInteger();

  /** Called with the source before each parse. */
  public volatile Consumer<String> onParse = source -> {};

  private final AtomicInteger now = new AtomicInteger();

  @Override
  public Parser newParser() {
    return new Delegates.OfParser(super.newParser()) {
      @Override
      public int parse(ByteBuffer source, ParseOptions options) {
        threads.add(Thread.currentThread());
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        try {
          onParse.accept(StandardCharsets.UTF_8.decode(source.duplicate()).toString());
          return super.parse(source, options);
        } finally {
          now.decrementAndGet();
        }
      }
    };
  }
}
