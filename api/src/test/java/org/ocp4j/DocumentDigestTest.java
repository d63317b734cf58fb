package org.ocp4j;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.ocp4j.digest.Digest;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.digest.OcpDigestException;
import org.ocp4j.testing.FakeEngine;

/** Tests the digests of documents. */
class DocumentDigestTest {
  private static final byte[] CHECK = "123456789".getBytes(UTF_8);

  @Test
  void aDocumentHasTheDigestOfItsSource() {
    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build()) {
      OcpDocument document = engine.parse(CHECK);
      assertEquals("e3069283", document.sourceDigest(DigestAlgorithm.CRC_32C).toString());
      assertEquals(
          "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
          document.sourceDigest(DigestAlgorithm.SHA_256).toString());
      Digest git = document.sourceDigest(DigestAlgorithm.GIT_BLOB);
      assertEquals(Digest.of(DigestAlgorithm.GIT_BLOB, CHECK), git);
      assertNotEquals(Digest.of(DigestAlgorithm.GIT_BLOB, "12345678".getBytes(UTF_8)), git);
      assertThrows(OcpDigestException.class, () -> document.sourceDigest(DigestAlgorithm.TTH));
      document.close();
      assertThrows(OcpClosedException.class, () -> document.sourceDigest(DigestAlgorithm.CRC_32C));
    }
  }
}
