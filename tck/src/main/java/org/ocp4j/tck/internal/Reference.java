package org.ocp4j.tck.internal;

import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.spi.EngineProvider;

/**
 * The Java engine, where it is on the class path beside the engine under test: it shows where a
 * payload goes wrong, which a fingerprint cannot.
 */
final class Reference {
  private static final String ID = "java";
  private static final int MAX_FAILURES = 100;

  private Reference() {}

  /** Returns a difference in words, or what to do to learn it. */
  static String difference(EngineProvider tested, Sample sample, Parsed seen) {
    EngineProvider java = find();
    if (java == null) {
      return seen + "; with ocp4j-engine-java on the class path of the tests, this message says"
          + " where it differs";
    }
    if (java.getClass() == tested.getClass()) {
      return seen + ", which is not what " + Fingerprints.FILE + " has: the grammar has changed";
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
        failures++; // a provider for a newer JDK, which is not the one that is looked for
      }
    }
    return null;
  }
}
