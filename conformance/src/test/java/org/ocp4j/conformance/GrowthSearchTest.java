package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Composes random families of sources, and searches for one whose time per byte grows with its
 * size. A build tries the same few families each time. {@code -Docp.growth.seconds=600} searches
 * for that time, {@code -Docp.growth.engine} selects one engine, and {@code -Docp.growth.seed} sets
 * the seed, which is printed otherwise. Families that a search finds are fixed, and added to {@link
 * HostileSources}.
 */
@Tag("hostile")
class GrowthSearchTest {
  private static final int CASES = Boolean.getBoolean("ocp.tests.full") ? 2_000 : 700;
  private static final long SEED = 17;

  /** The number of growing families at which a search stops. */
  private static final int MOST_FOUND = 12;

  private static final int SLOWEST = 5;

  /**
   * The size of the first measurement; small costs for each pair of bytes show only at larger
   * sizes.
   */
  private static final int SMALL = 8 << 10;

  private static final int LARGE = 128 << 10;
  private static final int LARGE_ONE_IN = 16;

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  @AfterAll
  static void closeEngine() {
    assertEquals(0, ENGINE.liveDocuments(), "number of documents left open");
    ENGINE.close();
  }

  /** A family, its parse options, and its time per byte. */
  private record Case(Repetition family, ParseOptions options, double nanosPerByte) {
    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%s, %s, %s, depth %d, %d extensions (%.0f ns a byte)",
          family,
          options.format(),
          options.lenient() ? "lenient" : "strict",
          options.limits().get(Limit.DEPTH),
          options.extensions().size(),
          nanosPerByte);
    }
  }

  @Test
  void noFamilyGrows() {
    String engine = System.getProperty("ocp.growth.engine", EngineUnderTest.id());
    assumeTrue(engine.equals(EngineUnderTest.id()), "skipped: the search runs only on " + engine);
    long seconds = Long.getLong("ocp.growth.seconds", 0);
    long seed = Long.getLong("ocp.growth.seed", seconds > 0 ? System.nanoTime() : SEED);
    long cases = seconds > 0 ? Long.MAX_VALUE : CASES;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    Random random = new Random(seed);
    List<Case> found = new ArrayList<>();
    List<Case> slowest = new ArrayList<>();
    long looked = 0;
    while (looked < cases
        && found.size() < MOST_FOUND
        && (seconds == 0 || System.nanoTime() < end)) {
      Repetition family = Repetition.of(random);
      ParseOptions options = options(random);
      Growth growth = growth(family, options);
      int size = random.nextInt(LARGE_ONE_IN) == 0 ? LARGE : SMALL;
      if (growth.isSuspect(size) && growth.isFound()) {
        Case one = new Case(smallest(family, options), options, growth.nanosPerByte());
        System.out.println("grows: " + one);
        found.add(one);
      }
      keep(slowest, new Case(family, options, growth.nanosPerByte()));
      looked++;
    }
    System.out.printf(
        "growth search, %s: seed %d, %d families, the slowest:%n%s",
        EngineUnderTest.id(), seed, looked, lines(slowest));
    assertTrue(found.isEmpty(), () -> "families that grow, seed " + seed + ":\n" + lines(found));
  }

  private static Repetition smallest(Repetition family, ParseOptions options) {
    for (Repetition smaller : family.smaller()) {
      if (growth(smaller, options).isFound()) {
        return smallest(smaller, options);
      }
    }
    return family;
  }

  private static void keep(List<Case> slowest, Case one) {
    slowest.add(one);
    slowest.sort((a, b) -> Double.compare(b.nanosPerByte(), a.nanosPerByte()));
    if (slowest.size() > SLOWEST) {
      slowest.remove(SLOWEST);
    }
  }

  private static Growth growth(Repetition family, ParseOptions options) {
    return new Growth(ENGINE, options, family::source);
  }

  private static ParseOptions options(Random random) {
    ParseOptions options = ParseOptions.DEFAULT
        .withFormat(random.nextInt(3) == 0 ? Format.MARKDOWN : Format.MDX)
        .withLenient(random.nextBoolean());
    if (random.nextInt(4) == 0) {
      for (Extension extension : Extension.values()) {
        options = options.with(extension, random.nextBoolean());
      }
    }
    return random.nextInt(3) == 0 ? options.withLimits(largest()) : options;
  }

  private static Limits largest() {
    return Limits.DEFAULT
        .with(Limit.DEPTH, Limit.DEPTH.maximum())
        .with(Limit.ATTRIBUTES, Limit.ATTRIBUTES.maximum());
  }

  private static String lines(List<Case> cases) {
    StringBuilder lines = new StringBuilder();
    cases.forEach(one -> lines.append(one).append('\n'));
    return lines.toString();
  }
}
