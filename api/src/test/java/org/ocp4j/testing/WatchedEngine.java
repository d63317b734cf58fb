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

/** A {@link FakeEngine} that tells a test of each parse, on the thread that is to do it. */
public final class WatchedEngine extends FakeEngine {
  /** Every thread that parsed. */
  public final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  /** How many parsed at the same moment, at most. */
  public final AtomicInteger most = new AtomicInteger();

  /** Called with the source before it is parsed. */
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
