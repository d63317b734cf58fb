package org.ocp4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.SourceDigest.Algorithm;
import org.ocp4j.testing.FakeEngine;

class SourceDigestTest {
  private static final byte[] CHECK = "123456789".getBytes(UTF_8);

  @Test
  void digestsMatchPublishedValues() {
    SourceDigest crc = SourceDigest.of(Algorithm.CRC_32C, CHECK);
    assertEquals("crc-32c:e3069283", crc.toString());
    assertArrayEquals(new byte[] {(byte) 0xE3, 6, (byte) 0x92, (byte) 0x83}, crc.toByteArray());
    assertEquals(
        "sha-256:15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
        SourceDigest.of(Algorithm.SHA_256, CHECK).toString());
  }

  @ParameterizedTest
  @EnumSource
  void aDocumentHasTheDigestOfItsSource(Algorithm algorithm) {
    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build()) {
      OcpDocument document = engine.parse(CHECK);
      SourceDigest digest = document.sourceDigest(algorithm);
      assertEquals(SourceDigest.of(algorithm, CHECK), digest);
      assertEquals(SourceDigest.of(algorithm, CHECK).hashCode(), digest.hashCode());
      assertEquals(algorithm, digest.algorithm());
      ByteBuffer direct =
          ByteBuffer.allocateDirect(20).put(3, CHECK).position(3).limit(12);
      assertEquals(digest, SourceDigest.of(algorithm, direct));
      assertEquals(3, direct.position());
      assertNotEquals(digest, SourceDigest.of(algorithm, "123456780".getBytes(UTF_8)));
      document.close();
      assertThrows(OcpClosedException.class, () -> document.sourceDigest(algorithm));
    }
  }

  @Test
  void digestsOfDifferentAlgorithmsDiffer() {
    assertNotEquals(
        SourceDigest.of(Algorithm.CRC_32C, new byte[0]),
        SourceDigest.of(Algorithm.SHA_256, new byte[0]));
  }
}
