package org.ocp4j.tck.internal;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.ocp4j.tck.Effort;

/**
 * The settings of a run of the kit.
 *
 * @param effort how many repetitions and random cases the kit runs
 * @param seed the seed of random tests
 * @param report the directory for the report
 * @param stops whether to skip the remaining tests after the first failure
 */
record Settings(Effort effort, long seed, Path report, boolean stops) {
  static final String EFFORT = "ocp.tck.effort";
  static final String SEED = "ocp.tck.seed";
  static final String REPORT = "ocp.tck.report";
  static final String STOP = "ocp.tck.stop";

  /** The default seed, the same for all tests of this process, so that a report can contain it. */
  private static final long OWN_SEED = new SplittableRandom().nextLong(1, 1_000_000_000_000L);

  /** Returns the settings in configuration parameters, which may be system properties. */
  static Settings of(Function<String, Optional<String>> parameters) {
    return new Settings(
        parameters
            .apply(EFFORT)
            .map(value -> Effort.valueOf(value.strip().toUpperCase(Locale.ROOT)))
            .orElse(Effort.NORMAL),
        parameters.apply(SEED).map(value -> Long.parseLong(value.strip())).orElse(OWN_SEED),
        Path.of(parameters.apply(REPORT).orElse("target/ocp4j-tck")),
        parameters.apply(STOP).map(value -> Boolean.parseBoolean(value.strip())).orElse(false));
  }
}
