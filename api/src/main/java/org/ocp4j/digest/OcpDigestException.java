package org.ocp4j.digest;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when a digest cannot be computed, because this program has no such algorithm, or because
 * the algorithm needs the number of bytes in advance. The message says how to fix it.
 */
public final class OcpDigestException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String algorithm;

  /**
   * Creates an exception.
   *
   * @param algorithm the name of the algorithm
   * @param reason what is wrong
   * @param fix what to do about it
   * @param cause the exception that showed what is wrong, or null
   */
  OcpDigestException(String algorithm, String reason, String fix, @Nullable Throwable cause) {
    super("digest " + algorithm + ": " + reason + "; " + fix, cause);
    this.algorithm = algorithm;
  }

  /** Returns the name of the algorithm, as it was asked for. */
  public String algorithm() {
    return algorithm;
  }
}
