package org.ocp4j.tck.internal;

import java.util.List;
import java.util.TreeSet;
import org.ocp4j.spi.EngineBackend;
import org.ocp4j.spi.EngineProvider;

/**
 * What an engine reports about itself.
 *
 * @param id the engine's name
 * @param provider the name of its provider's class
 * @param capabilities the capabilities of its memory, sorted
 * @param extensions the extensions that its parsers support, sorted
 * @param lenient whether its parsers support lenient parsing
 */
record EngineProfile(
    String id,
    String provider,
    List<String> capabilities,
    List<String> extensions,
    boolean lenient) {
  /** Opens an engine, and returns its profile. */
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

  /** Returns the profile of an engine that could not be opened or failed when asked. */
  private static EngineProfile unknown(EngineProvider provider, Throwable failure) {
    return new EngineProfile(
        "unknown",
        provider.getClass().getName(),
        List.of("unknown, because the engine failed: " + failure),
        List.of(),
        false);
  }

  private static List<String> names(Iterable<? extends Enum<?>> values) {
    TreeSet<String> names = new TreeSet<>();
    values.forEach(value -> names.add(value.name()));
    return List.copyOf(names);
  }
}
