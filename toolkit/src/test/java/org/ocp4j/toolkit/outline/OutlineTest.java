package org.ocp4j.toolkit.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.TreeBuilder;

class OutlineTest {
  private static final ParseOptions MARKDOWN = ParseOptions.MARKDOWN;
  private static final ParseOptions MDX = ParseOptions.MDX;

  @Test
  void sectionsNestByDepth() {
    assertEquals("1 a(2 b(3 c) 2 d) 1 e", tree("# a\n\n## b\n\n### c\n\n## d\n\n# e\n", MARKDOWN));
  }

  @Test
  void aSkippedLevelNestsUnderTheNearestLesserOne() {
    assertEquals("1 a(3 b 2 c(6 d)) 1 e", tree("# a\n### b\n## c\n###### d\n# e\n", MARKDOWN));
    assertEquals("3 a 2 b 1 c", tree("### a\n## b\n# c\n", MARKDOWN));
  }

  @Test
  void underlinedHeadingsAreHeadings() {
    assertEquals("1 a b(2 c)", tree("a\nb\n===\n\nc\n---\n", MARKDOWN));
  }

  @Test
  void headingsInQuotesListsAndFootnotesStartNoSection() {
    assertEquals(
        "1 a(2 f)",
        tree("# a\n> ## b\n\n- ## c\n  - # d\n\n[^1]\n\n[^1]: # e\n\n## f\n", MARKDOWN));
  }

  @Test
  void headingsInElementsStartSections() {
    assertEquals(
        "1 a(2 b(3 c) 2 d)",
        tree("# a\n<Steps>\n  ## b\n  <Step>\n    ### c\n  </Step>\n</Steps>\n## d\n", MDX));
  }

  @Test
  void headingsInAQuoteInAnElementStartNoSection() {
    assertEquals("1 c", tree("<A>\n> # a\n\n- <B>\n  # b\n  </B>\n\n# c\n</A>\n", MDX));
  }

  @Test
  void slugsAreUniqueAndCountEveryHeading() {
    assertEquals(
        List.of("a", "a-2", "a-3", "a-1-1"),
        slugs("# a\n\n> # a\n\n# a\n\n# A!\n\n# a-1\n", MARKDOWN));
  }

  @Test
  void headingsInFootnotesTakeNoSlug() {
    assertEquals(List.of("b", "a"), slugs("# b\n[^1]\n\n[^1]: # a\n\n# a\n", MARKDOWN));
  }

  @Test
  void titlesAreTextOnOneLine() {
    assertEquals(
        "1 Use code, emphasis and links <b>?",
        tree("Use `code`, *emphasis*\nand [links](a) \\<b>?\n===\n", MARKDOWN));
    assertEquals("1 Logo", tree("# ![Logo](a.png)\n", MARKDOWN));
    assertEquals("2 Fetch data", tree("## Fetch data {/*fetch*/}\n", MDX));
  }

  @Test
  void aDocumentWithoutHeadingsIsAllOwnContent() {
    Outline outline = outline("---\na: b\n---\n\ntext\n", MARKDOWN);
    assertEquals(List.of(), outline.sections());
    assertEquals(0, outline.stream().count());
    assertEquals("", outline.toMarkdown());
    Section root = outline.root();
    assertEquals(List.of(0, 0, 12, 19, 19), places(root));
    assertEquals(1, root.firstLine());
    assertEquals(5, root.lastLine());
    assertEquals(List.of(0, 0, 0, 0, 0), places(outline("", MARKDOWN).root()));
  }

  @Test
  void theRootHasWhatStandsBeforeTheFirstHeading() {
    String source = "+++\na = 1\n+++\n\nIntro.\n\n# A\n";
    Section root = outline(source, MARKDOWN).root();
    assertEquals("\n\nIntro.\n\n", source.substring(root.contentStart(), root.ownEnd()));
    assertEquals(0, root.depth());
    assertEquals("", root.title());
  }

  @Test
  void placesAreWholeLines() {
    String source = "intro\n\n  # a\n\ntext ü\n\nb\n---\nend";
    Outline outline = outline(source, MARKDOWN);
    Section a = outline.sections().get(0);
    Section b = a.children().get(0);
    assertEquals("  # a\n\ntext ü\n\nb\n---\nend", cut(source, a.start(), a.end()));
    assertEquals("\n\ntext ü\n\n", cut(source, a.contentStart(), a.ownEnd()));
    assertEquals("b\n---\nend", cut(source, b.start(), b.end()));
    assertEquals("\nend", cut(source, b.contentStart(), b.ownEnd()));
    assertEquals(
        List.of(3, 9, 7, 9), List.of(a.firstLine(), a.lastLine(), b.firstLine(), b.lastLine()));
  }

  @Test
  void findsSectionsBySlugAndNodesOfHeadings() {
    try (OcpDocument document = Ocp.parse("# One\n\n## Two *words*\n", MARKDOWN)) {
      Outline outline = Outline.of(document);
      Section found = outline.find("two-words");
      assertNotNull(found);
      OcpNode heading = document.node(found.node());
      assertEquals(2, heading.depth());
      assertEquals("Two words", heading.toText());
      assertNull(outline.find("three"));
      assertNull(outline.find(""));
    }
  }

  @Test
  void anOutlineOutlivesItsDocument() {
    Outline outline = outline("# a\n\n## b\n", MDX);
    assertEquals("- [a](#a)\n  - [b](#b)\n", outline.toMarkdown());
    assertEquals("Outline[2 sections]", outline.toString());
    Section first = outline.sections().get(0);
    assertEquals("Section[1, #a, lines 1 to 3, 1 subsections]", first.toString());
  }

  @Test
  void aTableOfContentsHasTheDepthsThatWereAskedFor() {
    Outline outline = outline("# a\n## b\n### c\n#### d\n## e\n# f\n### g\n", MARKDOWN);
    assertEquals("- [b](#b)\n  - [c](#c)\n- [e](#e)\n- [g](#g)\n", outline.toMarkdown(2, 3));
    assertEquals("- [a](#a)\n- [f](#f)\n", outline.toMarkdown(1, 1));
    assertEquals("", outline.toMarkdown(5, 6));
    assertThrows(IllegalArgumentException.class, () -> outline.toMarkdown(0, 3));
    assertThrows(IllegalArgumentException.class, () -> outline.toMarkdown(3, 2));
    assertThrows(IllegalArgumentException.class, () -> outline.toMarkdown(1, 7));
  }

  @Test
  void aTableOfContentsLeavesOutHeadingsWithoutText() {
    assertEquals("- [a](#a)\n", outline("#\n\n## a\n\n##\n", MARKDOWN).toMarkdown());
  }

  @Test
  void titlesInATableOfContentsAreEscaped() {
    String title = "\\*a\\* \\[b] \\<c> \\`d\\` 1\\_2 www.example.com \\{e} \\\\ & \\&amp;";
    for (ParseOptions options : List.of(MARKDOWN, MDX)) {
      Outline outline = outline("# " + title + "\n", options);
      Section section = outline.sections().get(0);
      assertEquals("*a* [b] <c> `d` 1_2 www.example.com {e} \\ & &amp;", section.title());
      try (OcpDocument table = Ocp.parse(outline.toMarkdown(), options)) {
        List<OcpNode> links = table.find(NodeKind.LINK).toList();
        assertEquals(1, links.size(), outline.toMarkdown());
        assertEquals(section.title(), links.get(0).toText());
        assertEquals("#" + section.slug(), links.get(0).url());
      }
    }
  }

  @Test
  void slugsAreTheIdsOfTheHtmlOfGitHub() {
    assertEquals(
        List.of("über-uns--co", "日本語", "a_b-c", "x-1", "x"),
        slugs("# Über uns & Co.\n# 日本語\n# a_b-c\n# x-1\n# x\n", MARKDOWN));
  }

  @Test
  void aDocumentThatWasBuiltHasAnOutline() {
    try (OcpDocument built =
        TreeBuilder.markdown().heading(1, "a").heading(2, "b").build()) {
      Outline outline = Outline.of(built);
      assertEquals("- [a](#a)\n  - [b](#b)\n", outline.toMarkdown());
      assertEquals(List.of(1, 0, 0, 0, 0), places(outline.sections().get(0)));
    }
  }

  @Test
  void sectionsHaveTheirSource() {
    try (OcpDocument document = Ocp.parse("é\n\n# ü\n\nä\n\n## b\nc\n", MARKDOWN)) {
      Outline outline = Outline.of(document);
      Section first = outline.sections().get(0);
      assertEquals("é\n\n", outline.root().ownSourceText(document));
      assertEquals("# ü\n\nä\n\n## b\nc\n", first.sourceText(document));
      assertEquals("\n\nä\n\n", first.ownSourceText(document));
    }
  }

  @Test
  void aClosedDocumentHasNoOutline() {
    OcpDocument document = Ocp.parse("# a\n", MARKDOWN);
    Section section = Outline.of(document).sections().get(0);
    document.close();
    assertThrows(OcpClosedException.class, () -> Outline.of(document));
    assertThrows(OcpClosedException.class, () -> section.sourceText(document));
  }

  @Test
  void manyHeadingsMakeManySections() {
    int count = 100_000;
    Outline outline = outline("# same\n".repeat(count), MARKDOWN);
    assertEquals(count, outline.sections().size());
    assertEquals("same-" + (count - 1), outline.sections().get(count - 1).slug());
    assertEquals(count, outline.toMarkdown().lines().count());
    StringBuilder stairs = new StringBuilder();
    for (int i = 0; i < count; i++) {
      stairs.append("#".repeat(1 + i % 6)).append(" h").append(i).append('\n');
    }
    assertEquals(count, outline(stairs.toString(), MARKDOWN).stream().count());
  }

  @Test
  void depthNeedsNoStack() {
    int depth = 60_000;
    ParseOptions deep = MARKDOWN.withLimits(Limits.DEFAULT.with(Limit.DEPTH, 65_535));
    assertEquals("1 b", tree("> ".repeat(depth) + "# a\n\n# b\n", deep));
    ParseOptions elements = MDX.withLimits(Limits.DEFAULT.with(Limit.DEPTH, 65_535));
    assertEquals("1 a", tree("<a>\n".repeat(20_000) + "# a\n" + "</a>\n".repeat(20_000), elements));
  }

  private static Outline outline(String source, ParseOptions options) {
    try (OcpDocument document = Ocp.parse(source, options)) {
      return Outline.of(document);
    }
  }

  private static String tree(String source, ParseOptions options) {
    return tree(outline(source, options).sections());
  }

  private static String tree(List<Section> sections) {
    return sections.stream()
        .map(section -> section.depth()
            + " "
            + section.title()
            + (section.children().isEmpty() ? "" : "(" + tree(section.children()) + ")"))
        .collect(Collectors.joining(" "));
  }

  private static List<String> slugs(String source, ParseOptions options) {
    return outline(source, options).stream().map(Section::slug).toList();
  }

  private static List<Integer> places(Section section) {
    return List.of(
        section.node(), section.start(), section.contentStart(), section.ownEnd(), section.end());
  }

  private static String cut(String source, int start, int end) {
    byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
    return new String(bytes, start, end - start, StandardCharsets.UTF_8);
  }
}
