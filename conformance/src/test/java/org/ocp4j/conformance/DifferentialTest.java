package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.ParseOptions;

/**
 * Tests that the engine under test writes the same bytes and reports the same errors as the Java
 * engine. {@code -Docp.fuzz.cases} or {@code -Docp.fuzz.seconds} sets how many random fragments are
 * compared, or for how long, and {@code -Docp.fuzz.seed} sets the seed. A plain build compares
 * fewer fragments than {@code -Pfull}.
 *
 * @spec contract.md#8.2 Contract 8.2
 */
class DifferentialTest {
  private static final boolean IS_FULL = Boolean.getBoolean("ocp.tests.full");

  private static final int CASES = IS_FULL ? 100_000 : 10_000;

  /** How often large hostile sources repeat something. */
  private static final int OFTEN = IS_FULL ? 50_000 : 10_000;

  private static @Nullable Differential differential;

  @BeforeAll
  static void open() {
    assumeFalse(
        EngineUnderTest.id().equals("java"),
        "skipped: other engines are compared with the Java engine, not the Java engine with"
            + " itself");
    differential = new Differential(EngineUnderTest.id());
  }

  @AfterAll
  static void close() {
    if (differential != null) {
      differential.close();
    }
  }

  @Test
  void fixtures() throws IOException {
    checkAll("fixtures", Sources.fixtures());
  }

  @Test
  void commonMark() {
    checkAll("CommonMark", Sources.commonMark());
  }

  @Test
  @Tag("parser")
  void suites() throws IOException {
    checkAll("suites", Sources.suites());
  }

  @Test
  @Tag("parser")
  void corpora() throws IOException {
    checkAll("corpora", Sources.corpora());
  }

  /**
   * Compares small hostile sources with all options, and large ones in their own format, strictly
   * and leniently.
   */
  @Test
  @Tag("hostile")
  void hostileSources() {
    List<String> small = new ArrayList<>();
    HostileSources.FAMILIES.values().forEach(family -> {
      for (int n : new int[] {1, 2, 3, 10, 60, 300}) {
        small.add(family.apply(n));
      }
    });
    checkAll("small hostile sources", small);
    HostileSources.FAMILIES.forEach((name, family) -> {
      Format format = name.startsWith("mdx") ? Format.MDX : Format.MARKDOWN;
      ParseOptions options = ParseOptions.DEFAULT.withFormat(format);
      check(family.apply(OFTEN), options);
      check(family.apply(OFTEN), options.withLenient(true));
    });
    report("hostile sources");
  }

  @Test
  @Tag("parser")
  void changedFragments() throws IOException {
    List<String> documents = new ArrayList<>(Sources.fixtures());
    documents.addAll(Sources.commonMark());
    if (SharedData.isThere()) {
      documents.addAll(Sources.corpora());
    }
    long seed = Long.getLong("ocp.fuzz.seed", System.nanoTime());
    long seconds = Long.getLong("ocp.fuzz.seconds", 0);
    long cases = seconds > 0 ? Long.MAX_VALUE : Long.getLong("ocp.fuzz.cases", CASES);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    System.out.println("changed fragments: seed " + seed);
    Mutations mutations = new Mutations(documents, seed);
    for (long i = 0; i < cases && (seconds == 0 || System.nanoTime() < end); i++) {
      check(mutations.source(), mutations.options());
    }
    report("changed fragments");
  }

  /** Compares each source in every format, strictly and leniently, with and without extensions. */
  private static void checkAll(String what, List<String> sources) {
    for (String source : sources) {
      for (Format format : Format.values()) {
        ParseOptions options = ParseOptions.DEFAULT.withFormat(format);
        check(source, options);
        check(source, options.withExtensions());
        check(source, options.withLenient(true));
        check(source, options.withLenient(true).withExtensions());
      }
    }
    report(what);
  }

  private static void check(String source, ParseOptions options) {
    assertNull(compared().difference(source, options), "the first difference");
  }

  private static void report(String what) {
    System.out.println(
        what + ", " + EngineUnderTest.id() + " as java: in all " + compared().tally());
  }

  private static Differential compared() {
    if (differential == null) {
      throw new IllegalStateException("no engine was opened");
    }
    return differential;
  }
}
