package org.ocp4j.digest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests digests and the names of algorithms. */
class DigestTest {
  private static final byte[] CHECK = "123456789".getBytes(US_ASCII);

  @Test
  void aDigestIsAValue() {
    Digest digest = Digest.of(DigestAlgorithm.CRC_32C, CHECK);
    assertEquals("e3069283", digest.toString());
    assertArrayEquals(new byte[] {(byte) 0xE3, 6, (byte) 0x92, (byte) 0x83}, digest.bytes());
    digest.bytes()[0] = 0;
    assertEquals(DigestAlgorithm.CRC_32C, digest.algorithm());
    ByteBuffer direct = ByteBuffer.allocateDirect(20).put(3, CHECK).position(3).limit(12);
    Digest other = Digest.of(DigestAlgorithm.CRC_32C, direct);
    assertEquals(digest, other);
    assertEquals(digest.hashCode(), other.hashCode());
    assertEquals(3, direct.position());
    assertNotEquals(digest, Digest.of(DigestAlgorithm.CRC_32, CHECK));
    assertNotEquals(digest, Digest.of(DigestAlgorithm.CRC_32C, new byte[9]));
    assertNotEquals(
        Digest.parse(DigestAlgorithm.CRC_32, "01020304"),
        Digest.parse(DigestAlgorithm.CRC_32C, "01020304"));
  }

  @Test
  void textIsParsedInUpperAndLowerCase() {
    Digest digest = Digest.of(DigestAlgorithm.CRC_32C, CHECK);
    assertEquals(digest, Digest.parse(DigestAlgorithm.CRC_32C, "e3069283"));
    assertEquals(digest, Digest.parse(DigestAlgorithm.CRC_32C, "E3069283"));
    for (String wrong : List.of("", "e306928", "e30692", "e30692831f", "e306928g")) {
      String message = assertThrows(
              IllegalArgumentException.class, () -> Digest.parse(DigestAlgorithm.CRC_32C, wrong))
          .getMessage();
      assertTrue(message.startsWith("no digest of CRC-32C: \"" + wrong + "\""), message);
    }
  }

  @Test
  void digestsAreFoundByAlgorithm() {
    Digests digests = Digester.of(
            DigestAlgorithm.CRC_32, DigestAlgorithm.CRC_32C, DigestAlgorithm.CRC_32)
        .digest(CHECK);
    assertEquals("[CRC-32 cbf43926, CRC-32C e3069283]", digests.toString());
    assertEquals(Digest.of(DigestAlgorithm.CRC_32C, CHECK), digests.get(DigestAlgorithm.CRC_32C));
    assertEquals(9, digests.byteSize());
    assertEquals(digests.list().get(0), digests.iterator().next());
    Digests same =
        Digester.of(List.of(DigestAlgorithm.CRC_32, DigestAlgorithm.CRC_32C)).digest(CHECK);
    assertEquals(same, digests);
    assertEquals(same.hashCode(), digests.hashCode());
    String message = assertThrows(
            IllegalArgumentException.class, () -> digests.get(DigestAlgorithm.MD5))
        .getMessage();
    assertEquals(
        "no digest MD5 was computed, only [CRC-32, CRC-32C];"
            + " name the algorithm when you ask for digests",
        message);
  }

  @ParameterizedTest
  @MethodSource("org.ocp4j.digest.DigestAlgorithm#constants")
  void constantsAreFoundByTheirName(DigestAlgorithm constant) {
    assertSame(constant, DigestAlgorithm.of(constant.name()));
    assertSame(
        constant,
        DigestAlgorithm.of(constant.toString().replace("-", "").toLowerCase(Locale.ROOT)));
  }

  @ParameterizedTest
  @CsvSource({
    "crc32, CRC-32",
    "sha_256, SHA-256",
    "Sha512, SHA-512",
    "sha384, SHA-384",
    "sha3256, SHA3-256",
    "sha512/256, SHA-512/256",
    "md2, MD2"
  })
  void algorithmsAreFoundWhateverTheirSpelling(String spelling, String name) {
    DigestAlgorithm algorithm = DigestAlgorithm.of(spelling);
    assertEquals(name, algorithm.name());
    assertEquals(DigestAlgorithm.of(name), algorithm);
    assertEquals(DigestAlgorithm.of(name).hashCode(), algorithm.hashCode());
    assertFalse(algorithm.needsLength());
  }

  @Test
  void anotherNameOfTheJvmIsAnAlgorithm() {
    Digest digest = Digest.of(DigestAlgorithm.of("2.16.840.1.101.3.4.2.1"), CHECK);
    assertArrayEquals(Digest.of(DigestAlgorithm.SHA_256, CHECK).bytes(), digest.bytes());
  }

  @Test
  void unknownAlgorithmsAreRefused() {
    OcpDigestException e = assertThrows(OcpDigestException.class, () -> DigestAlgorithm.of("md17"));
    assertEquals("md17", e.algorithm());
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith("digest md17: no security provider has it; use "), message);
    assertTrue(message.contains("SHA3-256") && message.contains("TTH"), message);
    assertThrows(IllegalArgumentException.class, Digester::of);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ED2K", "ED2K-BLUE", "TTH"})
  void algorithmsOfAnotherArtifactNameIt(String name) {
    DigestAlgorithm algorithm = DigestAlgorithm.of(name);
    OcpDigestException e = assertThrows(OcpDigestException.class, () -> Digester.of(algorithm));
    assertEquals(name, e.algorithm());
    assertEquals(
        "digest " + name + ": it is not part of ocp4j-api; add the artifact"
            + " org.ocp4j:ocp4j-digests with its dependencies to the class path",
        e.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "'', ''",
    "f, MY",
    "fo, MZXQ",
    "foo, MZXW6",
    "foob, MZXW6YQ",
    "fooba, MZXW6YTB",
    "foobar, MZXW6YTBOI"
  })
  void base32IsThatOfRfc4648(String plain, String text) {
    assertEquals(text, Base32.format(plain.getBytes(US_ASCII)));
    assertArrayEquals(plain.getBytes(US_ASCII), Base32.parse(text));
    assertArrayEquals(plain.getBytes(US_ASCII), Base32.parse(text.toLowerCase(Locale.ROOT)));
    assertThrows(IllegalArgumentException.class, () -> Base32.parse(text + "1"));
  }
}
