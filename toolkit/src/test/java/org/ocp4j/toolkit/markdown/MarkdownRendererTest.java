package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;

class MarkdownRendererTest {
  private static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  private final OcpEngine engine = Ocp.builder().engine("java").build();

  @AfterEach
  void close() {
    engine.close();
  }

  private String written(String source, ParseOptions options, MarkdownRenderer renderer) {
    try (OcpDocument document = engine.parse(source, options)) {
      return renderer.render(document);
    }
  }

  private String mdx(String source) {
    return written(source, ParseOptions.DEFAULT, MarkdownRenderer.DEFAULT);
  }

  private String markdown(String source) {
    return written(source, MARKDOWN, MarkdownRenderer.DEFAULT);
  }

  private String with(Consumer<MarkdownRenderer.Builder> choice, String source) {
    MarkdownRenderer.Builder builder = MarkdownRenderer.builder();
    choice.accept(builder);
    return written(source, MARKDOWN, builder.build());
  }

  // Choices.

  @Test
  void bullets() {
    assertEquals("- a\n- b\n", markdown("* a\n* b"));
    assertEquals("+ a\n+ b\n", with(b -> b.bullet('+'), "- a\n- b"));
    assertEquals("* a\n\n- b\n", with(b -> b.bullet('*'), "- a\n+ b"), "another for the next list");
  }

  @Test
  void numbers() {
    assertEquals("3. a\n4. b\n", markdown("3) a\n3) b"));
    assertEquals("3) a\n4) b\n", with(b -> b.orderedDelimiter(')'), "3. a\n4. b"));
    assertEquals("3. a\n3. b\n", with(b -> b.incrementNumbers(false), "3. a\n4. b"));
    assertEquals("1. a\n\n1) b\n", markdown("1) a\n\n1. b"), "another for the next list");
    assertEquals("999999999. a\n999999999. b\n", markdown("999999999. a\n1. b"));
  }

  @Test
  void emphasis() {
    assertEquals("*a* **b** *c*d\n", markdown("_a_ __b__ *c*d"));
    assertEquals("_a_ **b** *c*d\n", with(b -> b.emphasis('_'), "*a* **b** *c*d"));
    assertEquals("*a* __b__\n", with(b -> b.strong('_'), "*a* **b**"));
  }

  @Test
  void fences() {
    assertEquals("```java x\na\n```\n", markdown("~~~~ java x\na\n~~~~"));
    assertEquals("~~~\na\n~~~\n", with(b -> b.fence('~'), "```\na\n```"));
    assertEquals("`````\na\n`````\n", with(b -> b.fenceLength(5), "```\na\n```"));
    assertEquals("````\n```\n````\n", markdown("~~~\n```\n~~~"), "longer than those inside");
    assertEquals("    a\n", markdown("    a"), "indented code stays indented");
  }

  @Test
  void thematicBreaks() {
    assertEquals("***\n", markdown("---"));
    assertEquals("a\n\n___\n", with(b -> b.thematicBreak('_'), "a\n\n---"));
    assertEquals("* ___\n", with(b -> b.bullet('*'), "- ***"), "not three bullets");
    assertEquals("***\n", with(b -> b.thematicBreak('-'), "***"), "not front matter");
  }

  @Test
  void headings() {
    assertEquals("# a\n\n## b #\\#\n", markdown("a\n=\n\n## b \\## ##"));
    assertEquals("abcd\n====\n\n### b\n", with(b -> b.setextHeadings(true), "# abcd\n### b"));
    assertEquals("a\nb\n---\n", markdown("a\nb\n--"), "two lines need an underline");
  }

  @Test
  void hardBreaks() {
    assertEquals("a\\\nb\n", markdown("a  \nb"));
    assertEquals("a  \nb\n", with(b -> b.spacedBreaks(true), "a\\\nb"));
  }

  @Test
  void tables() {
    String source = "|a|bb|\n|:-|-:|\n|中文字|c|\n";
    assertEquals("| a      |  bb |\n| :----- | --: |\n| 中文字 |   c |\n", markdown(source));
    assertEquals(
        "| a | bb |\n| :-- | --: |\n| 中文字 | c |\n", with(b -> b.alignTables(false), source));
    String wide = "|" + "a".repeat(1000) + "|\n|-|\n" + "|b|\n".repeat(100);
    assertEquals(
        1005 + 8 + 100 * 6, markdown(wide).length(), "padding would be many times the text");
  }

  @Test
  void titles() {
    assertEquals("[a](b \"c\")\n", markdown("[a](b 'c')"));
    assertEquals("[a](b 'c')\n", with(b -> b.quote('\''), "[a](b \"c\")"));
    assertEquals("[a](b '\"')\n", markdown("[a](b '\"')"), "the other quote where it saves one");
  }

  @Test
  void width() {
    String words = "aaa bbb ccc ddd eee";
    assertEquals("aaa bbb\nccc ddd\neee\n", with(b -> b.width(8), words));
    assertEquals("> aaa bbb\n> ccc ddd\n> eee\n", with(b -> b.width(10), "> " + words));
    assertEquals("aaa\nbbb\n", with(b -> b.width(80), "aaa\nbbb"), "lines are not joined");
    assertEquals("aaaa #\nb\n", with(b -> b.width(5), "aaaa # b"), "where a heading would start");
    assertEquals("# aaa bbb ccc\n", with(b -> b.width(8), "# aaa bbb ccc"), "headings stay");
  }

  @ParameterizedTest
  @ValueSource(chars = {'x', '.', '\0'})
  void marksThatAreNone(char mark) {
    MarkdownRenderer.Builder builder = MarkdownRenderer.builder();
    for (Runnable setter : List.<Runnable>of(
        () -> builder.bullet(mark),
        () -> builder.emphasis(mark),
        () -> builder.strong(mark),
        () -> builder.fence(mark),
        () -> builder.thematicBreak(mark),
        () -> builder.quote(mark))) {
      assertThrows(IllegalArgumentException.class, setter::run);
    }
    assertThrows(IllegalArgumentException.class, () -> builder.orderedDelimiter('-'));
    assertThrows(IllegalArgumentException.class, () -> builder.fenceLength(2));
    assertThrows(IllegalArgumentException.class, () -> builder.width(-1));
  }

  // What is escaped.

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      value = {
        "snake_case 2 * 3 a\\b C# → snake_case 2 * 3 a\\b C#",
        "a \\*b\\* → a \\*b\\*",
        "\\# a → \\# a",
        "1\\. a → 1\\. a",
        "2020. A → 2020\\. A",
        "a\\`b → a\\`b",
        "R&D &amp;amp; → R&D \\&amp;",
        "x \\<b> < 3 → x \\<b> < 3",
        "a\\[b] → a\\[b]",
        "!\\[a] → !\\[a]",
        "\\~a → \\~a",
        "\\$5 → \\$5",
      })
  void textKeepsItsMeaning(String source, String expected) {
    String trimmed = source.equals("2020. A") ? "2020\\. A" : source;
    assertEquals(expected + "\n", markdown(trimmed));
  }

  @Test
  void mdxEscapes() {
    assertEquals("a \\{b} \\<c>\n", mdx("a \\{b} \\<c>"));
    assertEquals("&#x69;mport a\n", mdx("\\import a".replace("\\i", "&#105;")));
    assertEquals("{a} <B /> text\n", mdx("{a} <B/> text"));
  }

  @Test
  void extensionsThatAreOffNeedNoEscapes() {
    ParseOptions plain = MARKDOWN.withExtensions();
    assertEquals("~a~ $5 a|b\n", written("~a~ $5 a|b", plain, MarkdownRenderer.DEFAULT));
    ParseOptions gfm = MARKDOWN.withExtensions(Extension.GFM);
    assertEquals("\\~a\\~ $5\n", written("\\~a\\~ $5", gfm, MarkdownRenderer.DEFAULT));
  }

  @Test
  void elements() {
    assertEquals(
        "<Tabs a=\"b\" c={d} {...e}>\n  <Tab>\n    a\n\n    - b\n  </Tab>\n</Tabs>\n",
        mdx("<Tabs a='b' c={d} {...e}>\n<Tab>\na\n- b\n</Tab>\n</Tabs>"));
    assertEquals(
        "export const a = 1\n\n<A>\n  {b}\n</A>\n", mdx("export const a = 1\n\n<A>{b}</A>"));
    assertEquals("a <b c='\"' /> d\n", mdx("a <b c='\"'/> d"));
  }

  @Test
  void alertsAndFrontMatter() {
    assertEquals("---\na: b\n---\n\n> [!NOTE]\n> c\n", markdown("---\na: b\n---\n> [!NOTE]\n> c"));
    assertEquals("> \\[!NOTE]\n> c\n", markdown("> \\[!NOTE]\n> c"));
  }

  // Targets and parts.

  @Test
  void partsOfDocuments() {
    try (OcpDocument document = engine.parse("1. a\n2. **b**\n\n|c|\n|-|\n|*d*|\n", MARKDOWN)) {
      assertEquals("**b**\n", part(document, NodeKind.STRONG));
      assertEquals("1. a\n2. **b**\n", part(document, NodeKind.LIST));
      assertEquals("1. a\n", part(document, NodeKind.LIST_ITEM));
      assertEquals("a\n", part(document, NodeKind.PARAGRAPH));
      assertEquals("| c |\n", part(document, NodeKind.TABLE_ROW));
      assertEquals("c\n", part(document, NodeKind.TABLE_CELL));
    }
    assertEquals("", markdown(""));
  }

  private static String part(OcpDocument document, NodeKind kind) {
    return MarkdownRenderer.DEFAULT.render(document.find(kind).findFirst().orElseThrow());
  }

  @Test
  void targetsGetTheSame() throws IOException {
    try (OcpDocument document = engine.parse("# é\n\na *b*\n", MARKDOWN)) {
      String expected = MarkdownRenderer.DEFAULT.render(document);
      StringBuilder text = new StringBuilder();
      MarkdownRenderer.DEFAULT.render(document, text);
      assertEquals(expected, text.toString());
      MarkdownRenderer.DEFAULT.render(document.root(), text);
      assertEquals(expected + expected, text.toString());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      MarkdownRenderer.DEFAULT.render(document, bytes);
      MarkdownRenderer.DEFAULT.render(document.root(), bytes);
      assertEquals(expected + expected, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void printStreamsGetTheirOwnCharset() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream target = new PrintStream(bytes, false, StandardCharsets.ISO_8859_1);
    try (OcpDocument document = engine.parse("gr\u00fc\u00dfe", MARKDOWN)) {
      MarkdownRenderer.DEFAULT.render(document, target);
      MarkdownRenderer.DEFAULT.render(document.root(), target);
    }
    target.flush();
    assertEquals("gr\u00fc\u00dfe\n".repeat(2), bytes.toString(StandardCharsets.ISO_8859_1));
  }

  // Contract 1.3 and 1.10.

  @Test
  void closedDocumentsAreRefused() {
    OcpDocument document = engine.parse("a", MARKDOWN);
    document.close();
    assertThrows(OcpClosedException.class, () -> MarkdownRenderer.DEFAULT.render(document));
    StringBuilder text = new StringBuilder();
    assertThrows(OcpClosedException.class, () -> MarkdownRenderer.DEFAULT.render(document, text));
    assertEquals("", text.toString());
  }

  @Test
  void targetsMayCloseTheDocument() throws IOException {
    OcpDocument document = engine.parse("a *b*\n".repeat(5000), MARKDOWN);
    String expected = MarkdownRenderer.DEFAULT.render(document);
    StringBuilder text = new StringBuilder();
    MarkdownRenderer.DEFAULT.render(document, new ClosingTarget(document, text));
    assertEquals(expected, text.toString(), "all was read before the target was called");
    assertThrows(OcpClosedException.class, document::root);
    assertEquals(0, engine.statistics().documents().liveBlocks(), "the memory is released");
  }

  private record ClosingTarget(OcpDocument document, StringBuilder text) implements Appendable {
    @Override
    public Appendable append(CharSequence csq) {
      document.close();
      text.append(csq);
      return this;
    }

    @Override
    public Appendable append(CharSequence csq, int start, int end) {
      return append(csq.subSequence(start, end));
    }

    @Override
    public Appendable append(char c) {
      return append(String.valueOf(c));
    }
  }
}
