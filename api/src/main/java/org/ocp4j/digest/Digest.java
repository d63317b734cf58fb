package org.ocp4j.digest;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A digest of a source: the algorithm and its result. Equal sources have equal digests, so a stored
 * digest shows whether a source has changed, without reading the old one or parsing the new one.
 */
public final class Digest {
  private final DigestAlgorithm algorithm;
  private final byte[] bytes;

  Digest(DigestAlgorithm algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /**
   * Returns the digest of an array of bytes.
   *
   * @throws OcpDigestException when this program does not have the algorithm
   */
  public static Digest of(DigestAlgorithm algorithm, byte[] source) {
    return Digester.of(algorithm).digest(source).get(algorithm);
  }

  /**
   * Returns the digest of the bytes between a buffer's position and limit. Neither changes.
   *
   * @throws OcpDigestException when this program does not have the algorithm
   */
  public static Digest of(DigestAlgorithm algorithm, ByteBuffer source) {
    return Digester.of(algorithm).digest(source).get(algorithm);
  }

  /**
   * Returns the digest that a text stands for, in the form of {@link #toString}, in upper or lower
   * case.
   *
   * @throws IllegalArgumentException when the text is no digest of the algorithm
   * @throws OcpDigestException when this program does not have the algorithm
   */
  public static Digest parse(DigestAlgorithm algorithm, String text) {
    int size = algorithm.open(0).finish().length;
    byte[] bytes;
    try {
      bytes = algorithm.isInBase32() ? Base32.parse(text) : HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "no digest of " + algorithm + ": \"" + text + "\": " + e.getMessage(), e);
    }
    if (bytes.length != size) {
      throw new IllegalArgumentException("no digest of " + algorithm + ": \"" + text + "\" has "
          + bytes.length + " bytes and not " + size);
    }
    return new Digest(algorithm, bytes);
  }

  /** Returns the algorithm of this digest. */
  public DigestAlgorithm algorithm() {
    return algorithm;
  }

  /** Returns a copy of the bytes of this digest, the most significant byte first. */
  public byte[] bytes() {
    return bytes.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that
        && algorithm.equals(that.algorithm)
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return 31 * algorithm.hashCode() + Arrays.hashCode(bytes);
  }

  /**
   * Returns the digest in the form that other programs print: hexadecimal in lower case, or for
   * {@link DigestAlgorithm#TTH} base32 in upper case.
   */
  @Override
  public String toString() {
    return algorithm.isInBase32() ? Base32.format(bytes) : HexFormat.of().formatHex(bytes);
  }
}
