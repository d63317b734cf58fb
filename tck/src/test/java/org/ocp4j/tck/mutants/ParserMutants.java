package org.ocp4j.tck.mutants;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/** Parsers that keep state from one parse to the next, or share state. */
final class ParserMutants {
  private ParserMutants() {}

  static List<Mutant> all() {
    return List.of(
        Mutant.ofParsers(
            "dead-after-failure",
            "a parser throws `IllegalStateException` in all parses after a refused source",
            "8.2",
            "a tag is open",
            DeadAfterFailure::new),
        Mutant.ofParsers(
            "options-left-behind",
            "the document after a refused one is parsed in the refused one's format",
            "8.2",
            "large and malformed",
            OptionsLeftBehind::new),
        Mutant.ofParsers(
            "remembered-source",
            "a source that equals the one before is not parsed again, even with other options",
            "8.2",
            "those of the reference",
            RememberedSource::new),
        Mutant.ofParsers(
            "stale-result",
            "`emit()` after a refusal writes the previous document",
            "8.2",
            "emit() after a failed parse()",
            StaleResult::new),
        Mutant.ofBackend(
            "one-parser",
            "`newParser()` returns the same parser each time",
            "8.2",
            "newParser()",
            OneParser::new),
        Mutant.ofBackend(
            "shared-scratch",
            "all parsers of an engine share their scratch memory",
            "8.2",
            "position after emit()",
            SharedScratch::new),
        Mutant.ofParsers(
            "bound-to-a-thread",
            "a parser works only on the thread that used it first",
            "3.5",
            "a parser of another thread",
            BoundToThread::new),
        Mutant.ofBackend(
            "leak-in-a-failure",
            "a parser's block of the heap is not released when the source is refused",
            "1.9",
            "live blocks of the heap",
            LeakingInFailure::new),
        Mutant.ofParsers(
            "no-scratch-told",
            "`scratchBytes()` is always 0",
            "4.1",
            "scratchBytes()",
            NoScratchTold::new),
        Mutant.ofParsers(
            "scratch-kept",
            "`close()` releases nothing",
            "4.1",
            "Parser.close()",
            ScratchKept::new),
        Mutant.ofParsers(
            "wavering-scratch",
            "`scratchBytes()` returns another number at every call",
            "4.1",
            "changed while no thread used the parser",
            WaveringScratch::new));
  }

  private static final class DeadAfterFailure extends Delegates.OfParser {
    private boolean dead;

    DeadAfterFailure(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      if (dead) {
        throw new IllegalStateException("a tag is open");
      }
      try {
        return super.parse(source, options);
      } catch (ParserFailure e) {
        dead = true;
        throw e;
      }
    }
  }

  private static final class OptionsLeftBehind extends Delegates.OfParser {
    private ParseOptions left;

    OptionsLeftBehind(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      ParseOptions used = left == null ? options : options.withFormat(left.format());
      left = null;
      try {
        return super.parse(source, used);
      } catch (ParserFailure | OcpLimitException e) {
        left = options;
        throw e;
      }
    }
  }

  private static final class RememberedSource extends Delegates.OfParser {
    private ByteBuffer last;
    private ParseOptions lastOptions;

    RememberedSource(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      if (!source.equals(last) || lastOptions == null) {
        last = ByteBuffer.allocate(source.remaining()).put(source.duplicate()).flip();
        lastOptions = options;
      }
      return super.parse(source, lastOptions);
    }
  }

  private static final class StaleResult extends Delegates.OfParser {
    private byte[] result;
    private boolean emitted = true;

    StaleResult(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      byte[] payload = new byte[super.parse(source, options)];
      super.emit(ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN));
      result = payload;
      emitted = false;
      return payload.length;
    }

    @Override
    public void emit(ByteBuffer target) {
      if (emitted) {
        throw new IllegalStateException("nothing was parsed");
      }
      emitted = true;
      target.put(result);
    }
  }

  private static final class OneParser extends Delegates.OfBackend {
    private final Parser parser;

    OneParser(EngineBackend backend) {
      super(backend);
      parser = backend.newParser();
    }

    @Override
    public Parser newParser() {
      return parser;
    }
  }

  private static final class SharedScratch extends Delegates.OfBackend {
    private final Parser parser;

    SharedScratch(EngineBackend backend) {
      super(backend);
      parser = backend.newParser();
    }

    @Override
    public Parser newParser() {
      return new Delegates.OfParser(parser);
    }
  }

  private static final class BoundToThread extends Delegates.OfParser {
    private Thread user;

    BoundToThread(Parser parser) {
      super(parser);
    }

    @Override
    public int parse(ByteBuffer source, ParseOptions options) {
      if (user == null) {
        user = Thread.currentThread();
      } else if (!user.equals(Thread.currentThread())) {
        throw new IllegalStateException("a parser of another thread");
      }
      return super.parse(source, options);
    }
  }

  private static final class LeakingInFailure extends Delegates.OfBackend {
    LeakingInFailure(EngineBackend backend) {
      super(backend);
    }

    @Override
    public Parser newParser() {
      return new Delegates.OfParser(super.newParser()) {
        @Override
        public int parse(ByteBuffer source, ParseOptions options) {
          Block scratch = heap().allocate(1 + source.remaining());
          int size = super.parse(source, options);
          scratch.release();
          return size;
        }
      };
    }
  }

  private static final class NoScratchTold extends Delegates.OfParser {
    NoScratchTold(Parser parser) {
      super(parser);
    }

    @Override
    public long scratchBytes() {
      return 0;
    }
  }

  private static final class ScratchKept extends Delegates.OfParser {
    ScratchKept(Parser parser) {
      super(parser);
    }

    @Override
    public void close() {}
  }

  private static final class WaveringScratch extends Delegates.OfParser {
    private final AtomicLong asked = new AtomicLong();

    WaveringScratch(Parser parser) {
      super(parser);
    }

    @Override
    public long scratchBytes() {
      long bytes = super.scratchBytes();
      return bytes == 0 ? 0 : bytes + asked.incrementAndGet() % 2 * 64;
    }
  }
}
