package org.ocp4j.toolkit.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.TreeBuilder;

class LinksTest {
  private static final ParseOptions MARKDOWN = ParseOptions.MARKDOWN;
  private static final ParseOptions MDX = ParseOptions.MDX;

  @Test
  void findsLinksAndImagesInOrder() {
    assertEquals(
        List.of("INLINE a", "INLINE image b", "INLINE c d", "INLINE image e"),
        shown("[1](a) ![2](b)\n\n> - [![4](e)](<c d>)\n", MARKDOWN));
  }

  @Test
  void resolvesReferencesThroughTheFirstDefinition() {
    assertEquals(
        List.of("REFERENCE a", "REFERENCE a", "REFERENCE image a", "DEFINITION b", "DEFINITION c"),
        shown("[x][R] [r] ![r][]\n\n[r]: a\n[r]: b\n\n> [unused]: c\n", MARKDOWN));
  }

  @Test
  void aReferenceHasTheTitleOfItsDefinition() {
    List<Link> links = links("[r] [a](b 'c')\n\n[r]: a \"Title\"\n", MARKDOWN);
    assertEquals("Title", links.get(0).title());
    assertEquals("c", links.get(1).title());
    assertNull(links("[a](b)", MARKDOWN).get(0).title());
  }

  @Test
  void findsAutolinks() {
    assertEquals(
        List.of(
            "AUTOLINK https://a.b/c", "AUTOLINK mailto:d@e.f", "AUTOLINK http://www.example.com"),
        shown("<https://a.b/c> <d@e.f> www.example.com\n", MARKDOWN));
  }

  @Test
  void targetsHaveNoEscapesAndCharacterReferences() {
    assertEquals(List.of("INLINE a*b&c", "INLINE "), shown("[1](a\\*b&amp;c) [2]()", MARKDOWN));
  }

  @Test
  void findsAttributesOfElements() {
    assertEquals(
        List.of(
            "JSX_ATTRIBUTE /a",
            "JSX_ATTRIBUTE image b.png",
            "JSX_ATTRIBUTE image c.png",
            "JSX_ATTRIBUTE d.mp4",
            "INLINE e"),
        shown("""
            <Card href="/a" title="t">
            <img src='b.png' /> <Image alt="" src="c.png"/>
            <video src="d.mp4" href={f} {...g} src />
            [h](e)
            </Card>
            """, MDX));
  }

  @Test
  void findsAttributesInHtml() {
    assertEquals(
        List.of(
            "HTML_ATTRIBUTE a?b&c",
            "HTML_ATTRIBUTE image d.png",
            "HTML_ATTRIBUTE e",
            "HTML_ATTRIBUTE ü.md",
            "HTML_ATTRIBUTE f"),
        shown("""
            <p><a title='>' href="a?b&amp;c"><img
              alt src=d.png /></a>
            <!-- <a href=no> --><script>'<a href=no>'</script><A HREF = ' e '>

            Text <a href='ü.md'>b</a> and <a href> \\<a href=no>

            > <div>
            > <a href='f'>
            > </div>
            """, MARKDOWN));
  }

  @Test
  void findsNothingInCodeFootnotesAndMath() {
    assertEquals(
        List.of(),
        shown("`[a](b)`\n\n    [a](b)\n\n$[a](b)$ [^1]\n\n[^1]: note\n\n<b>[a]</b>\n", MARKDOWN));
    assertEquals(List.of("INLINE b"), shown("[^1]\n\n[^1]: [a](b)\n", MARKDOWN));
  }

  @Test
  void placesAreBytesLinesAndColumns() {
    String source = "ü [a](b)\n\r\n- 😀 ![c](d)\n";
    List<Link> links = links(source, MARKDOWN);
    assertEquals(List.of(3, 9, 1, 3), place(links.get(0)));
    assertEquals(List.of(19, 26, 3, 6), place(links.get(1)));
    Link marked = links("\uFEFFa [b](c)\n", MARKDOWN).get(0);
    assertEquals(List.of(5, 11, 1, 3), place(marked));
  }

  @Test
  void attributesHaveTheirOwnPlace() {
    String html = "a <a class=x href='b'>\n";
    Link link = links(html, MARKDOWN).get(0);
    assertEquals("href='b'", html.substring(link.start(), link.end()));
    assertEquals(14, link.column());
    String jsx = "<A\n  b\n  href=\"c\"\n/>\n";
    link = links(jsx, MDX).get(0);
    assertEquals("href=\"c\"", jsx.substring(link.start(), link.end()));
    assertEquals(3, link.line());
    String quoted = "> <div>\n> <a href='f'>\n";
    link = links(quoted, MARKDOWN).get(0);
    assertEquals("<div>\n> <a href='f'>", quoted.substring(link.start(), link.end()));
  }

  @Test
  void textsAreReadOnDemand() {
    String source = "[a *b*](c) ![d][r]\n\n[r]: e\n[U]: f\n";
    assertEquals(List.of("a b", "d", "U"), texts(source, MARKDOWN));
    assertEquals(
        List.of("a b", "alt", ""),
        texts(
            "<A href=\"x\">a *b*</A>\n\n<img src=\"y\" alt=\"alt\"/>\n\n<img src=\"z\"/>\n", MDX));
    assertEquals(List.of(""), texts("<a href='b'>c</a>\n", MARKDOWN));
  }

  @Test
  void tellsExternalTargetsFromLocalOnes() {
    for (String external :
        List.of("https://a.b", "HTTP://a", "mailto:a@b", "//cdn/x", "x-y+z.1:a", "data:,a")) {
      assertTrue(link(external).isExternal(), external);
    }
    for (String local :
        List.of("", "a", "/a", "#a", "?a:b", "a/b:c", ":a", "1a:b", "ä:b", "a b:c")) {
      assertFalse(link(local).isExternal(), local);
    }
  }

  @Test
  void referencesShareTheStringOfTheirDefinition() {
    int count = 100_000;
    String target = "t".repeat(10 << 20);
    Limits limits = Limits.DEFAULT.with(Limit.LINE_BYTES, 1 << 28);
    String source = "[r]: " + target + "\n\n" + "[r]\n".repeat(count);
    List<Link> links = links(source, MARKDOWN.withLimits(limits));
    assertEquals(count, links.size());
    for (Link link : links) {
      assertSame(links.get(0).target(), link.target());
    }
    assertEquals(target.length(), links.get(0).target().length());
    assertEquals(count + 2, links.get(count - 1).line());
  }

  @Test
  void aDocumentThatWasBuiltMayHaveReferencesWithoutDefinition() {
    try (OcpDocument built = TreeBuilder.markdown()
        .paragraph(p -> p.linkReference("r", r -> r.text("a")).link("b", "c"))
        .build()) {
      assertEquals(
          List.of("INLINE b"), Links.of(built).stream().map(LinksTest::show).toList());
    }
  }

  @Test
  void theListCannotBeChanged() {
    List<Link> links = links("[a](b)", MARKDOWN);
    assertThrows(UnsupportedOperationException.class, links::clear);
  }

  @Test
  void aClosedDocumentHasNoLinks() {
    OcpDocument document = Ocp.parse("[a](b)", MARKDOWN);
    Link link = Links.of(document).get(0);
    document.close();
    assertThrows(OcpClosedException.class, () -> Links.of(document));
    assertThrows(OcpClosedException.class, () -> link.text(document));
    assertEquals("b", link.target());
  }

  private static Link link(String target) {
    return new Link(LinkKind.INLINE, false, target, null, 1, 0, 1, 1, 1);
  }

  private static List<Link> links(String source, ParseOptions options) {
    try (OcpDocument document = Ocp.parse(source, options)) {
      return Links.of(document);
    }
  }

  private static List<String> shown(String source, ParseOptions options) {
    return links(source, options).stream().map(LinksTest::show).toList();
  }

  private static String show(Link link) {
    return link.kind() + (link.image() ? " image " : " ") + link.target();
  }

  private static List<String> texts(String source, ParseOptions options) {
    try (OcpDocument document = Ocp.parse(source, options)) {
      return Links.of(document).stream().map(link -> link.text(document)).toList();
    }
  }

  private static List<Integer> place(Link link) {
    return List.of(link.start(), link.end(), link.line(), link.column());
  }
}
