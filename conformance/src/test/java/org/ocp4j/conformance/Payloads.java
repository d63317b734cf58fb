package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** Checks that hold for every payload of the engine. */
final class Payloads {
  private static final OcpEngine USED = EngineUnderTest.open();

  private Payloads() {}

  /**
   * Checks that the payload is well-formed, and gives the same tree when it is read again. Also
   * checks that the source gives the same bytes again, from this engine and from a new one.
   */
  static void check(OcpDocument document, ParseOptions options) {
    byte[] payload = bytes(document.payload());
    try (OcpDocument reopened = OcpDocument.open(ByteBuffer.wrap(payload.clone()))) {
      assertEquals(document.toJson(), reopened.toJson(), "the tree of the payload read again");
    }
    checkSame(payload, USED, document, options);
    try (OcpEngine fresh = EngineUnderTest.open()) {
      checkSame(payload, fresh, document, options);
    }
  }

  private static void checkSame(
      byte[] payload, OcpEngine engine, OcpDocument document, ParseOptions options) {
    try (OcpDocument again = engine.parse(bytes(document.source()), options)) {
      ByteBuffer other = again.payload();
      int mismatch = ByteBuffer.wrap(payload).mismatch(other);
      assertEquals(-1, mismatch, "offset at which a second payload of the source differs");
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
