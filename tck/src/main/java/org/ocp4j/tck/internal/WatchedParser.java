package org.ocp4j.tck.internal;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.Delegates;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/**
 * A parser that checks its own results and the calls that it receives, and reports to a {@link
 * Watch}.
 */
final class WatchedParser extends Delegates.OfParser {
  /** The content of larger sources is not compared. */
  private static final int LARGE = 64 << 10;

  private final Parser parser;
  private final Watch watch;
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();
  private volatile int announced = -1;
  private volatile boolean closed;

  WatchedParser(Parser parser, Watch watch) {
    super(parser);
    this.parser = parser;
    this.watch = watch;
    watch.parserMade(this);
  }

  @Override
  public int parse(ByteBuffer source, ParseOptions options) {
    begin("parse");
    int position = source.position();
    int limit = source.limit();
    long sum = sum(source);
    announced = -1;
    try {
      announced = super.parse(source, options);
      return announced;
    } catch (ParserFailure e) {
      if (e.start() < 0 || e.end() < e.start() || e.end() > limit - position) {
        watch.see(
            "6.2",
            "the range of a failure lies in its source of " + (limit - position) + " bytes",
            e.code() + " at " + e.start() + "-" + e.end());
      }
      throw e;
    } finally {
      if (source.position() != position || source.limit() != limit || sum(source) != sum) {
        watch.see("2.4", "a parser changes neither a source nor its position", source);
      }
      user.set(null);
    }
  }

  private static long sum(ByteBuffer source) {
    if (source.remaining() > LARGE) {
      return 0;
    }
    CRC32 sum = new CRC32();
    sum.update(source.duplicate());
    return sum.getValue();
  }

  @Override
  public void emit(ByteBuffer target) {
    emit(target, () -> super.emit(target));
  }

  /**
   * Passes the engine's own block to the parser, because an engine does not know watched blocks.
   */
  @Override
  public void emit(Block block, ByteBuffer target) {
    Block own = block instanceof WatchedBlock watched ? watched.own() : block;
    emit(target, () -> parser.emit(own, target));
  }

  private void emit(ByteBuffer target, Runnable write) {
    begin("emit");
    int size = announced;
    announced = -1;
    int position = target.position();
    try {
      write.run();
      if (target.position() - position != size) {
        watch.see(
            "8.1",
            "Parser.emit writes the " + size + " bytes that Parser.parse returned",
            (target.position() - position) + " bytes");
      }
    } finally {
      user.set(null);
    }
  }

  @Override
  public long scratchBytes() {
    long bytes = super.scratchBytes();
    if (bytes < 0) {
      watch.see("4.1", "a parser's scratch memory is 0 bytes or more", bytes);
    }
    return bytes;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      watch.parserClosed(this);
    }
    super.close();
  }

  private void begin(String what) {
    Thread before = user.compareAndExchange(null, Thread.currentThread());
    if (before != null) {
      watch.see(
          "3.5", "only one thread at a time uses a parser", what + " while " + before + " was");
    }
    if (closed) {
      watch.see("1.8", "a parser is not used after it was closed", what);
    }
  }
}
