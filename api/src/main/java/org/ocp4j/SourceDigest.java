package org.ocp4j;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * A digest of a source. Equal sources have equal digests, so a stored digest shows whether a source
 * has changed, without parsing it again.
 *
 * <p>{@link OcpDocument#sourceDigest} equals {@link #of} for the bytes that were parsed, including
 * byte order marks and line endings. If malformed input was replaced, it is the digest of the
 * source with the replacements.
 */
public final class SourceDigest {
  /** The algorithm of a digest. Every Java has both. */
  public enum Algorithm {
    /** CRC-32C, 4 bytes: fast; detects accidental changes, but not deliberate ones. */
    CRC_32C,
    /** SHA-256, 32 bytes: nobody can make another source with the same digest. */
    SHA_256
  }

  private static final int CHUNK = 16 << 10;

  private final Algorithm algorithm;
  private final byte[] bytes;

  private SourceDigest(Algorithm algorithm, byte[] bytes) {
    this.algorithm = algorithm;
    this.bytes = bytes;
  }

  /** Returns the digest of the bytes between a buffer's position and limit. Neither changes. */
  public static SourceDigest of(Algorithm algorithm, ByteBuffer source) {
    ByteBuffer bytes = source.duplicate();
    return new SourceDigest(
        algorithm,
        switch (algorithm) {
          case CRC_32C -> crc32c(bytes);
          case SHA_256 -> sha256(bytes);
        });
  }

  /** Returns the digest of an array of bytes. */
  public static SourceDigest of(Algorithm algorithm, byte[] source) {
    return of(algorithm, ByteBuffer.wrap(source));
  }

  private static byte[] crc32c(ByteBuffer bytes) {
    CRC32C sum = new CRC32C();
    inChunks(bytes, sum::update);
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) sum.getValue()).array();
  }

  private static byte[] sha256(ByteBuffer bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      inChunks(bytes, digest::update);
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new LinkageError("every Java has SHA-256, this one says it does not", e);
    }
  }

  private interface Chunk {
    void update(byte[] bytes, int offset, int length);
  }

  /**
   * Passes on copies of the bytes. A digest that reads a mapped file itself, in native code, would
   * crash the JVM if another program shortened the file. And a security provider's digest could
   * keep the buffer after its memory has been released.
   */
  private static void inChunks(ByteBuffer bytes, Chunk use) {
    byte[] chunk = new byte[Math.min(CHUNK, bytes.remaining())];
    while (bytes.hasRemaining()) {
      int count = Math.min(chunk.length, bytes.remaining());
      bytes.get(chunk, 0, count);
      use.update(chunk, 0, count);
    }
  }

  /** Returns the algorithm of this digest. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** Returns a copy of the bytes of this digest, the most significant byte first. */
  public byte[] toByteArray() {
    return bytes.clone();
  }

  /** Returns this digest in hexadecimal, in lower case. */
  public String toHex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceDigest that
        && algorithm == that.algorithm
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(algorithm, Arrays.hashCode(bytes));
  }

  /** Returns the algorithm and the digest, such as {@code "crc-32c:e3069283"}. */
  @Override
  public String toString() {
    return (algorithm == Algorithm.CRC_32C ? "crc-32c:" : "sha-256:") + toHex();
  }
}
