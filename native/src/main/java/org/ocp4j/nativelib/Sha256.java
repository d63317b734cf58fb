package org.ocp4j.nativelib;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Computes the SHA-256 of a file. */
final class Sha256 {
  private Sha256() {}

  /** Returns the digest in hexadecimal. */
  static String of(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  /** Returns the digest of bytes in hexadecimal. */
  static String of(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
