package org.ocp4j.tck.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ocp4j.spi.EngineProvider;

/** The engines that test classes of this process check, for reports. */
final class EnginesUnderTest {
  private static final Map<String, EngineProfile> PROFILES = new ConcurrentHashMap<>();

  private EnginesUnderTest() {}

  /** Stores the profile of a test class's engine, unless it is already stored. */
  static void note(String testClass, Supplier<EngineProvider> provider) {
    PROFILES.computeIfAbsent(testClass, key -> EngineProfile.of(provider.get()));
  }

  /** Returns the engine of a test class; {@code null} if none of its tests began. */
  static @Nullable EngineProfile of(String testClass) {
    return PROFILES.get(testClass);
  }
}
