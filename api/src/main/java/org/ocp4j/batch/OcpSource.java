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
      String name, @Nullable Reader reader, @Nullable ParseOptions options, @Nullable Path file) {
    this.name = name;
    this.reader = reader;
    this.options = options;
    this.file = file;
  }

  /**
   * Returns a source of a string, named {@code <string>}; see {@link OcpEngine#parse(String,
   * ParseOptions)}.
   */
  public static OcpSource of(String text) {
    Objects.requireNonNull(text, "text");
    return new OcpSource(
        "<string>", (runtime, options) -> runtime.encode(text, options), null, null);
  }

  /** Returns a source of UTF-8 bytes, named {@code <bytes>}. The array is not copied. */
  public static OcpSource of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new OcpSource("<bytes>", (runtime, options) -> buffer.slice(), null, null);
  }

  /**
   * Returns a source of the UTF-8 bytes between a buffer's present position and limit, named {@code
   * <buffer>}. The buffer is not copied.
   */
  public static OcpSource of(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.slice();
    return new OcpSource("<buffer>", (runtime, options) -> bytes.slice(), null, null);
  }

  /**
   * Returns a source of a file, named as its path; see {@link OcpEngine#parse(Path, ParseOptions)}.
   * If neither its own options nor the batch's have a format, the name of the file decides.
   */
  public static OcpSource of(Path file) {
    return new OcpSource(file.toString(), null, null, file);
  }

  /**
   * Returns a source of a stream, named {@code <stream>}, which is opened, read and closed when the
   * source is parsed.
   */
  public static OcpSource of(StreamOpener opener) {
    Objects.requireNonNull(opener, "opener");
    return new OcpSource("<stream>", (runtime, options) -> read(opener, options), null, null);
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
    return new OcpSource(Objects.requireNonNull(value, "name"), reader, options, file);
  }

  /**
   * Returns a copy of this source with its own parse options, including the ownership of its
   * document. The options of the batch do not apply to it.
   */
  public OcpSource withOptions(ParseOptions value) {
    return new OcpSource(name, reader, Objects.requireNonNull(value, "options"), file);
  }

  /**
   * Returns its own options, or else the batch's, with the format of a file's name if they have
   * none.
   */
  ParseOptions optionsOr(ParseOptions batch) {
    ParseOptions effective = options == null ? batch : options;
    return file == null ? effective : effective.withFormatOf(file);
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
