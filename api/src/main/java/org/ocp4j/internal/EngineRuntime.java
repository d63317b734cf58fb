package org.ocp4j.internal;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.LeakDetection;
import org.ocp4j.LeakReport;
import org.ocp4j.Limit;
import org.ocp4j.MalformedInput;
import org.ocp4j.MemoryStatistics;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpMemoryLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpUnsupportedException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/**
 * What every engine has in common: parsers are pooled, payloads get their block, and the backend is
 * closed by whoever leaves last, be it a parse under way or a document.
 */
public final class EngineRuntime {
  private static final long CLOSED = 1L << 62;
  private static final Cleaner PINS = Cleaner.create();

  private final String id;
  private final EngineBackend backend;
  private final BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures;
  private final ParserPool parsers;
  private final EngineMemory memory;
  private final LiveDocuments documents = new LiveDocuments();
  private final AtomicLong lastDocument = new AtomicLong();
  private final LeakLog leaks;

  /** Work under way, documents and pinned blocks, and {@link #CLOSED}. */
  private final AtomicLong users = new AtomicLong();

  /**
   * Starts with no document.
   *
   * @param id the engine's id
   * @param backend its heap and parsers; closed with the engine
   * @param settings how much memory it may hold
   * @param failures makes what users see of a parser's failure and the source it is about
   * @param detection how closely to look at forgotten documents
   * @param onLeak told of each, on the thread that finds it
   */
  public EngineRuntime(
      String id,
      EngineBackend backend,
      EngineMemory.Settings settings,
      BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures,
      LeakDetection detection,
      Consumer<LeakReport> onLeak) {
    this.leaks = new LeakLog(detection, onLeak);
    this.id = id;
    this.backend = backend;
    this.failures = failures;
    this.parsers = new ParserPool(backend);
    this.memory = new EngineMemory(id, backend.heap(), settings);
  }

  /** The backend. */
  public EngineBackend backend() {
    return backend;
  }

  /** The engine's id. */
  public String id() {
    return id;
  }

  /** What its documents and the pool hold. */
  public EngineMemory memory() {
    return memory;
  }

  /** What is counted of its memory; after the engine is closed as well. */
  public MemoryStatistics statistics() {
    boolean open = stay();
    try {
      return memory.statistics(open);
    } finally {
      if (open) {
        leave();
      }
    }
  }

  /** Empties the pool of blocks. */
  public void trim() {
    if (stay()) {
      try {
        memory.trim();
      } finally {
        leave();
      }
    }
  }

  /** Whether it takes work. */
  public boolean isAlive() {
    return users.get() < CLOSED;
  }

  /** Documents whose memory was not given back. */
  public long liveDocuments() {
    return documents.size();
  }

  /** The last leaks, oldest first. */
  public List<LeakReport> lastLeaks() {
    return leaks.last();
  }

  /** How many leaks there were. */
  public long leakCount() {
    return leaks.count();
  }

  LeakLog leaks() {
    return leaks;
  }

  /**
   * Parses.
   *
   * @param source from position to limit
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   */
  public DocumentMemory parse(ByteBuffer source, ParseOptions options) {
    enter();
    try {
      requireSupport(options);
      DocumentMemory document = parseInside(checked(source, options), options);
      if (!isAlive()) {
        document.closeForAll();
        throw closed();
      }
      return document;
    } finally {
      leave();
    }
  }

  /**
   * Closes every document, reports those as leaks, refuses work, and closes the backend when nothing
   * is under way.
   */
  public void close() {
    long before = users.getAndUpdate(count -> count >= CLOSED ? count : count + CLOSED + 1);
    if (before < CLOSED) {
      memory.events().close();
      documents.all().forEach(this::closeForgotten);
      leave();
    }
  }

  private void closeForgotten(EngineDocument document) {
    if (document.closeForAll() && document.ownership() != Ownership.AUTO) {
      leaks.report(document, LeakReport.Reason.ENGINE_CLOSED);
    }
  }

  private void enter() {
    long before = users.getAndUpdate(count -> count >= CLOSED ? count : count + 1);
    if (before >= CLOSED) {
      throw closed();
    }
  }

  /** Enters an engine that may be closed, but not yet its backend; false when that is as well. */
  private boolean stay() {
    return users.getAndUpdate(count -> count == CLOSED ? count : count + 1) != CLOSED;
  }

  private void leave() {
    if (users.decrementAndGet() == CLOSED) {
      parsers.clear();
      memory.close();
      backend.close();
    }
  }

  private OcpClosedException closed() {
    return new OcpClosedException("engine \"" + id + "\" is closed");
  }

  private void requireSupport(ParseOptions options) {
    for (Extension extension : options.extensions()) {
      if (!backend.extensions().contains(extension)) {
        throw new OcpUnsupportedException(
            id,
            "extension " + extension,
            "leave it out with ParseOptions.with(Extension."
                + extension
                + ", false), or choose an engine that has it");
      }
    }
    if (options.lenient() && !backend.supportsLenient()) {
      throw new OcpUnsupportedException(
          id, "lenient parsing", "use ParseOptions.withLenient(false), or another engine");
    }
  }

  private ByteBuffer checked(ByteBuffer source, ParseOptions options) {
    requireSourceLimit(source, options);
    int bad = Utf8.firstMalformed(source, source.position(), source.limit());
    if (bad < 0) {
      return source;
    }
    if (options.malformedInput() == MalformedInput.REPORT) {
      int start = bad - source.position();
      int end = Utf8.malformedEnd(source, bad, source.limit()) - source.position();
      throw failures.apply(
          new ParserFailure(
              DiagnosticCode.INVALID_UTF8, "Unexpected bytes that are not UTF-8", start, end),
          source);
    }
    ByteBuffer mended = Utf8.mend(source);
    requireSourceLimit(mended, options);
    return mended;
  }

  private static void requireSourceLimit(ByteBuffer source, ParseOptions options) {
    long allowed = options.limits().get(Limit.SOURCE_BYTES);
    if (source.remaining() > allowed) {
      throw new OcpLimitException(Limit.SOURCE_BYTES, allowed, source.remaining(), allowed);
    }
  }

  private DocumentMemory parseInside(ByteBuffer source, ParseOptions options) {
    Parser parser = parsers.take();
    DocumentMemory document;
    try {
      document = emit(parser, parser.parse(source, options), options);
    } catch (ParserFailure e) {
      parsers.giveBack(parser);
      throw failures.apply(e, source);
    } catch (OcpLimitException | OcpMemoryLimitException e) {
      parsers.giveBack(parser);
      throw e;
    } catch (Throwable e) {
      drop(parser, e);
      throw e;
    }
    parsers.giveBack(parser);
    return document;
  }

  /** A parser that failed in a way it should not have may be in any state. */
  private static void drop(Parser parser, Throwable failure) {
    try {
      parser.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private DocumentMemory emit(Parser parser, int size, ParseOptions options) {
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (size > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, size, -1);
    }
    Block block = memory.allocateDocument(size);
    try {
      ByteBuffer target = block.view();
      parser.emit(target);
      if (target.position() != size) {
        throw new IllegalStateException(
            "engine \"" + id + "\" announced " + size + " bytes and wrote " + target.position());
      }
      ByteBuffer bytes = target.flip().slice().order(ByteOrder.LITTLE_ENDIAN);
      if (options.checksum()) {
        Checksum.add(bytes);
      }
      return register(new Payload(bytes), block, options);
    } catch (Throwable e) {
      block.release();
      throw e;
    }
  }

  private DocumentMemory register(Payload payload, Block block, ParseOptions options) {
    long number = lastDocument.incrementAndGet();
    EngineDocument document = new EngineDocument(
        this, number, payload, block, options.ownership(), leaks.site(number, options.ownership()));
    users.incrementAndGet();
    documents.add(document);
    memory.addCollectable(collectable(document));
    return document;
  }

  /** Gives a document's block back, at once or when no view shows it any more (contract 1.6). */
  void release(EngineDocument document, Block block) {
    documents.remove(document);
    memory.addCollectable(-collectable(document));
    Object anchor = document.isExported() ? block.anchor() : null;
    if (anchor == null) {
      try {
        block.release();
      } finally {
        leave();
      }
    } else {
      pin(anchor, block.releaser());
    }
  }

  private static int collectable(EngineDocument document) {
    return document.ownership() == Ownership.AUTO ? 1 : 0;
  }

  private void pin(Object anchor, Runnable releaser) {
    PINS.register(anchor, () -> {
      try {
        releaser.run();
      } finally {
        leave();
      }
    });
  }
}
