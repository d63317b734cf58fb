package org.ocp4j.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limit;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.Digester;
import org.ocp4j.digest.Digests;
import org.ocp4j.digest.OcpDigestException;
import org.ocp4j.internal.engine.EngineRuntime;
import org.ocp4j.internal.text.Sources;

/**
 * A source with a name, for {@link OcpEngine#parseAll(java.util.List, BatchOptions)}. Its array,
 * buffer, file or stream is read during the batch, on any thread, and must not be changed until
 * then. A source can be parsed any number of times.
 */
public final class OcpSource {
  private final String name;

  /** Null for a file, which the engine reads itself. */
  private final @Nullable Reader reader;

  private final @Nullable ParseOptions options;

  /**
   * The file, whose name determines the format if no options do; null if the source is not a file.
   */
  private final @Nullable Path file;

  /** Computes the digests of the source; null if none are wanted. */
  private final @Nullable Digester digester;

  /** A function that opens a stream of UTF-8. */
  @FunctionalInterface
  public interface StreamOpener {
    /**
     * Opens the stream, on any of the threads that parse. The batch reads it to its end, or to one
     * byte more than {@link Limit#SOURCE_BYTES} allows, and closes it.
     *
     * @return the stream, not null
     * @throws IOException when the stream cannot be opened; it becomes the error of the source
     */
    InputStream open() throws IOException;
  }

  private interface Reader {
    ByteBuffer read(EngineRuntime runtime, ParseOptions options) throws IOException;
  }

  private OcpSource(
      String name,
      @Nullable Reader reader,
      @Nullable ParseOptions options,
      @Nullable Path file,
      @Nullable Digester digester) {
    this.name = name;
    this.reader = reader;
    this.options = options;
    this.file = file;
    this.digester = digester;
  }

  private static OcpSource of(String name, Reader reader) {
    return new OcpSource(name, reader, null, null, null);
  }

  /**
   * Returns a source of a string, named {@code <string>}; see {@link OcpEngine#parse(String,
   * ParseOptions)}.
   */
  public static OcpSource of(String text) {
    Objects.requireNonNull(text, "text");
    return of("<string>", (runtime, options) -> runtime.encode(text, options));
  }

  /** Returns a source of UTF-8 bytes, named {@code <bytes>}. The array is not copied. */
  public static OcpSource of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return of("<bytes>", (runtime, options) -> buffer.slice());
  }

  /**
   * Returns a source of the UTF-8 bytes between a buffer's present position and limit, named {@code
   * <buffer>}. The buffer is not copied.
   */
  public static OcpSource of(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.slice();
    return of("<buffer>", (runtime, options) -> bytes.slice());
  }

  /**
   * Returns a source of a file, named as its path; see {@link OcpEngine#parse(Path, ParseOptions)}.
   * If neither its own options nor the batch's have a format, the name of the file decides.
   */
  public static OcpSource of(Path file) {
    return new OcpSource(file.toString(), null, null, file, null);
  }

  /**
   * Returns a source of a stream, named {@code <stream>}, which is opened, read and closed when the
   * source is parsed.
   */
  public static OcpSource of(StreamOpener opener) {
    Objects.requireNonNull(opener, "opener");
    return of("<stream>", (runtime, options) -> read(opener, options));
  }

  private static ByteBuffer read(StreamOpener opener, ParseOptions options) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(opener.open(), "the opener of the source returned no stream")) {
      return Sources.read(stream, Limit.SOURCE_BYTES, options.limits().get(Limit.SOURCE_BYTES));
    }
  }

  /** Returns the name of this source, for messages. Several sources may have the same name. */
  public String name() {
    return name;
  }

  /** Returns a copy of this source with another name. */
  public OcpSource withName(String value) {
    return new OcpSource(Objects.requireNonNull(value, "name"), reader, options, file, digester);
  }

  /**
   * Returns a copy of this source with its own parse options, including the ownership of its
   * document. The options of the batch do not apply to it.
   */
  public OcpSource withOptions(ParseOptions value) {
    return new OcpSource(name, reader, Objects.requireNonNull(value, "options"), file, digester);
  }

  /**
   * Returns a copy of this source whose digests are computed when the batch reads it, of the bytes
   * that it is read for. The source is not read a second time. {@link OcpBatch.Entry#digests()} has
   * them, also if the source was read but could not be parsed.
   *
   * <p>They are the digests of the bytes as they are read, including byte order marks and malformed
   * input. Those of a string are of its UTF-8.
   *
   * @param algorithms the algorithms; none for no digests
   * @throws OcpDigestException when this program does not have one of the algorithms
   */
  public OcpSource withDigests(DigestAlgorithm... algorithms) {
    Digester value = algorithms.length == 0 ? null : Digester.of(algorithms);
    return new OcpSource(name, reader, options, file, value);
  }

  /**
   * Returns its own options, or else the batch's, with the format of a file's name if they have
   * none.
   */
  ParseOptions optionsOr(ParseOptions batch) {
    ParseOptions effective = options == null ? batch : options;
    return file == null ? effective : effective.withFormatOf(file);
  }

  /** Returns the digests of the bytes of this source, or null if none are wanted. */
  @Nullable
  Digests digests(ByteBuffer bytes) {
    return digester == null ? null : digester.digest(bytes);
  }

  /** Reads the source and parses it. */
  OcpDocument parse(
      EngineRuntime runtime, ParseOptions effective, Function<ByteBuffer, OcpDocument> parser)
      throws IOException {
    return reader == null
        ? runtime.parseFile(Objects.requireNonNull(file), effective, parser)
        : parser.apply(reader.read(runtime, effective));
  }

  @Override
  public String toString() {
    return "OcpSource[" + name + ']';
  }
}
