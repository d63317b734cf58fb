package org.ocp4j;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.internal.EngineRuntime;
import org.ocp4j.internal.Sources;

/**
 * Something to parse, with a name. Immutable but for what it was made of; that is read when a batch
 * comes to it, on any thread, and must not be changed until then. The same one can be parsed any
 * number of times.
 */
public final class OcpSource {
  private final String name;

  /** Null for a file, which the engine reads that parses it. */
  private final @Nullable Reader reader;

  private final @Nullable ParseOptions options;

  /** Whose name says the format, if no options do; null for what is not a file. */
  private final @Nullable Path file;

  /** Opens a stream of UTF-8 when it is needed. */
  @FunctionalInterface
  public interface StreamOpener {
    /**
     * Opens it, on any of the threads that parse. Whoever asked reads it to its end, or to one byte
     * past {@link Limit#SOURCE_BYTES}, and closes it.
     */
    InputStream open() throws IOException;
  }

  private interface Reader {
    ByteBuffer read(ParseOptions options) throws IOException;
  }

  private OcpSource(
      String name, @Nullable Reader reader, @Nullable ParseOptions options, @Nullable Path file) {
    this.name = name;
    this.reader = reader;
    this.options = options;
    this.file = file;
  }

  /** A string, named {@code <string>}; see {@link OcpEngine#parse(String, ParseOptions)}. */
  public static OcpSource of(String text) {
    Objects.requireNonNull(text, "text");
    return new OcpSource("<string>", options -> OcpEngine.utf8(text, options), null, null);
  }

  /** UTF-8, named {@code <bytes>}, which is not copied. */
  public static OcpSource of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new OcpSource("<bytes>", options -> buffer.slice(), null, null);
  }

  /** UTF-8 from what are position and limit now, named {@code <buffer>}, which is not copied. */
  public static OcpSource of(ByteBuffer buffer) {
    ByteBuffer bytes = buffer.slice();
    return new OcpSource("<buffer>", options -> bytes.slice(), null, null);
  }

  /**
   * A file, named as its path is; see {@link OcpEngine#parse(Path, ParseOptions)}. If neither its own
   * options nor the batch's have a format, the file's name says it.
   */
  public static OcpSource of(Path file) {
    return new OcpSource(file.toString(), null, null, file);
  }

  /** A stream, named {@code <stream>}, that is opened, read and closed when it is parsed. */
  public static OcpSource of(StreamOpener opener) {
    Objects.requireNonNull(opener, "opener");
    return new OcpSource("<stream>", options -> read(opener, options), null, null);
  }

  private static ByteBuffer read(StreamOpener opener, ParseOptions options) throws IOException {
    try (InputStream stream =
        Objects.requireNonNull(opener.open(), "the opener of the source answered no stream")) {
      return Sources.read(stream, Limit.SOURCE_BYTES, OcpEngine.allowed(options));
    }
  }

  /** What tells it from others where there is something to say of it; several may have the same. */
  public String name() {
    return name;
  }

  /** This source with another name. */
  public OcpSource withName(String value) {
    return new OcpSource(Objects.requireNonNull(value, "name"), reader, options, file);
  }

  /** This source, parsed with these options, its document's ownership included, not the batch's. */
  public OcpSource withOptions(ParseOptions value) {
    return new OcpSource(name, reader, Objects.requireNonNull(value, "options"), file);
  }

  /** Returns its own options, or else the batch's, with the format of a file's name if they have none. */
  ParseOptions optionsOr(ParseOptions batch) {
    ParseOptions effective = options == null ? batch : options;
    return file == null ? effective : effective.withFormatOf(file);
  }

  /** Reads its bytes and has them parsed. */
  OcpDocument parse(
      EngineRuntime runtime, ParseOptions effective, Function<ByteBuffer, OcpDocument> parser)
      throws IOException {
    return reader == null
        ? runtime.parseFile(Objects.requireNonNull(file), effective, parser)
        : parser.apply(reader.read(effective));
  }

  @Override
  public String toString() {
    return "OcpSource[" + name + ']';
  }
}
