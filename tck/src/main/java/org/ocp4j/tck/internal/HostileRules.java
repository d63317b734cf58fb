package org.ocp4j.tck.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.memory.OcpMemoryLimitException;
import org.ocp4j.spi.EngineProvider;
import org.ocp4j.tck.Rule;

/**
 * Tests that no input crashes, hangs, or takes more than linear time.
 *
 * @spec contract.md#6.4 Contract 6.4
 */
public abstract class HostileRules extends EngineRules {
  /** Times below this many milliseconds are too short to compare. */
  private static final long SOON = 1500;

  /** Families of sources; each makes a source of any size. */
  private static final Map<String, IntFunction<String>> FAMILIES = new LinkedHashMap<>();

  static {
    repeat("numbers of lists", "1. ");
    repeat("quotes", "> ");
    repeat("bullets", "- ");
    repeat("opening brackets", "[");
    repeat("closing brackets", "]");
    repeat("image openers", "![");
    repeat("emphasis openers", "*a ");
    repeat("emphasis closers", "a* ");
    repeat("strong of two kinds", "*a_ ");
    repeat("triples", "a***");
    repeat("backticks", "`a``");
    repeat("link openers", "[a](");
    repeat("links with angles", "[a](<b");
    repeat("tags left open", "<a>");
    repeat("elements", "<a/>");
    repeat("closing tags", "</a>");
    repeat("attributes left open", "<a b=\"");
    repeat("braces", "{");
    repeat("comments", "<!--");
    repeat("strikethrough", "~~a ");
    repeat("dollars", "$a ");
    repeat("tables", "|a");
    repeat("table rows", "|a|\n|-|\n");
    repeat("ampersands", "&");
    repeat("backslashes", "\\");
    repeat("lines", "a\n");
    repeat("blank lines", "\n");
    repeat("definitions", "[a]: b\n");
    repeat("footnotes", "[^a]: b\n");
    repeat("headings", "# a\n");
    repeat("addresses", "a@b.c ");
    repeat("names of sites", "www.a.b ");
    FAMILIES.put("nested emphasis", n -> "*".repeat(n) + "a" + "*".repeat(n));
    FAMILIES.put("nested brackets", n -> "[".repeat(n) + "a" + "]".repeat(n));
    FAMILIES.put("nested elements", n -> "<a>".repeat(n) + "</a>".repeat(n));
    FAMILIES.put("lists in lists", n -> "- ".repeat(n) + "x" + "\n".repeat(n));
    FAMILIES.put("lazy lines", n -> "> ".repeat(200) + "a\n" + "b\n".repeat(n));
    FAMILIES.put(
        "a label of its own", n -> "[" + "a".repeat(n) + "]: b\n\n[" + "a".repeat(n) + "]");
  }

  /** Creates the tests of one provider's engine. */
  protected HostileRules(Supplier<EngineProvider> source) {
    super(source);
  }

  private static void repeat(String name, String part) {
    FAMILIES.put(name, n -> part.repeat(n) + "x");
  }

  /**
   * Parses within the time limit, and returns whether the result is a document or which exception.
   */
  private String outcome(OcpEngine engine, String source, ParseOptions options, String name) {
    String[] outcome = new String[1];
    watched(() -> outcome[0] = parseTo(engine, source, options, name), name);
    return outcome[0];
  }

  /** Runs a task that must end, and returns its CPU time in nanoseconds. */
  private long watched(Runnable parsing, String name) {
    Watchdog.Run run = Watchdog.run(parsing, 0);
    contract()
        .require(
            run.hasEnded(),
            "parsing " + name + " ends within a minute of CPU time",
            "it is still running",
            "take a thread dump with jstack: the thread \"tck watched\" shows where it runs");
    return run.cpuNanos();
  }

  private String parseTo(OcpEngine engine, String source, ParseOptions options, String name) {
    try (OcpDocument document = engine.parse(source, options)) {
      Walk.byCursor(document);
      return "document";
    } catch (OcpLimitException e) {
      return e.limit().name();
    } catch (OcpParseException | OcpMemoryLimitException e) {
      return e.getClass().getSimpleName();
    } catch (Throwable e) {
      throw contract()
          .violated(
              "parsing " + name + " ends with a document or an exception of the API",
              e,
              "no recursion may depend on the source");
    }
  }

  @Rule("6.4")
  @DisplayName("6.4 sources that have broken other parsers end with a document or an exception"
      + " of the API")
  void whatHasBrokenParsersEnds() {
    OcpEngine engine = openWatched();
    int most = effort().of(6540, 20_000, 100_000);
    for (Map.Entry<String, IntFunction<String>> family : FAMILIES.entrySet()) {
      String source = family.getValue().apply(most);
      for (Format format : Format.values()) {
        String name = most + " times \"" + family.getKey() + "\" as " + format;
        outcome(engine, source, options(format), name);
        if (backend().supportsLenient()) {
          outcome(engine, source, options(format).withLenient(true), name + ", lenient");
        }
      }
    }
    contract()
        .equal(
            "still fine",
            parse(engine, "still fine").node(2).value(),
            "the text of a document that is parsed afterwards",
            "after a failure, Parser.parse must leave the parser usable");
  }

  @Rule("6.4")
  @DisplayName("6.4 100,000 nested constructs exceed the limit of depth, without a stack overflow")
  void deepNestingEndsInALimit() {
    OcpEngine engine = openWatched();
    int depth = 100_000;
    Map<String, String> sources = Map.of(
        "quotes", "> ".repeat(depth) + "a",
        "lists", "- ".repeat(depth) + "a",
        "elements", "<a>".repeat(depth) + "</a>".repeat(depth),
        "links", "![".repeat(depth) + "a" + "](b)".repeat(depth));
    for (Map.Entry<String, String> source : sources.entrySet()) {
      if (source.getKey().equals("links")) {
        outcome(engine, source.getValue(), options(), "nested images");
      } else {
        contract()
            .equal(
                Limit.DEPTH.name(),
                outcome(engine, source.getValue(), options(), "nested " + source.getKey()),
                "the result of parsing 100,000 nested " + source.getKey(),
                "the default of Limit.DEPTH is 256");
      }
    }
  }

  @Rule("6.4")
  @DisplayName("6.4 parsing 10 MB of one character ends")
  void muchOfOneCharacterEnds() {
    OcpEngine engine = openWatched();
    int size = effort().of(300_000, 10_000_000, 10_000_000);
    for (char each : "a*_`[]<>&\\{}$|~#-+=!@.: \n\t\"'(".toCharArray()) {
      String source = String.valueOf(each).repeat(size);
      String name = size + " times '" + each + "'";
      outcome(engine, source, options(Format.MARKDOWN), name);
      if (effort().of(0, 0, 1) == 1) {
        outcome(engine, source, options(Format.MDX), name + " as MDX");
      }
    }
  }

  @Rule("6.4")
  @DisplayName("6.4 a thread with a small stack parses and reads deeply nested elements")
  void smallStackIsEnough() {
    OcpEngine engine = openWatched();
    int depth = effort().of(5000, 10_000, 20_000);
    ParseOptions options =
        options().withLimits(Limits.DEFAULT.with(Limit.DEPTH, Limit.DEPTH.maximum()));
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Watchdog.Run small = Watchdog.run(
        () -> {
          try (OcpDocument document =
              engine.parse("<a>".repeat(depth) + "</a>".repeat(depth), options)) {
            Walk.byCursor(document);
            contract().equal(depth + 1, document.nodeCount(), "nodes", "OcpDocument.nodeCount()");
          } catch (Throwable e) {
            failure.set(e);
          }
        },
        160 << 10);
    contract()
        .require(
            small.hasEnded() && failure.get() == null,
            depth + " nested elements are parsed and walked on a stack of 160 KiB",
            small.hasEnded() ? String.valueOf(failure.get()) : "it is still running after a minute",
            "no recursion may depend on the source, in a parser or in its native code");
  }

  private long millis(OcpEngine engine, String source, Format format, String name) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3 && least > SOON; i++) {
      long nanos = watched(() -> parseTo(engine, source, options(format), name), name);
      least = Math.min(least, nanos / 1_000_000);
    }
    return least;
  }

  @Rule("6.4")
  @DisplayName("6.4 time grows no faster than the source")
  void timeIsLinear() {
    OcpEngine engine = openWatched();
    int size = effort().of(500, 5000, 20_000);
    for (Map.Entry<String, IntFunction<String>> family : FAMILIES.entrySet()) {
      for (Format format : Format.values()) {
        String name = "\"" + family.getKey() + "\" as " + format;
        long many = millis(engine, family.getValue().apply(16 * size), format, name);
        if (many <= SOON) {
          continue;
        }
        long few = millis(engine, family.getValue().apply(size), format, name);
        contract()
            .atMost(
                80 * few,
                many,
                "milliseconds of CPU time for " + 16 * size + " times " + name + " (" + size
                    + " took " + few + ")",
                "16 times the source takes about 16 times as long where time is linear, and 256"
                    + " times where it is quadratic");
      }
    }
  }
}
