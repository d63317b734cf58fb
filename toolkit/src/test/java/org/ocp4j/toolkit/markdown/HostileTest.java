package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

/** Sources that are deep, long or both: writing them takes time and space in proportion. */
class HostileTest {
  private static final int SIZE = 15_000;
  private static final int DEPTH = 60_000;

  private static final Map<String, IntFunction<String>> FAMILIES = new TreeMap<>(Map.ofEntries(
      Map.entry("deep quotes", n -> "> ".repeat(n) + "a"),
      Map.entry("deep lists", n -> "- ".repeat(n / 2) + "a"),
      Map.entry("deep lists of nothing", n -> "- ".repeat(n / 2)),
      Map.entry("deep emphasis", n -> "*a **b ".repeat(n / 4) + "c" + "** *".repeat(n / 4)),
      Map.entry("deep images", n -> "![".repeat(n / 2) + "a" + "](b)".repeat(n / 2)),
      Map.entry("lazy lines in deep quotes", n -> "> ".repeat(n / 40) + "a\nb".repeat(n / 10)),
      Map.entry("lazy code in deep quotes", n -> "> ".repeat(n / 40) + "`" + "a\n".repeat(n) + "`"),
      Map.entry("marks", n -> "*a _b ~c `d [e ".repeat(n / 10)),
      Map.entry("signs", n -> "<1<2<3<4".repeat(n / 8)),
      Map.entry("ampersands", n -> "&a&#".repeat(n / 4)),
      Map.entry("dots", n -> "www.".repeat(n / 4)),
      Map.entry("links in a row", n -> "http://a.b,".repeat(n / 10)),
      Map.entry("a wide table", n -> "|a".repeat(n) + "|\n" + "|-".repeat(n) + "|"),
      Map.entry("a wide cell", n -> "|" + "a".repeat(n) + "|\n|-|\n" + "|b|\n".repeat(n)),
      Map.entry("items of code", n -> "-     ---\n".repeat(n / 8)),
      Map.entry("long words", n -> "a. ".repeat(n / 4) + ". ".repeat(n / 4))));

  private static final Map<String, IntFunction<String>> MDX = Map.of(
      "deep elements", n -> "<a>\n".repeat(n / 2) + "b\n" + "</a>\n".repeat(n / 2),
      "deep elements in text", n -> "a " + "<b>".repeat(n) + "c" + "</b>".repeat(n),
      "elements of many attributes", n -> "<a " + "b={c} ".repeat(n / 8) + "/>");

  @Test
  void deepTreesNeedNoStack() throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread small = new Thread(null, () -> checkDepth(), "small stack", 256 << 10);
    small.setUncaughtExceptionHandler((thread, thrown) -> failure[0] = thrown);
    small.start();
    small.join();
    assertEquals(null, failure[0]);
  }

  private static void checkDepth() {
    Limits limits = Limits.DEFAULT.with(Limit.DEPTH, 65_535);
    ParseOptions options = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withLimits(limits);
    try (OcpEngine engine = Ocp.builder().engine("java").memoryLimit(4L << 30).build();
        OcpDocument document = engine.parse("> ".repeat(DEPTH) + "*a **b* c**", options)) {
      String written = MarkdownRenderer.DEFAULT.render(document);
      assertTrue(written.startsWith("> > > "));
      assertEquals(2 * DEPTH, written.lastIndexOf('>') + 2);
    }
  }

  @Test
  void timeAndSpaceAreLinear() {
    Limits limits = Limits.DEFAULT.with(Limit.DEPTH, 65_535).with(Limit.ATTRIBUTES, 60_000);
    ParseOptions markdown = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN).withLimits(limits);
    try (OcpEngine engine = Ocp.builder().engine("java").memoryLimit(4L << 30).build()) {
      FAMILIES.forEach((name, family) -> {
        check(engine, name, family, markdown, MarkdownRenderer.DEFAULT);
        check(engine, name, family, markdown, Styles.NARROW);
        check(engine, name, family, markdown, Styles.OTHER);
      });
      MDX.forEach((name, family) -> check(
          engine, name, family, ParseOptions.DEFAULT.withLimits(limits), MarkdownRenderer.DEFAULT));
    }
  }

  /** Four times the source may take ten times as long, and give at most ten times its size. */
  private static void check(
      OcpEngine engine,
      String name,
      IntFunction<String> family,
      ParseOptions options,
      MarkdownRenderer renderer) {
    try (OcpDocument small = engine.parse(family.apply(SIZE), options);
        OcpDocument large = engine.parse(family.apply(4 * SIZE), options)) {
      int length = renderer.render(large).length();
      assertTrue(length < 10 * large.source().remaining() + 100_000, name + ": " + length);
      double ratio = Double.MAX_VALUE;
      for (int attempt = 0; attempt < 20 && ratio > 10; attempt++) {
        long first = time(small, renderer);
        ratio = Math.min(ratio, (double) time(large, renderer) / Math.max(first, 1_000_000));
      }
      assertTrue(ratio <= 10, name + " took " + ratio + " times as long for four times the size");
    }
  }

  private static long time(OcpDocument document, MarkdownRenderer renderer) {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      renderer.render(document);
      best = Math.min(best, System.nanoTime() - start);
    }
    return best;
  }
}
