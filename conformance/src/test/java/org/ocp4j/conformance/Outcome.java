package org.ocp4j.conformance;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/** The observable result of parsing a source: the payload's bytes, or all facts of the error. */
final class Outcome {
  private final byte @Nullable [] payload;
  private final String error;

  private Outcome(byte @Nullable [] payload, String error) {
    this.payload = payload;
    this.error = error;
  }

  static Outcome of(OcpEngine engine, ByteBuffer source, ParseOptions options) {
    try (OcpDocument document = engine.parse(source, options)) {
      return new Outcome(Payloads.bytes(document.payload()), "");
    } catch (OcpParseException e) {
      return new Outcome(null, e.offset() + "-" + e.endOffset() + " " + e.getMessage());
    } catch (OcpLimitException e) {
      return new Outcome(
          null,
          e.limit() + " " + e.actual() + " of " + e.allowed() + " at " + e.offset() + " "
              + e.getMessage());
    }
  }

  /** Returns {@code true} if the source was parsed. */
  boolean isParsed() {
    return payload != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Outcome that
        && Arrays.equals(payload, that.payload)
        && error.equals(that.error);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(payload) + error.hashCode();
  }

  /** Returns the error, or the payload's tree. */
  @Override
  public String toString() {
    if (payload == null) {
      return error;
    }
    try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(payload))) {
      return document.toJson();
    }
  }
}
