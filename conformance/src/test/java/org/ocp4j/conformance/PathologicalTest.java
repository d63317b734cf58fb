package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Tests with sources made to break parsers: each must give a document, a grammar error or a limit
 * error, in time proportional to its size, whatever its depth.
 */
@Tag("hostile")
class PathologicalTest {
  private static final boolean IS_FULL = Boolean.getBoolean("ocp.tests.full");

  private static final int NESTED = IS_FULL ? 100_000 : 25_000;

  private static final int LARGEST = 1 << 22;

  private static final String ONE_CHARACTER =
      "\n\r\t \0!\"#$%&'()*+-./0:;<=>@[\\]^_`a{|}~\u00E9\u2028\uFEFF\uFFFD";

  private static final OcpEngine ENGINE = EngineUnderTest.open();

  private static ParseOptions options(Format format) {
    return ParseOptions.DEFAULT.withFormat(format);
  }

  /** A family, and how to parse it. */
  record Case(String family, boolean lenient) {
    boolean isMdx() {
      return family.startsWith("mdx-");
    }

    /**
     * Returns {@code true} if the case adds anything: lenient parsing of Markdown equals strict
     * parsing, and strict parsing stops at the first error.
     */
    boolean isOfUse() {
      return lenient ? isMdx() : !family.startsWith("mdx-wrong-");
    }

    ParseOptions options() {
      return PathologicalTest.options(isMdx() ? Format.MDX : Format.MARKDOWN).withLenient(lenient);
    }

    HostileSources.Family sources() {
      return Objects.requireNonNull(HostileSources.FAMILIES.get(family));
    }

    @Override
    public String toString() {
      return family + (lenient ? ", lenient" : "");
    }
  }

  static Stream<String> families() {
    return HostileSources.FAMILIES.keySet().stream();
  }

  static Stream<Case> cases() {
    return families()
        .flatMap(family -> Stream.of(new Case(family, false), new Case(family, true)))
        .filter(Case::isOfUse);
  }

  @Tag("full")
  @Test
  void aSquareIsToldFromALine() {
    long[] sink = new long[1];
    Function<Integer, Runnable> loop = rounds -> () -> {
      for (int i = 0; i < rounds; i++) {
        sink[0] += sink[0] * 31 + i;
      }
    };
    assertTrue(new Linearity(LARGEST, n -> loop.apply(64 * n)).isLinear());
    assertFalse(new Linearity(1 << 16, n -> loop.apply(n / 4 * (n / 4))).isLinear());
  }

  /**
   * Returns all cases with {@code -Pfull}. In a plain build, each engine has every sixth, and the
   * two parsers have different ones.
   */
  static Stream<Case> someCases() {
    List<Case> all = cases().toList();
    int step = IS_FULL ? 1 : 6;
    int first = EngineUnderTest.id().equals("java") ? 0 : step / 2;
    return IntStream.range(0, all.size()).filter(i -> i % step == first).mapToObj(all::get);
  }

  @ParameterizedTest
  @MethodSource("someCases")
  void parsingTakesTimeInProportion(Case what) {
    check(what, source -> () -> parse(source, what.options(), document -> {}));
  }

  /** Returns the cases that give a document; lenient parsing adds no documents of other shapes. */
  static Stream<Case> readable() {
    return cases().filter(what -> !what.lenient() && givesADocument(what));
  }

  private static boolean givesADocument(Case what) {
    boolean[] given = new boolean[1];
    parse(utf8(what.sources().apply(1_000)), what.options(), document -> given[0] = true);
    return given[0];
  }

  @Tag("full")
  @ParameterizedTest
  @MethodSource("readable")
  void readingTakesTimeInProportion(Case what) {
    check(what, source -> {
      List<byte[]> payloads = new ArrayList<>();
      parse(source, what.options(), document -> payloads.add(Payloads.bytes(document.payload())));
      return () -> payloads.forEach(payload -> {
        try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(payload))) {
          render(document);
        }
      });
    });
  }

  private static void check(Case what, Function<byte[], Runnable> work) {
    Linearity measure =
        new Linearity(LARGEST, n -> work.apply(utf8(what.sources().apply(n))));
    assertTrue(measure.isLinear(), () -> what + ": " + measure.times());
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyFamilyGivesADocumentOrAReason(String family) {
    byte[] source = utf8(HostileSources.FAMILIES.get(family).apply(1_000));
    onLittleStack(() -> {
      for (Format format : Format.values()) {
        for (boolean lenient : new boolean[] {false, true}) {
          parse(source, options(format).withLenient(lenient), PathologicalTest::read);
          parse(source, deep(format).withLenient(lenient), PathologicalTest::read);
        }
      }
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> ",
        ">",
        "- ",
        "1. ",
        "> - ",
        "[",
        "![",
        "[a](",
        "*",
        "_",
        "**a *b ",
        "`",
        "<",
        "<a>",
        "<>",
        "<a b=",
        "<a b={",
        "<a b={<c>{",
        "{",
        "{[",
        "{<a>",
        "{`${",
        "{(",
        "{'",
        "{/*",
        "[^",
        "[^a]: ",
        "- [ ] ",
        "~",
        "~a ~~b ",
        "$",
        "|",
        "www.",
        "http://",
        "a@"
      })
  void nestedVeryOften(String opener) {
    byte[] source = utf8(opener.repeat(NESTED) + "a");
    onLittleStack(() -> {
      for (Format format : Format.values()) {
        parse(source, options(format), PathologicalTest::read);
        parse(source, options(format).withLenient(true), PathologicalTest::read);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "MARKDOWN, '> ', ''",
    "MARKDOWN, '- ', ''",
    "MARKDOWN, '*a **b ', '** c* '",
    "MARKDOWN, '![', '](b)'",
    "MARKDOWN, '[^a]: ', ''",
    "MARKDOWN, '~a ~~b ', '~~ c~ '",
    "MDX, '<a>', '</a>'",
    "MDX, '<>', '</>'",
    "MDX, '{<a>', '</a>}'",
    "MDX, '<a b={', '}/>'"
  })
  void deepDocumentsAreReadOnLittleStack(Format format, String opener, String closer) {
    String source = opener.repeat(3_000) + "1" + closer.repeat(3_000);
    onLittleStack(() -> {
      try (OcpDocument document = ENGINE.parse(utf8(source), deep(format))) {
        read(document);
      }
    });
  }

  @Tag("full")
  @ParameterizedTest
  @EnumSource
  void tenMegabytesOfOneCharacter(Format format) {
    ONE_CHARACTER.codePoints().forEach(c -> {
      byte[] one = utf8(Character.toString(c));
      byte[] source = new byte[10_000_000 / one.length * one.length];
      for (int i = 0; i < source.length; i++) {
        source[i] = one[i % one.length];
      }
      parse(
          source,
          options(format),
          document -> assertEquals(source.length, document.root().end()));
    });
  }

  private static ParseOptions deep(Format format) {
    Limits limits = Limits.DEFAULT
        .with(Limit.DEPTH, Limit.DEPTH.maximum())
        .with(Limit.ATTRIBUTES, Limit.ATTRIBUTES.maximum());
    return options(format).withLimits(limits);
  }

  /** Runs a test on a thread whose stack is too small for recursion by depth. */
  private static void onLittleStack(Runnable test) {
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread = new Thread(null, test, "little stack", 256 << 10);
    thread.setUncaughtExceptionHandler((where, what) -> failure.set(what));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      throw new AssertionError(failure.get().toString(), failure.get());
    }
  }

  /** Reads a document as users do: checks its payload and renders it in every format. */
  private static void read(OcpDocument document) {
    OcpDocument.open(document.payload()).close();
    render(document);
  }

  private static void render(OcpDocument document) {
    document.toJson();
    document.toHtml();
    document.toText();
  }

  /** Parses a source; exceptions other than grammar and limit errors fail the test. */
  private static void parse(byte[] source, ParseOptions options, Consumer<OcpDocument> use) {
    try (OcpDocument document = ENGINE.parse(source, options)) {
      use.accept(document);
    } catch (OcpParseException | OcpLimitException e) {
      assertFalse(e.getMessage().isEmpty());
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
