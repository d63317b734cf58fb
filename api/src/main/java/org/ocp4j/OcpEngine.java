package org.ocp4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.EngineBean;
import org.ocp4j.internal.EngineMemory;
import org.ocp4j.internal.EngineRegistration;
import org.ocp4j.internal.EngineRuntime;
import org.ocp4j.internal.Sources;
import org.ocp4j.internal.Utf8;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.ParserFailure;

/**
 * Parses sources into documents. Safe for use by any number of threads (contract 3.5). Close it
 * when it is no longer needed; documents and frames still open are closed with it (contract 1.8).
 *
 * <p>Every {@code parse} method answers an open document that the caller closes (contract 1.1), or
 * throws and leaves nothing behind (contract 1.9):
 *
 * <ul>
 *   <li>{@link OcpParseException} when the source breaks the grammar or is not UTF-8,
 *   <li>{@link OcpLimitException} when it passes a limit,
 *   <li>{@link OcpMemoryLimitException} when the engine's memory limit does not allow the document,
 *   <li>{@link OcpUnsupportedException} when the engine cannot do what the options ask for,
 *   <li>{@link OcpClosedException} when the engine is closed.
 * </ul>
 */
public final class OcpEngine implements AutoCloseable {
  private final EngineRuntime runtime;
  private volatile @Nullable EngineRegistration registration;

  OcpEngine(String id, EngineBackend backend, Builder settings) {
    this.runtime = new EngineRuntime(
        id,
        backend,
        settings.memory,
        OcpParseException::of,
        settings.leakDetection,
        settings.onLeak);
  }

  private void register() {
    if (!EngineBean.isPossible()) {
      throw new OcpUnsupportedException(
          id(),
          "jmx(true) without the module java.management",
          "run java with --add-modules java.management, or leave jmx(true) out");
    }
    EngineBean bean = new EngineBean(id(), this::pressure, this::statistics, this::trim);
    registration = EngineRegistration.of(bean);
  }

  /** The engine's name, such as {@code "java"}. */
  public String id() {
    return runtime.id();
  }

  /** The extensions it knows, unmodifiable. */
  public Set<Extension> extensions() {
    return Set.copyOf(runtime.backend().extensions());
  }

  /** Whether it can parse leniently. */
  public boolean supportsLenient() {
    return runtime.backend().supportsLenient();
  }

  /** What its memory can do, unmodifiable. */
  public Set<Capability> capabilities() {
    return Set.copyOf(runtime.backend().heap().capabilities());
  }

  /** Parses a string with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(String source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses a string. A surrogate without its partner is malformed; its offset is where it would
   * stand in UTF-8.
   */
  public OcpDocument parse(String source, ParseOptions options) {
    return parseOwn(utf8(source, options), options);
  }

  /** A string as UTF-8, mended or refused where it is malformed. */
  static ByteBuffer utf8(String source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    long allowed = allowed(options);
    if (source.length() > allowed) {
      throw new OcpLimitException(Limit.SOURCE_BYTES, allowed, source.length(), allowed);
    }
    int lone = Utf8.firstLoneSurrogate(source);
    ByteBuffer bytes =
        lone < 0 ? ByteBuffer.wrap(source.getBytes(StandardCharsets.UTF_8)) : Utf8.mend(source);
    if (lone >= 0 && options.malformedInput() == MalformedInput.REPORT) {
      int offset = Utf8.encodedLength(source, lone);
      String reason = "Unexpected surrogate without its partner";
      throw OcpParseException.of(
          new ParserFailure(DiagnosticCode.INVALID_UTF8, reason, offset, offset + 3), bytes);
    }
    return bytes;
  }

  /** Parses bytes with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(byte[] source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /** Parses UTF-8 bytes, which must not be changed meanwhile. */
  public OcpDocument parse(byte[] source, ParseOptions options) {
    return parseOwn(ByteBuffer.wrap(source), options);
  }

  /** Parses a buffer with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(ByteBuffer source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses UTF-8 bytes from position to limit, which must not be changed meanwhile; the position is
   * not moved. A direct buffer is not copied to the heap by the runtime (contract 2.4).
   */
  public OcpDocument parse(ByteBuffer source, ParseOptions options) {
    return parseOwn(source.slice(), options);
  }

  /** Parses a buffer that nobody else has. */
  private OcpDocument parseOwn(ByteBuffer source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    return runtime.parse(source, options, OcpDocument::new);
  }

  /**
   * Parses a file with {@link ParseOptions#DEFAULT}: as MDX if its name ends in {@code .mdx}, else as
   * Markdown.
   */
  public OcpDocument parse(Path source) throws IOException {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses a file of UTF-8. If the options have no format of their own, a name that ends in {@code
   * .mdx} means MDX, and every other name Markdown ({@link ParseOptions#withFormatOf}).
   *
   * <p>The file is read, not mapped, so another program may change it meanwhile: what was read is
   * parsed. One of more than 64 KiB is read into a block of the engine (contract 2.4), which
   * counts against the engine's memory limit until this returns.
   *
   * @throws IOException when it cannot be read
   */
  public OcpDocument parse(Path source, ParseOptions options) throws IOException {
    ParseOptions own = options.withFormatOf(source);
    return runtime.parseFile(source, own, bytes -> parseOwn(bytes, own));
  }

  /** Parses a stream with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(InputStream source) throws IOException {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses what is left of a stream of UTF-8. The stream is not closed, and no more than one byte
   * past {@link Limit#SOURCE_BYTES} is read.
   *
   * @throws IOException when it cannot be read
   */
  public OcpDocument parse(InputStream source, ParseOptions options) throws IOException {
    return parse(Sources.read(source, Limit.SOURCE_BYTES, allowed(options)), options);
  }

  static long allowed(ParseOptions options) {
    return options.limits().get(Limit.SOURCE_BYTES);
  }

  /** Opens a frame of 64 MiB that any thread may use: {@link #openFrame(long, Ownership)}. */
  public OcpFrame openFrame() {
    return openFrame(OcpFrame.DEFAULT_CAPACITY);
  }

  /** Opens a frame that any thread may use: {@link #openFrame(long, Ownership)}. */
  public OcpFrame openFrame(long capacity) {
    return openFrame(capacity, Ownership.SHARED);
  }

  /**
   * Opens a frame, in which documents and vectors are placed one after another and given up together
   * (contract 7). Its memory is taken at once, and counts against the engine's memory limit.
   *
   * @param capacity bytes, 1 to {@link OcpFrame#MAX_CAPACITY}
   * @param ownership who may use and close it, and what is in it
   * @return a frame that the caller closes
   * @throws OcpMemoryLimitException when the memory limit does not allow it
   * @throws OcpClosedException when the engine is closed
   */
  public OcpFrame openFrame(long capacity, Ownership ownership) {
    Objects.requireNonNull(ownership, "ownership");
    if (capacity < 1 || capacity > OcpFrame.MAX_CAPACITY) {
      throw new IllegalArgumentException(
          "frame capacity is " + capacity + " bytes: use 1 to " + OcpFrame.MAX_CAPACITY);
    }
    return new OcpFrame(runtime, (int) capacity, ownership);
  }

  /** Parses sources together, with {@link BatchOptions#DEFAULT} but for how to parse them. */
  public OcpBatch parseAll(List<OcpSource> sources, ParseOptions options) {
    return parseAll(sources, BatchOptions.DEFAULT.withParseOptions(options));
  }

  /**
   * Parses sources together, on this thread and daemon threads that help it and end before this
   * returns, and answers one result that owns all the documents. The caller closes it.
   *
   * <p>An exception of one source, of whatever type, is the error of its entry, and the others go
   * on; when the engine is closed meanwhile, those left fail with {@link OcpClosedException}. When
   * this throws, it leaves no document behind (contract 1.9).
   *
   * <p>Once {@link BatchOptions#cancellation} says so, or this thread is interrupted, no further
   * source is begun and the batch is answered as far as it came. Those under way are finished; but
   * when it was interruption, threads that wait for a file or a stream are interrupted as well, and
   * leave out what they read. The interrupt status stays set.
   *
   * <p>Documents of {@link Ownership#CONFINED} belong to the thread that calls this.
   *
   * @param sources what to parse, none or more; not changed and not kept
   * @param options how
   * @throws OcpClosedException when the engine is closed already
   * @throws RuntimeException what {@link BatchOptions#progress} or {@link
   *     BatchOptions#cancellation} threw
   * @throws Error what came up where a source was read or parsed, such as an {@link
   *     OutOfMemoryError}; it ends the batch
   */
  public OcpBatch parseAll(List<OcpSource> sources, BatchOptions options) {
    return new BatchRun(runtime, runtime.caller(), sources, options).parse();
  }

  /** Whether it is not closed. */
  public boolean isAlive() {
    return runtime.isAlive();
  }

  /** How many of its documents are open, or closed and still read by someone (contract 1.5). */
  public long liveDocuments() {
    return runtime.liveDocuments();
  }

  /** How many of its frames are open. */
  public long liveFrames() {
    return runtime.liveFrames();
  }

  /** What it counts of its memory; after it is closed as well (contract 4). */
  public MemoryStatistics statistics() {
    return runtime.statistics();
  }

  /** How much of its memory limit is in use now (contract 5.4). */
  public PressureLevel pressure() {
    return runtime.memory().pressure();
  }

  /**
   * Tells a listener of every change of pressure from now on, on a daemon thread of this engine's
   * own (contract 5.4). When more than 64 events wait, the oldest are lost, and counted in {@link
   * MemoryStatistics#droppedEvents}. Closing the engine removes all listeners. One that is there
   * already is not added again.
   *
   * @throws OcpClosedException when the engine is closed
   */
  public void addPressureListener(PressureListener listener) {
    runtime.memory().events().add(listener);
  }

  /**
   * Tells a listener nothing more once this returns. A call of it that is under way on the engine's
   * thread is waited for, so the caller should hold no lock that the listener needs; a listener may
   * remove itself. Without effect on one that is not there.
   */
  public void removePressureListener(PressureListener listener) {
    runtime.memory().events().remove(listener);
  }

  /**
   * Gives back the memory of blocks that wait to be used again, and of parsers that do (contract
   * 5.3).
   */
  public void trim() {
    runtime.trim();
  }

  /**
   * The last 1,000 documents and frames that were forgotten instead of closed, oldest first (contract 1.7).
   * Which are found, and with what, is {@link Builder#leakDetection}.
   */
  public List<LeakReport> leaks() {
    return runtime.lastLeaks();
  }

  /** How many documents and frames were forgotten instead of closed. */
  public long leakCount() {
    return runtime.leakCount();
  }

  /**
   * Closes the engine and the documents and frames still open, whoever owns them, and reports these as leaks,
   * but for those of {@link Ownership#AUTO}; a parse under way on another thread ends with {@link
   * OcpClosedException}. The memory of a document that is confined to another thread goes back when
   * that uses or closes it, or ends. Idempotent (contract 1.8).
   */
  @Override
  public void close() {
    EngineRegistration registered = registration;
    if (registered != null) {
      registered.remove();
    }
    runtime.close();
  }

  @Override
  public String toString() {
    return "OcpEngine[" + id() + (isAlive() ? "]" : ", closed]");
  }

  /** Chooses an engine and opens it: see {@link Ocp#engine()} for the rule. Not thread-safe. */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable EngineProvider provider;
    private @Nullable ClassLoader classLoader = Ocp.class.getClassLoader();
    private EngineMemory.Settings memory = EngineMemory.Settings.DEFAULT;
    private boolean jmx;
    private LeakDetection leakDetection = LeakDetection.SAMPLED;
    private Consumer<LeakReport> onLeak = report -> {};

    Builder() {}

    /**
     * Asks for the engine of this name, over the system property and the environment variable. One
     * that is unknown or unavailable is an error, never a silent fallback.
     */
    public Builder engine(String value) {
      this.id = Objects.requireNonNull(value, "id");
      return this;
    }

    /** Asks for this provider's engine, without looking for others. */
    public Builder provider(EngineProvider value) {
      this.provider = Objects.requireNonNull(value, "provider");
      return this;
    }

    /** Looks for providers with this class loader instead of the API's own. */
    public Builder classLoader(ClassLoader value) {
      this.classLoader = Objects.requireNonNull(value, "classLoader");
      return this;
    }

    /** How closely to look at forgotten documents; {@link LeakDetection#SAMPLED} unless set. */
    public Builder leakDetection(LeakDetection value) {
      this.leakDetection = Objects.requireNonNull(value, "leakDetection");
      return this;
    }

    /**
     * Sets a listener that is notified of each leak, besides {@link OcpEngine#leaks}. It is called on
     * the thread that finds the leak, which finds no other meanwhile, so it should be quick. What it
     * throws goes to that thread's uncaught exception handler.
     */
    public Builder onLeak(Consumer<LeakReport> value) {
      this.onLeak = Objects.requireNonNull(value, "onLeak");
      return this;
    }

    /**
     * Sets how many bytes the engine may hold, pooled blocks included (contract 5.1); 500 MiB unless
     * set. What would pass it ends in an {@link OcpMemoryLimitException}.
     *
     * @param bytes at least 1
     */
    public Builder memoryLimit(long bytes) {
      this.memory = new EngineMemory.Settings(bytes, memory.poolCapacity());
      return this;
    }

    long memoryLimit() {
      return memory.limit();
    }

    /**
     * Sets how many released blocks of each size class (1, 2, 4 KiB and so on to 1 MiB) are kept to
     * be used again (contract 5.3); 10 unless set.
     *
     * @param blocksPerClass 0, which is none, to 1024
     */
    public Builder poolCapacity(int blocksPerClass) {
      this.memory = new EngineMemory.Settings(memory.limit(), blocksPerClass);
      return this;
    }

    /**
     * Sets whether the engine registers an {@link OcpEngineMXBean} with the platform's MBean server,
     * until it is closed (contract 4.5). It does not unless set; it takes the module {@code
     * java.management}.
     */
    public Builder jmx(boolean value) {
      this.jmx = value;
      return this;
    }

    /**
     * Opens the engine.
     *
     * @throws OcpEngineException when it is unknown, unavailable or does not start, or when there
     *     is none
     * @throws OcpUnsupportedException when JMX was asked for and this Java lacks it
     */
    public OcpEngine build() {
      EngineSelector selector = provider == null
          ? EngineSelector.of(ProviderScan.scan(classLoader), id)
          : EngineSelector.ofProvider(provider, id);
      OcpEngine engine = selector.open(this);
      if (jmx) {
        try {
          engine.register();
        } catch (RuntimeException e) {
          engine.close();
          throw e;
        }
      }
      return engine;
    }
  }
}
