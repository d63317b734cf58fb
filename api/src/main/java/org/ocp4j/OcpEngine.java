package org.ocp4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.EngineRuntime;
import org.ocp4j.internal.Sources;
import org.ocp4j.internal.Utf8;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.spi.ParserFailure;

/**
 * Parses sources into documents. Safe for use by any number of threads (contract 3.5). Close it
 * when it is no longer needed; documents still open are closed with it (contract 1.8).
 *
 * <p>Every {@code parse} method answers an open document that the caller closes (contract 1.1), or
 * throws and leaves nothing behind (contract 1.9):
 *
 * <ul>
 *   <li>{@link OcpParseException} when the source breaks the grammar or is not UTF-8,
 *   <li>{@link OcpLimitException} when it passes a limit,
 *   <li>{@link OcpUnsupportedException} when the engine cannot do what the options ask for,
 *   <li>{@link OcpClosedException} when the engine is closed.
 * </ul>
 */
public final class OcpEngine implements AutoCloseable {
  private final EngineRuntime runtime;

  OcpEngine(String id, EngineBackend backend) {
    this.runtime = new EngineRuntime(id, backend, OcpParseException::of);
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

  /** Parses a string with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(String source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses a string. A surrogate without its partner is malformed; its offset is where it would
   * stand in UTF-8.
   */
  public OcpDocument parse(String source, ParseOptions options) {
    Objects.requireNonNull(options, "options");
    long allowed = options.limits().get(Limit.SOURCE_BYTES);
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
    return parse(bytes, options);
  }

  /** Parses bytes with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(byte[] source) {
    return parse(source, ParseOptions.DEFAULT);
  }

  /** Parses UTF-8 bytes, which must not be changed meanwhile. */
  public OcpDocument parse(byte[] source, ParseOptions options) {
    return parse(ByteBuffer.wrap(source), options);
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
    Objects.requireNonNull(options, "options");
    return new OcpDocument(runtime.parse(source.slice(), options));
  }

  /** Parses a file with {@link ParseOptions#DEFAULT}. */
  public OcpDocument parse(Path source) throws IOException {
    return parse(source, ParseOptions.DEFAULT);
  }

  /**
   * Parses a file of UTF-8. One of more than 64 KiB is mapped (contract 2.4): another program must
   * not shorten it meanwhile.
   *
   * @throws IOException when it cannot be read
   */
  public OcpDocument parse(Path source, ParseOptions options) throws IOException {
    return parse(Sources.read(source, Limit.SOURCE_BYTES, allowed(options)), options);
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

  private static long allowed(ParseOptions options) {
    return options.limits().get(Limit.SOURCE_BYTES);
  }

  /** Whether it is not closed. */
  public boolean isAlive() {
    return runtime.isAlive();
  }

  /** How many of its documents are open. */
  public long liveDocuments() {
    return runtime.liveDocuments();
  }

  /**
   * Closes the engine and the documents still open, whoever owns them; a parse under way on another
   * thread ends with {@link OcpClosedException}. Idempotent (contract 1.8).
   */
  @Override
  public void close() {
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

    /**
     * Opens the engine.
     *
     * @throws OcpEngineException when it is unknown, unavailable or does not start, or when there
     *     is none
     */
    public OcpEngine build() {
      EngineSelector selector = provider == null
          ? EngineSelector.of(ProviderScan.scan(classLoader), id)
          : EngineSelector.ofProvider(provider, id);
      return selector.open();
    }
  }
}
