package org.ocp4j.internal;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Capability;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.LeakDetection;
import org.ocp4j.LeakReport;
import org.ocp4j.Limit;
import org.ocp4j.MalformedInput;
import org.ocp4j.MemoryStatistics;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpMemoryLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpUnsupportedException;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Block;
import org.ocp4j.spi.EngineBackend;
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
  private final Set<FrameMemory> frames = ConcurrentHashMap.newKeySet();
  private final AtomicLong lastOpened = new AtomicLong();
  private final LeakLog leaks;
  private final Destination blocks =
      (slot, size, options, documents) -> emit(slot, size, options, documents, null);

  /** The last options that the engine was found to support. */
  private volatile @Nullable ParseOptions supported;

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
    this.memory = new EngineMemory(id, backend.heap(), settings);
    this.parsers = new ParserPool(backend, memory);
    Collector.begin();
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
      return memory.statistics(leases(), open);
    } finally {
      if (open) {
        leave();
      }
    }
  }

  private long leases() {
    return documents.leases()
        + frames.stream().mapToLong(FrameMemory::leasesInside).sum();
  }

  /** Empties the pools of blocks and parsers. */
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

  /** Frames that are not closed. */
  public long liveFrames() {
    return frames.size();
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
   * The calling thread, for whom others can parse.
   *
   * @throws OcpClosedException when the engine is closed
   */
  public Caller caller() {
    if (!isAlive()) {
      throw closed();
    }
    return new Caller(Thread.currentThread(), leaks.site());
  }

  /**
   * Parses for the calling thread.
   *
   * @param source from position to limit
   * @param documents makes the document, which opens its memory
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   */
  public OcpDocument parse(
      ByteBuffer source, ParseOptions options, Function<DocumentOpening, OcpDocument> documents) {
    return parse(source, options, documents, blocks);
  }

  /**
   * Parses for another thread.
   *
   * @param source from position to limit
   * @param documents makes the document, which opens its memory
   * @param caller who it is done for
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   */
  public OcpDocument parse(
      ByteBuffer source,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      Caller caller) {
    return parse(
        source,
        options,
        documents,
        (slot, size, opts, docs) -> emit(slot, size, opts, docs, caller));
  }

  /**
   * Parses into a frame of this engine; the document is owned as the frame is.
   *
   * @param source from position to limit
   * @param documents makes the document, which opens its memory
   * @param frame where the payload goes
   * @param holder what the document keeps reachable
   * @throws OcpParseException when the source breaks the grammar or is not UTF-8
   */
  public OcpDocument parse(
      ByteBuffer source,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      FrameMemory frame,
      Object holder) {
    frame.requireOpen();
    Destination place = (slot, size, opts, docs) ->
        frame.place(size, room -> write(slot, room, size, opts), holder, docs);
    return parse(source, options, documents, place);
  }

  private OcpDocument parse(
      ByteBuffer source,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      Destination destination) {
    enter();
    try {
      requireSupport(options);
      return parseInside(checked(source, options), options, documents, destination);
    } finally {
      leave();
    }
  }

  /** Where a parser's result goes. */
  private interface Destination {
    OcpDocument emit(
        ParserPool.Slot slot,
        int size,
        ParseOptions options,
        Function<DocumentOpening, OcpDocument> documents);
  }

  /**
   * Opens a frame.
   *
   * @param holder what users have
   * @throws OcpMemoryLimitException when the memory limit does not allow it
   */
  public FrameMemory openFrame(Object holder, int capacity, Ownership ownership) {
    enter();
    try {
      long number = lastOpened.incrementAndGet();
      FrameMemory frame = new FrameMemory(
          holder,
          this,
          number,
          capacity,
          ownership,
          allocateFrame(capacity),
          leaks.site(number, ownership, null));
      memory.addCollectable(collectable(ownership));
      frames.add(frame);
      if (!isAlive()) {
        frame.closeForAll();
        throw closed();
      }
      return frame;
    } finally {
      leave();
    }
  }

  /** A block for a frame, with room to align what is in it; {@link #giveBack} ends its use. */
  Block allocateFrame(int capacity) {
    enter();
    try {
      boolean aligns = backend.heap().capabilities().contains(Capability.OFF_HEAP);
      return memory.allocateFrame(capacity + (aligns ? FrameMemory.MAX_ALIGNMENT : 0));
    } catch (Throwable e) {
      leave();
      throw e;
    }
  }

  /** Forgets a frame that was closed. */
  void remove(FrameMemory frame) {
    if (frames.remove(frame)) {
      memory.addCollectable(-collectable(frame.ownership()));
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
      frames.forEach(this::closeForgotten);
      leave();
    }
  }

  private <T extends Lifetime & LeakLog.Suspect> void closeForgotten(T suspect) {
    if (suspect.closeForAll() && suspect.ownership() != Ownership.AUTO) {
      leaks.report(suspect, LeakReport.Reason.ENGINE_CLOSED);
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
      memory.close();
      Collector.end();
      backend.close();
    }
  }

  private OcpClosedException closed() {
    return new OcpClosedException("engine \"" + id + "\" is closed");
  }

  /** Most documents are parsed with the options of the last one. */
  @SuppressWarnings("ReferenceEquality")
  private void requireSupport(ParseOptions options) {
    if (options != supported) {
      requireSupportOfEach(options);
      supported = options;
    }
  }

  private void requireSupportOfEach(ParseOptions options) {
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

  private OcpDocument parseInside(
      ByteBuffer source,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      Destination destination) {
    ParserPool.Slot slot = parsers.take();
    OcpDocument document;
    try {
      int size = checked(slot.parser.parse(source, options), options);
      document = destination.emit(slot, size, options, documents);
    } catch (ParserFailure e) {
      parsers.giveBack(slot);
      throw failures.apply(e, source);
    } catch (OcpLimitException | OcpMemoryLimitException e) {
      parsers.giveBack(slot);
      throw e;
    } catch (Throwable e) {
      drop(slot, e);
      throw e;
    }
    parsers.giveBack(slot);
    return document;
  }

  /** A parser that failed in a way it should not have may be in any state. */
  private void drop(ParserPool.Slot slot, Throwable failure) {
    try {
      parsers.drop(slot);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  private static int checked(int size, ParseOptions options) {
    long allowed = options.limits().get(Limit.PAYLOAD_BYTES);
    if (size > allowed) {
      throw new OcpLimitException(Limit.PAYLOAD_BYTES, allowed, size, -1);
    }
    return size;
  }

  private OcpDocument emit(
      ParserPool.Slot slot,
      int size,
      ParseOptions options,
      Function<DocumentOpening, OcpDocument> documents,
      @Nullable Caller caller) {
    EngineBlock block = memory.allocateDocument(size, slot);
    Unopened document = new Unopened(block, options.ownership(), caller);
    try {
      document.payload = write(slot, block.part(size), size, options);
      return documents.apply(document);
    } finally {
      document.end();
    }
  }

  /** A document's block until the document has it. */
  private final class Unopened implements DocumentOpening {
    private final Ownership ownership;
    private final @Nullable Caller caller;
    private @Nullable EngineBlock block;
    private @Nullable Payload payload;

    Unopened(EngineBlock block, Ownership ownership, @Nullable Caller caller) {
      this.block = block;
      this.ownership = ownership;
      this.caller = caller;
    }

    @Override
    public DocumentMemory open(Object holder) {
      EngineBlock taken = Objects.requireNonNull(block);
      EngineDocument document =
          register(holder, Objects.requireNonNull(payload), taken, ownership, caller);
      block = null;
      if (!isAlive()) {
        document.discard();
        throw closed();
      }
      return document;
    }

    void end() {
      if (block != null) {
        block.release();
      }
    }
  }

  /** Has the payload written into memory of its size. */
  private Payload write(ParserPool.Slot slot, ByteBuffer bytes, int size, ParseOptions options) {
    slot.parser.emit(bytes);
    if (bytes.position() != size) {
      throw new IllegalStateException(
          "engine \"" + id + "\" announced " + size + " bytes and wrote " + bytes.position());
    }
    if (options.checksum()) {
      Checksum.add(bytes);
    }
    return new Payload(bytes);
  }

  private EngineDocument register(
      Object holder, Payload payload, Block block, Ownership ownership, @Nullable Caller caller) {
    long number = lastOpened.incrementAndGet();
    Thread owner = caller == null ? Thread.currentThread() : caller.thread();
    Throwable site = leaks.site(number, ownership, caller);
    EngineDocument document =
        new EngineDocument(holder, this, number, payload, block, ownership, owner, site);
    users.incrementAndGet();
    documents.add(document);
    memory.addCollectable(collectable(ownership));
    return document;
  }

  /** Gives a document's block back, at once or when no view shows it any more (contract 1.6). */
  void release(EngineDocument document, Block block) {
    documents.remove(document);
    memory.addCollectable(-collectable(document.ownership()));
    giveBack(block, document.isExported());
  }

  /** Ends the use of a block, now or when no view shows it any more. */
  void giveBack(Block block, boolean isExported) {
    Object anchor = isExported ? block.anchor() : null;
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

  private static int collectable(Ownership ownership) {
    return ownership == Ownership.AUTO ? 1 : 0;
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
