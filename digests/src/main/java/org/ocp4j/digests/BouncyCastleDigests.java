package org.ocp4j.digests;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import org.ocp4j.digest.DigestAlgorithm;
import org.ocp4j.spi.DigestProvider;

/**
 * Provides {@link DigestAlgorithm#ED2K}, {@link DigestAlgorithm#ED2K_BLUE} and {@link
 * DigestAlgorithm#TTH}. The API finds it on the class path or the module path; programs do not use
 * it themselves.
 */
public final class BouncyCastleDigests implements DigestProvider {
  /** Makes a provider. */
  public BouncyCastleDigests() {}

  @Override
  public @Nullable MessageDigest digest(String algorithm) {
    return switch (algorithm) {
      case "ED2K" -> new Ed2k(algorithm, true);
      case "ED2K-BLUE" -> new Ed2k(algorithm, false);
      case "TTH" -> new TigerTree(algorithm);
      default -> null;
    };
  }
}
