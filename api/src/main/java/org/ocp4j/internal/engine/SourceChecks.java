package org.ocp4j.internal.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Extension;
import org.ocp4j.Limit;
import org.ocp4j.MalformedInput;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.OcpUnsupportedException;
import org.ocp4j.ParseOptions;
import org.ocp4j.internal.text.Utf8;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.ParserFailure;

/** Checks sources and options before a parser sees them, the same for all engines. */
public final class SourceChecks {
  private static final Extension[] ALL = Extension.values();

  private final String id;
  private final EngineBackend backend;
  private final Set<Extension> extensions;
  private final BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures;

  SourceChecks(
      String id,
      EngineBackend backend,
      BiFunction<ParserFailure, ByteBuffer, OcpParseException> failures) {
    this.id = id;
    this.backend = backend;
    this.extensions = Set.copyOf(backend.extensions());
    this.failures = failures;
  }

  /** Returns the exception that users see for a parser's failure. */
  OcpParseException exception(ParserFailure failure, ByteBuffer source) {
    return failures.apply(failure, source);
  }

  void requireSupport(ParseOptions options) {
    for (Extension extension : ALL) { // iterating over the set would allocate an iterator
      if (options.has(extension) && !extensions.contains(extension)) {
        throw new OcpUnsupportedException(
            id,
            "extension " + extension,
            "turn it off with ParseOptions.with(Extension."
                + extension
                + ", false), or choose an engine that has it");
      }
    }
    if (options.lenient() && !backend.supportsLenient()) {
      throw new OcpUnsupportedException(
          id, "lenient parsing", "use ParseOptions.withLenient(false), or another engine");
    }
  }

  /** Encodes a string as UTF-8. Malformed input is replaced or reported, as the options say. */
  ByteBuffer encoded(String source, ParseOptions options) {
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
      throw exception(
          new ParserFailure(DiagnosticCode.INVALID_UTF8, reason, offset, offset + 3), bytes);
    }
    return bytes;
  }

  /**
   * Returns a source that a parser may see: valid UTF-8, unless the engine checks that. Malformed
   * input is replaced or reported, as the options say.
   */
  ByteBuffer checked(ByteBuffer source, ParseOptions options) {
    requireSourceLimit(source, options);
    if (backend.checksUtf8()) {
      return source;
    }
    int bad = Utf8.firstMalformed(source, source.position(), source.limit());
    if (bad < 0) {
      return source;
    }
    if (options.malformedInput() == MalformedInput.REPORT) {
      int start = bad - source.position();
      int end = Utf8.malformedEnd(source, bad, source.limit()) - source.position();
      throw exception(
          new ParserFailure(
              DiagnosticCode.INVALID_UTF8, "Unexpected bytes that are not UTF-8", start, end),
          source);
    }
    return mended(source, options);
  }

  /**
   * Returns a source in which malformed input is replaced, after a parser found some.
   *
   * @throws OcpParseException when the parser failed for another reason, or the options say that
   *     malformed input is reported
   */
  ByteBuffer mended(ParserFailure failure, ByteBuffer source, ParseOptions options) {
    if (failure.code() != DiagnosticCode.INVALID_UTF8
        || options.malformedInput() == MalformedInput.REPORT) {
      throw exception(failure, source);
    }
    return mended(source, options);
  }

  private static ByteBuffer mended(ByteBuffer source, ParseOptions options) {
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
}
