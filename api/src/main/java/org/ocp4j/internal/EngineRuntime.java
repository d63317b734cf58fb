package org.ocp4j.internal;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.Limit;
import org.ocp4j.MalformedInput;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpUnsupportedException;
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

  private final String id;
  private final EngineBackend backend;
  private final BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures;
  private final ParserPool parsers;
  private final Set<DocumentMemory> documents = ConcurrentHashMap.newKeySet();

  /** Parses under way and open documents, and {@link #CLOSED}. */
  private final AtomicLong users = new AtomicLong();

  /**
   * Starts with no document.
   *
   * @param id the engine's id
   * @param backend its heap and parsers; closed with the engine
   * @param failures makes what users see of a parser's failure and the source it is about
   */
  public EngineRuntime(
      String id,
      EngineBackend backend,
      BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures) {
    this.id = id;
    this.backend = backend;
    this.failures = failures;
    this.parsers = new ParserPool(backend);
  }

  /** The backend. */
  public EngineBackend backend() {
    return backend;
  }

  /** The engine's id. */
  public String id() {
    return id;
  }

  /** Whether it takes work. */
  public boolean isAlive() {
    return users.get() < CLOSED;
  }

  /** Documents not yet released. */
  public long liveDocuments() {
    return documents.size();
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
        document.release();
        throw closed();
      }
      return document;
    } finally {
      leave();
    }
  }

  /** Releases every document, refuses work, and closes the backend when nothing is under way. */
  public void close() {
    long before = users.getAndUpdate(count -> count >= CLOSED ? count : count + CLOSED + 1);
    if (before < CLOSED) {
      documents.forEach(DocumentMemory::release);
      leave();
    }
  }

  private void enter() {
    long before = users.getAndUpdate(count -> count >= CLOSED ? count : count + 1);
    if (before >= CLOSED) {
      throw closed();
    }
  }

  private void leave() {
    if (users.decrementAndGet() == CLOSED) {
      parsers.clear();
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
    } catch (OcpLimitException e) {
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
    Block block = backend.heap().allocate(size);
    try {
      ByteBuffer target = block.view().order(ByteOrder.LITTLE_ENDIAN);
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
    DocumentMemory document =
        new DocumentMemory(payload, options.ownership(), memory -> forget(memory, block));
    users.incrementAndGet();
    documents.add(document);
    return document;
  }

  private void forget(DocumentMemory document, Block block) {
    documents.remove(document);
    try {
      block.release();
    } finally {
      leave();
    }
  }
}
