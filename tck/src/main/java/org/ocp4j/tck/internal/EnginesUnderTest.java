package org.ocp4j.tck.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.EngineProvider;

/** The engines that test classes of this process hold to the contract, for reports. */
final class EnginesUnderTest {
  private static final Map<String, EngineProfile> PROFILES = new ConcurrentHashMap<>();

  private EnginesUnderTest() {}

  /** Remembers the engine of a test class, if it is not known yet. */
  static void note(String testClass, Supplier<EngineProvider> provider) {
    PROFILES.computeIfAbsent(testClass, key -> EngineProfile.of(provider.get()));
  }

  /** The engine of a test class; null when none of its tests began. */
  static @Nullable EngineProfile of(String testClass) {
    return PROFILES.get(testClass);
  }
}
