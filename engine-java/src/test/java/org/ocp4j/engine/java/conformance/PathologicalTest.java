package org.ocp4j.engine.java.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.DiagnosticCode;
import org.ocp4j.Format;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpNode;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;

/**
 * Sources made to break parsers: each gives a document, a refusal or the name of a limit, in time
 * that is in proportion to its size, however deep it nests.
 */
class PathologicalTest {
  private static final int LARGEST = 1 << 21;

  private static final String ONE_CHARACTER =
      "\n\r\t \0!\"#$%&'()*+-./0:;<=>@[\\]^_`a{|}~\u00E9\u2028\uFEFF\uFFFD";

  private static final OcpEngine ENGINE = Parsed.newEngine();

  private static ParseOptions options(Format format) {
    return ParseOptions.DEFAULT.withFormat(format);
  }

  private static Format formatOf(String family) {
    return family.startsWith("mdx-") ? Format.MDX : Format.MARKDOWN;
  }

  static Stream<String> families() {
    return HostileSources.FAMILIES.keySet().stream();
  }

  @Test
  void aSquareIsToldFromALine() {
    long[] sink = new long[1];
    Function<Integer, Runnable> loop = rounds -> () -> {
      for (int i = 0; i < rounds; i++) {
        sink[0] += sink[0] * 31 + i;
      }
    };
    assertTrue(new Linearity(LARGEST, n -> loop.apply(64 * n)).isLinear());
    assertFalse(new Linearity(1 << 16, n -> loop.apply(n / 16 * (n / 16))).isLinear());
  }

  @ParameterizedTest
  @MethodSource("families")
  void parsingTakesTimeInProportion(String family) {
    ParseOptions options = options(formatOf(family));
    check(family, source -> () -> parse(source, options, document -> {}));
  }

  @ParameterizedTest
  @MethodSource("families")
  void readingTakesTimeInProportion(String family) {
    ParseOptions options = options(formatOf(family));
    check(family, source -> {
      List<byte[]> payloads = new ArrayList<>();
      parse(source, options, document -> payloads.add(Payloads.bytes(document.payload())));
      return () -> payloads.forEach(payload -> {
        try (OcpDocument document = OcpDocument.open(ByteBuffer.wrap(payload))) {
          render(document);
        }
      });
    });
  }

  private static void check(String family, Function<byte[], Runnable> work) {
    HostileSources.Family sources = HostileSources.FAMILIES.get(family);
    Linearity measure = new Linearity(LARGEST, n -> work.apply(utf8(sources.apply(n))));
    assertTrue(measure.isLinear(), () -> family + ": " + measure.times());
  }

  @ParameterizedTest
  @MethodSource("families")
  void everyFamilyGivesADocumentOrAReason(String family) {
    byte[] source = utf8(HostileSources.FAMILIES.get(family).apply(1_000));
    onLittleStack(() -> {
      for (Format format : Format.values()) {
        parse(source, options(format), PathologicalTest::read);
        parse(source, deep(format), PathologicalTest::read);
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
        "{/*"
      })
  void nestedAHundredThousandTimes(String opener) {
    byte[] source = utf8(opener.repeat(100_000) + "a");
    onLittleStack(() -> {
      for (Format format : Format.values()) {
        parse(source, options(format), PathologicalTest::read);
      }
    });
  }

  @ParameterizedTest
  @CsvSource({
    "MARKDOWN, '> ', ''",
    "MARKDOWN, '- ', ''",
    "MARKDOWN, '*a **b ', '** c* '",
    "MARKDOWN, '![', '](b)'",
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

  // Inputs the parsers of the field have tripped on, and what they are.

  @Test
  void eightThousandNestedTemplates() {
    String code = "`${".repeat(8_000) + "1" + "}`".repeat(8_000);
    assertEquals(code, onlyValue("{" + code + "}", NodeKind.MDX_FLOW_EXPRESSION));
  }

  @Test
  void bracesInStringsAndTemplates() {
    String string = '"' + "}".repeat(1_000) + '"';
    assertEquals(string, onlyValue("{" + string + "}", NodeKind.MDX_FLOW_EXPRESSION));
    String template = "`" + "{ ".repeat(1_000) + "`";
    assertEquals(template, onlyValue("{" + template + "}", NodeKind.MDX_FLOW_EXPRESSION));
  }

  @Test
  void attributesNestedInAttributes() {
    String unclosed = "<a b={".repeat(20);
    assertEquals(DiagnosticCode.UNEXPECTED_EOF, refusal(unclosed).code());
    try (OcpDocument document = ENGINE.parse(unclosed + "1" + "}/>".repeat(20))) {
      OcpNode element = document.root().firstChild();
      assertEquals("a", element.name());
      assertEquals(
          "<a b={".repeat(19) + "1" + "}/>".repeat(19), element.attribute("b").value());
    }
  }

  @Test
  void anUnclosedTagAboveAnUnderline() {
    assertEquals(DiagnosticCode.END_TAG_MISMATCH, refusal("a <B> c\n---").code());
  }

  @Test
  void blankLinesInAnExportedArray() {
    String code = "export const a=[\n\n1,\n\n2]";
    assertEquals(code, onlyValue(code + "\n\n", NodeKind.MDXJS_ESM));
  }

  @Test
  void aLongTemplateInAnAttribute() {
    String code = "`" + "x\n".repeat(100_000) + "`";
    try (OcpDocument document = ENGINE.parse("<A b={" + code + "}/>")) {
      assertEquals(code, document.root().firstChild().attribute("b").value());
    }
  }

  @Test
  void referencesDoNotMakeHtmlGrowWithTheSquareOfTheSource() {
    for (int n : new int[] {1_000, 10_000, 100_000}) {
      String source = "[x]: " + "x".repeat(n) + "\n" + "[x]".repeat(n);
      try (OcpDocument document = ENGINE.parse(source, options(Format.MARKDOWN))) {
        int size = document.toHtml().length();
        assertTrue(size < 100_000 + 10 * source.length(), n + " references: " + size);
      }
    }
  }

  @Test
  void nulByteOrderMarkCarriageReturnAndTabs() {
    for (Format format : Format.values()) {
      assertEquals("a\uFFFDb", textOf("a\0b", format));
      assertEquals("a", textOf("\uFEFF# a", format));
      assertEquals("\uFEFFa", textOf("\uFEFF\uFEFFa", format));
      try (OcpDocument document = ENGINE.parse("a\rb\r\rc", options(format))) {
        assertEquals(2, document.find(NodeKind.PARAGRAPH).count());
        assertEquals(
            4, document.find(NodeKind.TEXT).toList().get(1).position().start().line());
      }
    }
    // Two columns of indentation go, and split the first tab.
    assertEquals("`\n  \ta\n`", onlyValue("{`\n\t\ta\n`}", NodeKind.MDX_FLOW_EXPRESSION));
  }

  private static String textOf(String source, Format format) {
    try (OcpDocument document = ENGINE.parse(source, options(format))) {
      return document.find(NodeKind.TEXT).findFirst().orElseThrow().value();
    }
  }

  /** The value of the only node of a kind in an MDX source. */
  private static String onlyValue(String source, NodeKind kind) {
    try (OcpDocument document = ENGINE.parse(source)) {
      List<OcpNode> nodes = document.find(kind).toList();
      assertEquals(1, nodes.size());
      return nodes.get(0).value();
    }
  }

  private static OcpParseException refusal(String source) {
    return assertThrows(OcpParseException.class, () -> ENGINE.parse(source));
  }

  private static ParseOptions deep(Format format) {
    Limits limits = Limits.DEFAULT
        .with(Limit.DEPTH, Limit.DEPTH.maximum())
        .with(Limit.ATTRIBUTES, Limit.ATTRIBUTES.maximum());
    return options(format).withLimits(limits);
  }

  /** Runs on a thread whose stack is too small for anything that recurses with depth. */
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

  /** Reads a document as others do: checks its payload, and renders it in every way. */
  private static void read(OcpDocument document) {
    OcpDocument.open(document.payload()).close();
    render(document);
  }

  private static void render(OcpDocument document) {
    document.toJson();
    document.toHtml();
    document.toText();
  }

  /** Parses; whatever is thrown but a refusal or a limit fails the test. */
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
