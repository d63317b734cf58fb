package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ocp4j.conformance.HostileSources.x;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/**
 * Tests with many lines in deep containers, and the depth limit raised to its maximum. Time must
 * not grow with depth for each line that changes nothing, nor with the number of markers for each
 * marker.
 */
class DeepLinesTest {
  /** The number of nested lists, of two levels each, just below the largest depth. */
  private static final int LARGEST = 32_000;

  /**
   * The nanoseconds per line below which a line cannot have looked at each list: with so many
   * lists, even a scan of 64 bytes in a nanosecond takes this long.
   */
  private static final long QUICK_NANOS = LARGEST / 64;

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  @AfterAll
  static void closeEngine() {
    assertEquals(0, ENGINE.liveDocuments(), "number of documents left open");
    ENGINE.close();
  }

  /** A family of sources, with its parse options. */
  record Case(String name, HostileSources.Family family, Format format, boolean lenient) {
    Case(String name, HostileSources.Family family) {
      this(name, family, Format.MARKDOWN, false);
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        lenient("an expression of blank lines", n -> x("- ", n) + "{\n" + x("\n", n) + "}"),
        lenient("a tag of blank lines", n -> x("- ", n) + "<a\n" + x("\n", n) + "/>"),
        lenient("an expression of lines of spaces", n -> x("- ", n) + "{\n" + x(" \n", n) + "}"),
        new Case("blank lines in lists", n -> x("- ", n) + "a" + x("\n", n) + "b"),
        new Case("blank lines in lists and quotes", n -> x("- > ", n / 2) + "a" + x("\n", n) + "b"),
        new Case("blank lines in footnotes", n -> x("[^a]: ", n) + "a\n" + x(" \n", n) + "b"),
        new Case("quoted blank lines in lists", n -> "> " + x("- ", n) + "a\n" + x(">\n", n)),
        new Case("blank lines in a fence in lists", n -> x("- ", n) + "```\n" + x("\n", n)),
        new Case("blank lines in indented code", n -> x("- ", n) + "-     a\n" + x("\n", n) + "b"),
        new Case("blank lines in HTML in lists", n -> x("- ", n) + "<!--\n" + x("\n", n)),
        new Case("tabs before text in lists", n -> x("- ", n) + "a\n" + x("\t", n) + "b"),
        new Case("almost a thematic break", n -> x("* ", n) + "a"),
        new Case("almost thematic breaks", n -> x("* ", n / 2) + "- " + x("* ", n / 2) + "a"),
        new Case("items of two kinds", n -> x("* - ", n / 2) + "a"),
        new Case("lazy lines", n -> x("> ", n) + "a\n" + x("b\n", n)));
  }

  private static Case lenient(String name, HostileSources.Family family) {
    return new Case(name, family, Format.MDX, true);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aLineDoesNotCostItsDepth(Case what) {
    ParseOptions options =
        ParseOptions.DEFAULT.withFormat(what.format()).withLenient(what.lenient());
    ParseOptions deep =
        options.withLimits(options.limits().with(Limit.DEPTH, Limit.DEPTH.maximum()));
    Linearity measure = new Linearity(LARGEST, QUICK_NANOS, n -> {
      byte[] source = what.family().apply(n).getBytes(StandardCharsets.UTF_8);
      return () -> {
        try (OcpDocument document = ENGINE.parse(source, deep)) {
          assertEquals(source.length, document.sourceByteSize());
        }
      };
    });
    assertTrue(measure.isLinear(), () -> what + ": " + measure.times());
  }
}
