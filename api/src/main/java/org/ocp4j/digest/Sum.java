package org.ocp4j.digest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.Checksum;

/** A digest under computation. One thread at a time may use it. */
interface Sum {
  /** Adds bytes to those that were added before. The array is not changed and not kept. */
  void update(byte[] bytes, int offset, int length);

  /** Returns the digest of all bytes, the most significant byte first. */
  byte[] finish();

  /** Returns the sum of a checksum of 32 bits. */
  static Sum of(Checksum checksum) {
    return new Sum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        checksum.update(bytes, offset, length);
      }

      @Override
      public byte[] finish() {
        return ByteBuffer.allocate(Integer.BYTES)
            .putInt((int) checksum.getValue())
            .array();
      }
    };
  }

  /** Returns the sum of a message digest. */
  static Sum of(MessageDigest digest) {
    return new Sum() {
      @Override
      public void update(byte[] bytes, int offset, int length) {
        digest.update(bytes, offset, length);
      }

      @Override
      public byte[] finish() {
        return digest.digest();
      }
    };
  }

  /** Returns the sum of Git's id of a blob, which starts with the number of its bytes. */
  static Sum ofGitBlob(MessageDigest sha1, long length) {
    sha1.update(("blob " + length + '\0').getBytes(StandardCharsets.US_ASCII));
    return of(sha1);
  }
}
