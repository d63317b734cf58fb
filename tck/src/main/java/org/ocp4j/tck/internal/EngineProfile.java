package org.ocp4j.tck.internal;

import java.util.List;
import java.util.TreeSet;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * What an engine says of itself.
 *
 * @param id its name
 * @param provider its provider's class
 * @param capabilities what its memory can do, sorted
 * @param extensions what its parsers know, sorted
 * @param lenient whether its parsers can be lenient
 */
record EngineProfile(
    String id,
    String provider,
    List<String> capabilities,
    List<String> extensions,
    boolean lenient) {
  /** Opens an engine to ask it. */
  static EngineProfile of(EngineProvider provider) {
    try {
      return asked(provider);
    } catch (RuntimeException | LinkageError e) {
      return unknown(provider, e);
    }
  }

  private static EngineProfile asked(EngineProvider provider) {
    EngineBackend backend = provider.open();
    try {
      return new EngineProfile(
          provider.id(),
          provider.getClass().getName(),
          names(backend.heap().capabilities()),
          names(backend.extensions()),
          backend.supportsLenient());
    } finally {
      backend.close();
    }
  }

  /** An engine that could not even say what it is. */
  private static EngineProfile unknown(EngineProvider provider, Throwable failure) {
    return new EngineProfile(
        "unknown",
        provider.getClass().getName(),
        List.of("could not be asked: " + failure),
        List.of(),
        false);
  }

  private static List<String> names(Iterable<? extends Enum<?>> values) {
    TreeSet<String> names = new TreeSet<>();
    values.forEach(value -> names.add(value.name()));
    return List.copyOf(names);
  }
}
