package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** What holds for every payload the engine writes. */
final class Payloads {
  private static final OcpEngine USED = EngineUnderTest.open();

  private Payloads() {}

  /**
   * Its bytes pass the checker and give the same tree again; the same source gives the same bytes
   * again, from an engine that has parsed other sources before and from a new one.
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
      assertEquals(-1, mismatch, "where the payload of the same source differs");
    }
  }

  static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
