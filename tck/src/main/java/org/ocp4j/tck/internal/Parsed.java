package org.ocp4j.tck.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.Parser;
import org.ocp4j.spi.ParserFailure;

/** The result of a parse: the bytes of a payload, or all facts of an error as text. */
final class Parsed {
  /** The number of letters in a fingerprint. */
  static final int LETTERS = 4;

  /** The error's code, place and details. */
  private record Refusal(String what, long start, long end, String reason) {
    @Override
    public String toString() {
      return what + ' ' + start + '-' + end + ' ' + reason;
    }
  }

  private final byte @Nullable [] payload;
  private final @Nullable Refusal refusal;

  private Parsed(byte @Nullable [] payload, @Nullable Refusal refusal) {
    this.payload = payload;
    this.refusal = refusal;
  }

  /** Parses a source with an engine, and returns the result. No view of the document is exposed. */
  static Parsed by(OcpEngine engine, byte[] source, ParseOptions options) {
    try (OcpDocument document = engine.parse(source, options)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(document.byteSize());
      document.writeTo(bytes);
      return new Parsed(bytes.toByteArray(), null);
    } catch (OcpParseException e) {
      return refused(e.code().id(), e.offset(), e.endOffset(), e.reason());
    } catch (OcpLimitException e) {
      return limited(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses a source with a parser, with buffers of exact size, and returns the result. */
  static Parsed by(Parser parser, byte[] source, ParseOptions options) {
    return by(parser, ByteBuffer.wrap(source), options);
  }

  /** Parses a source with a parser, and returns the result. */
  static Parsed by(Parser parser, ByteBuffer source, ParseOptions options) {
    try {
      byte[] payload = new byte[parser.parse(source, options)];
      parser.emit(ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN));
      return new Parsed(payload, null);
    } catch (ParserFailure e) {
      return refused(e.code().id(), e.start(), e.end(), e.reason());
    } catch (OcpLimitException e) {
      return limited(e);
    }
  }

  /** Returns a result with a payload that was made in another way. */
  static Parsed payload(byte[] payload) {
    return new Parsed(payload, null);
  }

  /** Returns the result for a source with a grammar error. */
  static Parsed refused(String code, long start, long end, String reason) {
    return new Parsed(null, new Refusal("refused " + code, start, end, reason));
  }

  private static Parsed limited(OcpLimitException e) {
    return new Parsed(
        null,
        new Refusal(
            "limit " + e.limit() + " passed",
            e.offset(),
            e.offset(),
            e.actual() + " found, " + e.allowed() + " allowed"));
  }

  /** Returns this error for a source that begins with more text. */
  Parsed movedBy(int more) {
    Refusal words = refusal;
    return words == null
        ? this
        : new Parsed(
            null,
            new Refusal(words.what(), words.start() + more, words.end() + more, words.reason()));
  }

  /** Returns the payload; {@code null} if the source was refused. */
  byte @Nullable [] payload() {
    return payload;
  }

  /** Returns 24 bits of the digest, as four letters. */
  String fingerprint() {
    CRC32 sum = new CRC32();
    sum.update(payload == null ? Texts.utf8(String.valueOf(refusal)) : payload);
    long value = (sum.getValue() * 0x9E3779B97F4A7C15L) >>> 40;
    byte[] bits = {(byte) (value >> 16), (byte) (value >> 8), (byte) value};
    return Base64.getUrlEncoder().encodeToString(bits);
  }

  /** Returns a description of where this result differs from the expected one. */
  String differenceFrom(Parsed expected) {
    if (payload != null && expected.payload != null) {
      return PayloadDifference.of(expected.payload, payload);
    }
    return "expected " + expected + ", seen " + this;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Parsed that
        && Arrays.equals(payload, that.payload)
        && Objects.equals(refusal, that.refusal);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(payload) + Objects.hashCode(refusal);
  }

  @Override
  public String toString() {
    return payload == null ? String.valueOf(refusal) : "a payload of " + payload.length + " bytes";
  }
}
