package org.ocp4j.spi;

import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Supplies the digest algorithms that need a library: {@code ED2K}, {@code ED2K-BLUE} and {@code
 * TTH}. The artifact {@code ocp4j-digests} has a provider. It is found with {@link
 * java.util.ServiceLoader}, once; any thread may use it.
 */
public interface DigestProvider {
  /**
   * Returns a new digest of an algorithm.
   *
   * @param algorithm the name of the algorithm
   * @return the digest, or null if this provider does not have the algorithm
   */
  @Nullable
  MessageDigest digest(String algorithm);
}
