package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;
import org.ocp4j.spi.PayloadFormat;

/** Engines that fail after much use, or keep memory after a call. */
final class EnduranceMutants {
  private EnduranceMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.ofParsers(
            "source-kept",
            "a parser keeps a reference to its source until the next parse",
            "2.4",
            "a source",
            parser -> new Keeping(parser, 0, false)),
        Mutant.ofParsers(
            "large-source-kept",
            "a parser keeps sources of more than 1 MiB in a cache",
            "2.4",
            "a source",
            parser -> new Keeping(parser, 1 << 20, false)),
        Mutant.ofParsers(
            "target-kept",
            "a parser keeps a reference to its last target",
            "2.4",
            "a target",
            parser -> new Keeping(parser, 0, true)),
        Mutant.ofParsers(
            "scratch-of-the-largest",
            "`scratchBytes()` is the most bytes held so far",
            "4.1",
            "scratchBytes()",
            LargestScratch::new),
        Mutant.ofParsers(
            "no-scratch-after-failure",
            "`scratchBytes()` is 0 after a refused source",
            "4.1",
            "scratchBytes()",
            NoScratchAfterFailure::new),
        Mutant.ofParsers(
            "256-failures",
            "a parser fails after 256 refused sources",
            "1.9",
            "is refused",
            parser -> new UsedUp(parser, 256, ParserFailure.class)),
        Mutant.ofParsers(
            "1000-limits",
            "a parser fails after 1000 sources that exceeded a limit",
            "1.9",
            "is refused",
            parser -> new UsedUp(parser, 1000, OcpLimitException.class)),
        Mutant.ofBackend(
            "256-threads",
            "a backend works with only 256 threads",
            "3.5",
            "parsed one after another",
            ForFewThreads::new),
        Mutant.ofBackend(
            "256-parsers",
            "a backend has a table for 256 parsers, and closing a parser frees no row",
            "8.2",
            "parser",
            backend -> new FewParsers(backend, 256)),
        Mutant.ofBackend(
            "1000-parsers",
            "a backend can create only 1000 parsers",
            "8.2",
            "parser",
            backend -> new FewParsers(backend, 1000)),
        Mutant.ofParsers(
            "every-5003rd",
            "one parse in 5003 has a wrong last byte",
            "8.2",
            "gives the same bytes",
            wrongEvery(5003)),
        Mutant.ofParsers(
            "every-100003rd",
            "one parse in 100,003 has a wrong last byte",
            "8.2",
            "gives the same bytes",
            wrongEvery(100_003)));
  }

  private static UnaryOperator<Parser> wrongEvery(int times) {
    AtomicLong parses = new AtomicLong();
    return Nodes.editing(payload -> {
      if (parses.incrementAndGet() % times == 0) {
        int at = payload.header(PayloadFormat.H_LENGTH) - 1;
        payload.octet(at, (byte) (payload.octet(at) ^ 1));
      }
    });
  }

  private static final class Keeping extends Delegates.OfParser {
    private final int least;
    private final boolean targets;
    private final List<ByteBuffer> kept = new ArrayList<>();

    Keeping(Parser parser, int least, boolean targets) {
      super(parser);
      this.least = least;
      this.targets = targets;
    }

    private void keep(ByteBuffer buffer) {
      if (buffer.remaining() >= least) {
        kept.clear();
        kept.add(buffer.duplicate());
      }
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      if (!targets) {
        keep(source);
      }
      return super.parse(source, options);
    }

    @Override
    public void emit(ByteBuffer target) {
      if (targets) {
        keep(target);
      }
      super.emit(target);
    }

    @Override
    public void close() {
      kept.clear();
      super.close();
    }
  }

  private static final class LargestScratch extends Delegates.OfParser {
    private long most;

    LargestScratch(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      int size = super.parse(source, options);
      most = Math.max(most, 2 * super.scratchBytes());
      return size;
    }

    @Override
    public long scratchBytes() {
      return super.scratchBytes() == 0 ? 0 : most;
    }
  }

  private static final class NoScratchAfterFailure extends Delegates.OfParser {
    private boolean failed;

    NoScratchAfterFailure(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      failed = true;
      int size = super.parse(source, options);
      failed = false;
      return size;
    }

    @Override
    public long scratchBytes() {
      return failed ? 0 : super.scratchBytes();
    }
  }

  private static final class UsedUp extends Delegates.OfParser {
    private final int most;
    private final Class<? extends RuntimeException> failure;
    private int failures;

    UsedUp(Parser parser, int most, Class<? extends RuntimeException> failure) {
      super(parser);
      this.most = most;
      this.failure = failure;
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      if (failures == most) {
        throw new IllegalStateException("no free record for a failure");
      }
      try {
        return super.parse(source, options);
      } catch (RuntimeException e) {
        failures += failure.isInstance(e) ? 1 : 0;
        throw e;
      }
    }
  }

  private static final class ForFewThreads extends Delegates.OfBackend {
    private final Set<Long> threads = ConcurrentHashMap.newKeySet();

    ForFewThreads(EngineBackend backend) {
      super(backend);
    }

    @Override
    public Parser newParser() {
      return new Delegates.OfParser(super.newParser()) {
        @Override
        public int parse(ByteBuffer source, ParseOptions options) {
          threads.add(Thread.currentThread().getId());
          if (threads.size() > 256) {
            throw new IllegalStateException("no more threads can be attached");
          }
          return super.parse(source, options);
        }
      };
    }
  }

  private static final class FewParsers extends Delegates.OfBackend {
    private final int most;
    private final AtomicLong parsers = new AtomicLong();

    FewParsers(EngineBackend backend, int most) {
      super(backend);
      this.most = most;
    }

    @Override
    public Parser newParser() {
      if (parsers.incrementAndGet() > most) {
        throw new IllegalStateException("no free row for a parser");
      }
      return super.newParser();
    }
  }
}
