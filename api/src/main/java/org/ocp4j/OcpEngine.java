package org.ocp4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.batch.BatchOptions;
import org.ocp4j.batch.OcpBatch;
import org.ocp4j.batch.OcpSource;
import org.ocp4j.frame.OcpFrame;
import org.ocp4j.internal.Friends;
import org.ocp4j.internal.engine.EngineBean;
import org.ocp4j.internal.engine.EngineDocuments;
import org.ocp4j.internal.engine.EngineRegistration;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.memory.EngineMemory;
import org.ocp4j.internal.text.Sources;
import org.ocp4j.kernel.KernelBindException;
import org.ocp4j.kernel.KernelLibrary;
import org.ocp4j.kernel.Kernels;
import org.ocp4j.memory.Capability;
import org.ocp4j.memory.LeakDetection;
import org.ocp4j.memory.LeakReport;
import org.ocp4j.memory.MemoryStatistics;
import org.ocp4j.memory.OcpEngineMXBean;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.memory.PressureLevel;
import org.ocp4j.memory.PressureListener;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * Parses sources into documents. Any number of threads may use one engine. Closing an engine also
 * closes the documents and frames that are still open.
 *
 * <p>Every {@code parse} method returns an open document, which the caller closes, or throws an
 * exception and holds no memory afterwards:
 *
 * <ul>
 *   <li>{@link OcpParseException} when the source breaks the grammar or is not UTF-8,
 *   <li>{@link OcpLimitException} when the source exceeds a limit,
 *   <li>{@link OcpMemoryLimitException} when the document would exceed the engine's memory limit,
 *   <li>{@link OcpUnsupportedException} when the engine does not support one of the options,
 *   <li>{@link OcpClosedException} when the engine is closed.
 * </ul>
 *
 * @spec contract.md#1.1 Contract 1.1
 * @spec contract.md#1.8 Contract 1.8
 * @spec contract.md#1.9 Contract 1.9
 * @spec contract.md#3.5 Contract 3.5
 */
public final class OcpEngine implements AutoCloseable {
  private final EngineRuntime runtime;
  private final EngineDocuments documents;
  private final Supplier<List<Ocp.Candidate>> selection;
  private volatile @Nullable EngineRegistration registration;

  OcpEngine(
      String id, EngineBackend backend, Builder settings, Supplier<List<Ocp.Candidate>> selection) {
    this.selection = selection;
    this.runtime = new EngineRuntime(
        id,
        backend,
        settings.memory,
        OcpParseException::of,
        settings.leakDetection,
        settings.onLeak);
    this.documents = runtime.documents();
  }

  private void register() {
    if (!EngineBean.isPossible()) {
      throw new OcpUnsupportedException(
          id(),
          "jmx(true) without the module java.management",
          "run java with --add-modules java.management, or do not call jmx(true)");
    }
    EngineBean bean = new EngineBean(id(), this::pressure, this::statistics, this::trim);
    registration = EngineRegistration.of(bean);
  }

  /** Returns the name of this engine, such as {@code "java"}. */
  public String id() {
    return runtime.id();
  }

  /**
   * Returns the engines that were found when this one was chosen, in the order of selection, with
   * the reasons for and against each. The list cannot be modified. One candidate is {@linkplain
   * Ocp.Candidate#selected() selected}: this engine. An engine that was not asked yet whether it
   * can run is asked now, and only once.
   *
   * <p>The same is written to the system logger {@code org.ocp4j} unless the builder named the
   * engine: as a warning, if nobody asked for an engine and a better one is not available for a
   * reason that can be mended, and else at level {@code DEBUG}.
   *
   * @spec contract.md#9.1 Contract 9.1
   */
  public List<Ocp.Candidate> selection() {
    return selection.get();
  }

  /** Returns the extensions that this engine supports, as an unmodifiable set. */
  public Set<Extension> extensions() {
    return Set.copyOf(runtime.backend().extensions());
  }

  /** Returns {@code true} if this engine supports {@link ParseOptions#lenient()}. */
  public boolean supportsLenient() {
    return runtime.backend().supportsLenient();
  }

  /** Returns the capabilities of this engine's memory, as an unmodifiable set. */
  public Set<Capability> capabilities() {
    return Set.copyOf(runtime.backend().heap().capabilities());
  }

  /** Parses a string with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(String source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses a string. A surrogate without its partner is malformed input; errors give its byte
   * offset in the string's UTF-8.
   */
  public OcpDocument parse(String source, ParseOptions options) {
    return new OcpDocument(documents, runtime.encode(source, options), options, null);
  }

  /** Parses bytes with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(byte[] source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /** Parses bytes of UTF-8. They must not be changed until this method returns. */
  public OcpDocument parse(byte[] source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    return new OcpDocument(documents, ByteBuffer.wrap(source), options, null);
  }

  /** Parses a buffer with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(ByteBuffer source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses the UTF-8 bytes between a buffer's position and its limit. They must not be changed
   * until this method returns. The position does not change. The runtime does not copy a direct
   * buffer to the Java heap.
   *
   * @spec contract.md#2.4 Contract 2.4
   */
  public OcpDocument parse(ByteBuffer source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    return new OcpDocument(documents, source.slice(), options, null);
  }

  /**
   * Parses a file with {@link ParseOptions#DEFAULT}: as MDX if its name ends in {@code .mdx}, else
   * as Markdown.
   */
  public OcpDocument parse(Path source) throws IOException {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses a file of UTF-8. If the options have no format of their own, a name that ends in {@code
   * .mdx} means MDX, and every other name Markdown ({@link ParseOptions#withFormatOf}).
   *
   * <p>The file is read, not mapped, so another program may change it without harm. A file of more
   * than 64 KiB is read into a block of the engine, which counts against the engine's memory limit
   * until this method returns.
   *
   * @throws IOException when the file cannot be read
   * @spec contract.md#2.4 Contract 2.4
   */
  public OcpDocument parse(Path source, ParseOptions options) throws IOException {
    ParseOptions own = options.withFormatOf(source);
    return runtime.parseFile(source, own, bytes -> new OcpDocument(documents, bytes, own, null));
  }

  /** Parses a stream with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(InputStream source) throws IOException {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses the rest of a stream of UTF-8. The stream is not closed. At most one byte more than
   * {@link Limit#SOURCE_BYTES} allows is read.
   *
   * @throws IOException when the stream throws it
   */
  public OcpDocument parse(InputStream source, ParseOptions options) throws IOException {
    return parse(
        Sources.read(source, Limit.SOURCE_BYTES, options.limits().get(Limit.SOURCE_BYTES)),
        options);
  }

  /** Opens a frame of 64 MiB that all threads may use; see {@link #openFrame(long, Ownership)}. */
  public OcpFrame openFrame() {
    return openFrame(OcpFrame.DEFAULT_CAPACITY);
  }

  /** Opens a frame that all threads may use; see {@link #openFrame(long, Ownership)}. */
  public OcpFrame openFrame(long capacity) {
    return openFrame(capacity, Ownership.SHARED);
  }

  /**
   * Opens a frame: a block of memory in which documents and vectors are placed one after another
   * and released together. The block is allocated at once and counts against the engine's memory
   * limit.
   *
   * @param capacity the size of the frame in bytes, from 1 to {@link OcpFrame#MAX_CAPACITY}
   * @param ownership which threads may use and close the frame and its contents
   * @return an open frame, which the caller closes
   * @throws OcpMemoryLimitException when the frame would exceed the memory limit
   * @throws OcpClosedException when the engine is closed
   * @spec contract.md#7 Contract 7
   */
  public OcpFrame openFrame(long capacity, Ownership ownership) {
    Objects.requireNonNull(ownership, "ownership");
    if (capacity < 1 || capacity > OcpFrame.MAX_CAPACITY) {
      throw new IllegalArgumentException(
          "frame capacity is " + capacity + " bytes: use 1 to " + OcpFrame.MAX_CAPACITY);
    }
    return Friends.frames().open(runtime, (int) capacity, ownership);
  }

  /**
   * Loads libraries of kernels, functions that compute on the vectors of this engine's frames. Code
   * of a library stays loaded until the JVM ends.
   *
   * @param libraries the libraries; without any, all that {@link KernelLibrary#find()} returns
   * @throws KernelBindException when a library has code for this engine that cannot be loaded
   * @throws OcpClosedException when the engine is closed
   * @spec contract.md#10 Contract 10
   */
  public Kernels kernels(KernelLibrary... libraries) {
    return Friends.kernels()
        .load(runtime, libraries.length == 0 ? KernelLibrary.find() : List.of(libraries));
  }

  /** Parses many sources with {@link BatchOptions#DEFAULT} and these parse options. */
  public OcpBatch parseAll(List<OcpSource> sources, ParseOptions options) {
    return parseAll(sources, BatchOptions.DEFAULT.withParseOptions(options));
  }

  /**
   * Parses many sources, on this thread and on daemon threads that end before this method returns.
   * The batch owns the documents of all sources. The caller closes it.
   *
   * <p>If one source throws an exception, of whatever type, the exception becomes the error of its
   * entry, and the other sources are parsed all the same. If the engine is closed meanwhile, the
   * remaining sources fail with {@link OcpClosedException}. If this method throws, it has closed
   * all documents.
   *
   * <p>When {@link BatchOptions#cancellation} returns {@code true}, or this thread is interrupted,
   * no further source is begun, and the batch contains what was parsed so far. Sources that have
   * been begun are finished. An interrupt also interrupts the threads that wait for a file or a
   * stream; their sources are not in the batch. The interrupt status stays set.
   *
   * <p>Documents of {@link Ownership#CONFINED} belong to the thread that calls this method.
   *
   * @param sources the sources, in any number; the list is neither changed nor kept
   * @param options how to parse, on how many threads, and who is notified
   * @throws OcpClosedException when the engine is closed already
   * @throws RuntimeException when {@link BatchOptions#progress} or {@link
   *     BatchOptions#cancellation} throws it
   * @throws Error when reading or parsing a source throws it, such as {@link OutOfMemoryError}; the
   *     batch stops
   * @spec contract.md#1.9 Contract 1.9
   */
  public OcpBatch parseAll(List<OcpSource> sources, BatchOptions options) {
    return Friends.batches().parse(runtime, sources, options);
  }

  /** Returns {@code true} until this engine is closed. */
  public boolean isAlive() {
    return runtime.isAlive();
  }

  /**
   * Returns the number of documents of this engine that are open, or closed while a thread or a
   * cursor still reads them.
   *
   * @spec contract.md#1.5 Contract 1.5
   */
  public long liveDocuments() {
    return runtime.liveDocuments();
  }

  /** Returns the number of open frames of this engine. */
  public long liveFrames() {
    return runtime.liveFrames();
  }

  /**
   * Returns figures about this engine's memory, also after it is closed.
   *
   * @spec contract.md#4 Contract 4
   */
  public MemoryStatistics statistics() {
    return runtime.statistics();
  }

  /**
   * Returns the current memory pressure: the level of use of this engine's memory limit.
   *
   * @spec contract.md#5.4 Contract 5.4
   */
  public PressureLevel pressure() {
    return runtime.memory().pressure();
  }

  /**
   * Adds a listener, which is notified of every change of pressure, on a daemon thread of this
   * engine. When more than 64 events wait for the listener, the oldest are dropped;
   * {@link MemoryStatistics#droppedEvents} counts them. Closing the engine removes all listeners.
   * Adding a listener a second time has no effect.
   *
   * @throws OcpClosedException when the engine is closed
   * @spec contract.md#5.4 Contract 5.4
   */
  public void addPressureListener(PressureListener listener) {
    runtime.memory().events().add(listener);
  }

  /**
   * Removes a listener. It receives no event after this method returns. If the listener is running
   * on the engine's thread, this method waits for it, so the caller should hold no lock that the
   * listener needs. A listener may remove itself. Removing an unknown listener has no effect.
   */
  public void removePressureListener(PressureListener listener) {
    runtime.memory().events().remove(listener);
  }

  /**
   * Releases the memory of pooled blocks and of idle parsers, which are otherwise kept for later
   * use.
   *
   * @spec contract.md#5.3 Contract 5.3
   */
  public void trim() {
    runtime.trim();
  }

  /**
   * Returns the last 1,000 reports of documents and frames that became unreachable without being
   * closed, oldest first. {@link Builder#leakDetection} sets which are reported and with how much
   * detail.
   *
   * @spec contract.md#1.7 Contract 1.7
   */
  public List<LeakReport> leaks() {
    return runtime.lastLeaks();
  }

  /** Returns how many documents and frames became unreachable without being closed. */
  public long leakCount() {
    return runtime.leakCount();
  }

  /**
   * Closes this engine, and all its documents and frames that are still open, on every thread. They
   * are reported as leaks, except those of {@link Ownership#AUTO}. A parse that is running on
   * another thread throws {@link OcpClosedException}. The memory of a document that is confined to
   * another thread is released when that thread next uses or closes the document, or terminates. A
   * second call has no effect.
   *
   * @spec contract.md#1.8 Contract 1.8
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

  /**
   * Chooses an engine and opens it; {@link Ocp#engine()} says which is chosen. A builder is not
   * thread-safe.
   */
  public static final class Builder {
    private @Nullable String id;
    private @Nullable EngineProvider provider;
    private @Nullable ClassLoader classLoader = Ocp.class.getClassLoader();
    private EngineMemory.Settings memory = EngineMemory.Settings.DEFAULT;
    private boolean jmx;
    private LeakDetection leakDetection = LeakDetection.SAMPLED;
    private Consumer<LeakReport> onLeak = new EngineLog()::leak;

    Builder() {}

    /**
     * Sets the name of the engine. It takes precedence over the system property and the environment
     * variable. If the engine is unknown or not available, {@link #build} throws.
     */
    public Builder engine(String value) {
      this.id = Objects.requireNonNull(value, "id");
      return this;
    }

    /** Sets the provider of the engine. No other providers are looked for. */
    public Builder provider(EngineProvider value) {
      this.provider = Objects.requireNonNull(value, "provider");
      return this;
    }

    /** Sets the class loader that finds providers; the API's own unless set. */
    public Builder classLoader(ClassLoader value) {
      this.classLoader = Objects.requireNonNull(value, "classLoader");
      return this;
    }

    /**
     * Sets which documents are reported that become unreachable without being closed; {@link
     * LeakDetection#SAMPLED} unless set.
     */
    public Builder leakDetection(LeakDetection value) {
      this.leakDetection = Objects.requireNonNull(value, "leakDetection");
      return this;
    }

    /**
     * Sets a listener that is notified of each leak, in addition to {@link OcpEngine#leaks}. Unless
     * set, leaks are written to the system logger {@code org.ocp4j} as warnings: the first nine,
     * and then the number of leaks when there are 10, 100, 1,000 and so on.
     *
     * <p>The listener is called on the thread that finds leaks and delays that thread, so it should
     * be quick. An exception that it throws goes to that thread's uncaught exception handler.
     */
    public Builder onLeak(Consumer<LeakReport> value) {
      this.onLeak = Objects.requireNonNull(value, "onLeak");
      return this;
    }

    /**
     * Sets how many bytes the engine may hold, including pooled blocks; 500 MiB unless set. A call
     * that would exceed the limit throws {@link OcpMemoryLimitException}.
     *
     * @param bytes the limit in bytes, at least 1
     * @spec contract.md#5.1 Contract 5.1
     */
    public Builder memoryLimit(long bytes) {
      this.memory = new EngineMemory.Settings(bytes, memory.poolCapacity());
      return this;
    }

    long memoryLimit() {
      return memory.limit();
    }

    /**
     * Sets how many released blocks of each size class are kept for later use; 10 unless set. The
     * size classes are 1 KiB, 2 KiB, 4 KiB and so on up to 1 MiB.
     *
     * @param blocksPerClass from 0, which keeps none, to 1024
     * @spec contract.md#5.3 Contract 5.3
     */
    public Builder poolCapacity(int blocksPerClass) {
      this.memory = new EngineMemory.Settings(memory.limit(), blocksPerClass);
      return this;
    }

    /**
     * Sets whether the engine registers an {@link OcpEngineMXBean} with the platform's MBean server
     * until it is closed; {@code false} unless set. Requires the module {@code java.management}.
     *
     * @spec contract.md#4.5 Contract 4.5
     */
    public Builder jmx(boolean value) {
      this.jmx = value;
      return this;
    }

    /**
     * Opens the engine.
     *
     * @throws OcpEngineException when the engine is unknown, not available or does not start, or
     *     when no engine was found
     * @throws OcpUnsupportedException when {@link #jmx} was set and this Java has no JMX
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
