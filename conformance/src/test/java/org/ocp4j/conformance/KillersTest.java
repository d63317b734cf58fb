package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Tests with sources of some thousand bytes that crash recursive parsers, at the known sizes and
 * with a million repetitions. Each must give a document or a limit error, also on a thread with a
 * small stack.
 */
@Tag("hostile")
class KillersTest {
  private static final int MILLION = 1_000_000;
  private static final long STACK = 128 << 10;

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  @AfterAll
  static void closeEngine() {
    assertEquals(0, ENGINE.liveDocuments(), "number of documents left open");
    ENGINE.close();
  }

  record Killer(String unit, int times, String end) {
    String source() {
      return unit.repeat(times) + end;
    }
  }

  static Stream<Killer> killers() {
    return Stream.of(
        new Killer("1. ", 6_540, "x"),
        new Killer("*a", 16_000, ""),
        new Killer("~~a", 16_000, ""),
        new Killer("![a", 16_000, ""),
        new Killer("> 1. ", 8_000, "x"),
        new Killer("1. ", MILLION, "x"),
        new Killer("*a", MILLION, ""),
        new Killer("~~a", MILLION, ""),
        new Killer("![a", MILLION, ""),
        new Killer("> 1. ", MILLION, "x"),
        new Killer("*a", MILLION, "a*".repeat(MILLION)),
        new Killer("![a", MILLION, "](b)".repeat(MILLION)),
        new Killer("<a>", MILLION, "</a>".repeat(MILLION)),
        new Killer("{`${", MILLION, "}`}".repeat(MILLION)));
  }

  @ParameterizedTest
  @MethodSource("killers")
  void giveADocumentOrALimitError(Killer killer) throws InterruptedException {
    ParseOptions mdx = ParseOptions.DEFAULT;
    ParseOptions markdown = mdx.withFormat(Format.MARKDOWN);
    check(killer.source(), mdx.withLenient(true));
    check(killer.source(), markdown);
    if (Boolean.getBoolean("ocp.tests.full")) {
      check(killer.source(), mdx);
      check(killer.source(), markdown.withLenient(true));
    }
  }

  /** Tests sources as deep as a payload can be. */
  @Tag("full")
  @ParameterizedTest
  @MethodSource("killers")
  void atTheLargestDepth(Killer killer) throws InterruptedException {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);
    check(
        killer.source(),
        options.withLimits(options.limits().with(Limit.DEPTH, Limit.DEPTH.maximum())));
  }

  private static void check(String source, ParseOptions options) throws InterruptedException {
    AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, () -> parse(source, options), "small stack", STACK);
    thread.setUncaughtExceptionHandler((self, thrown) -> failure.set(thrown));
    thread.start();
    thread.join();
    assertNull(failure.get(), "an exception other than a limit error");
  }

  private static void parse(String source, ParseOptions options) {
    try (OcpDocument document = ENGINE.parse(source, options)) {
      assertNotEquals(0, document.nodeCount());
    } catch (OcpLimitException e) {
      assertEquals(Limit.DEPTH, e.limit());
    } catch (OcpParseException e) {
      assertEquals(Format.MDX, options.format());
    }
  }
}
