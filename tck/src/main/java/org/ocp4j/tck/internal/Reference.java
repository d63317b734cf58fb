package org.ocp4j.tck.internal;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.spi.EngineProvider;

/**
 * Compares payloads with those of the Java engine, if it is on the class path beside the engine
 * under test. This shows where a payload differs, which a fingerprint cannot.
 */
final class Reference {
  private static final String ID = "java";
  private static final int MAX_FAILURES = 100;

  private Reference() {}

  /** Returns a description of the difference, or of what to do to see it. */
  static String difference(EngineProvider tested, Sample sample, Parsed seen) {
    EngineProvider java = find();
    if (java == null) {
      return seen + "; put ocp4j-engine-java on the class path of the tests to see the first"
          + " difference here";
    }
    if (java.getClass() == tested.getClass()) {
      return seen + ", which differs from " + Fingerprints.FILE
          + ", as does the result of ocp4j-engine-java: the grammar has changed";
    }
    try (OcpEngine engine = Ocp.builder().provider(java).build()) {
      return seen.differenceFrom(Parsed.by(engine, sample.source(), sample.options()));
    }
  }

  private static @Nullable EngineProvider find() {
    Iterator<EngineProvider> providers =
        ServiceLoader.load(EngineProvider.class, Ocp.class.getClassLoader()).iterator();
    for (int failures = 0; failures < MAX_FAILURES; ) {
      try {
        if (!providers.hasNext()) {
          return null;
        }
        EngineProvider provider = providers.next();
        if (provider.id().equals(ID) && provider.availability().available()) {
          return provider;
        }
      } catch (ServiceConfigurationError | LinkageError e) {
        failures++; // a provider for a newer JDK
      }
    }
    return null;
  }
}
