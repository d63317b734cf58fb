package org.ocp4j.digest;

import java.security.MessageDigest;
import java.util.Iterator;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.DigestProvider;

/** Finds the providers of algorithms that need a library, with the API's own class loader. */
final class DigestProviders {
  private static final String ARTIFACT = "org.ocp4j:ocp4j-digests";

  /** The provider of each algorithm that was found, by the algorithm's name. */
  private static final Map<String, DigestProvider> FOUND = new ConcurrentHashMap<>();

  private DigestProviders() {}

  /**
   * Returns a new digest.
   *
   * @throws OcpDigestException if no provider has the algorithm
   */
  static MessageDigest digest(String algorithm) {
    DigestProvider known = FOUND.get(algorithm);
    MessageDigest digest = known == null ? null : known.digest(algorithm);
    return digest == null ? first(algorithm) : digest;
  }

  private static MessageDigest first(String algorithm) {
    Throwable failure = null;
    Iterator<DigestProvider> providers = ServiceLoader.load(
            DigestProvider.class, DigestProvider.class.getClassLoader())
        .iterator();
    while (true) {
      try {
        if (!providers.hasNext()) {
          throw missing(algorithm, failure);
        }
        DigestProvider provider = providers.next();
        MessageDigest digest = provider.digest(algorithm);
        if (digest != null) {
          FOUND.put(algorithm, provider);
          return digest;
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        if (failure != null && failure.getClass().equals(e.getClass())) {
          throw missing(algorithm, e); // hasNext() may fail for ever
        }
        failure = e;
      }
    }
  }

  private static OcpDigestException missing(String algorithm, @Nullable Throwable failure) {
    String reason = failure == null
        ? "it is not part of ocp4j-api"
        : "a provider of it could not be loaded: " + failure;
    return new OcpDigestException(
        algorithm,
        reason,
        "add the artifact " + ARTIFACT + " with its dependencies to the class path",
        failure);
  }
}
