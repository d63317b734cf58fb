package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.testing.PayloadBuilder;

/** Tests footnotes in HTML. The expected output is that of micromark's extension. */
class HtmlFootnotesTest {
  private static PayloadBuilder source() {
    return new PayloadBuilder("x");
  }

  private static PayloadBuilder call(PayloadBuilder builder, String name) {
    builder.open(NodeKind.FOOTNOTE_REFERENCE).field(NodeField.IDENTIFIER, name);
    return builder.field(NodeField.LABEL, name).close();
  }

  private static PayloadBuilder define(PayloadBuilder builder, String name) {
    builder.open(NodeKind.FOOTNOTE_DEFINITION).field(NodeField.IDENTIFIER, name);
    return builder.field(NodeField.LABEL, name);
  }

  private static PayloadBuilder paragraph(PayloadBuilder builder, String text) {
    return builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, text).close();
  }

  private static String html(PayloadBuilder builder) {
    return html(HtmlRenderer.DEFAULT, builder);
  }

  private static String html(HtmlRenderer renderer, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return renderer.render(document);
    }
  }

  private static String called(String id, String ordinal, int number) {
    return "<sup><a href=\"#user-content-fn-" + id + "\" id=\"user-content-fnref-" + id + ordinal
        + "\" data-footnote-ref=\"\" aria-describedby=\"footnote-label\">" + number + "</a></sup>";
  }

  private static String back(String id, int number) {
    return "<a href=\"#user-content-fnref-" + id + "\" data-footnote-backref=\"\""
        + " aria-label=\"Back to reference " + number + "\" class=\"data-footnote-backref\">"
        + "\u21a9</a>";
  }

  private static String section(String items) {
    return "<section data-footnotes=\"\" class=\"footnotes\">"
        + "<h2 id=\"footnote-label\" class=\"sr-only\">Footnotes</h2>\n<ol>\n" + items
        + "</ol>\n</section>\n";
  }

  @Test
  void callLinksToItsFootnote() {
    PayloadBuilder builder = source().open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "A call.");
    call(builder, "a\\+b").close();
    paragraph(define(builder, "a\\+b"), "whatevs").close();
    paragraph(builder, "after");
    assertEquals(
        "<p>A call." + called("a%5C+b", "", 1) + "</p>\n<p>after</p>\n"
            + section("<li id=\"user-content-fn-a%5C+b\">\n<p>whatevs " + back("a%5C+b", 1)
                + "</p>\n</li>\n"),
        html(builder));
  }

  @Test
  void numbersFollowTheCalls() {
    PayloadBuilder builder = paragraph(define(source(), "unused"), "u").close();
    paragraph(define(builder, "a"), "one").close();
    paragraph(define(builder, "b"), "two").close();
    paragraph(define(builder, "a"), "again").close();
    call(call(builder.open(NodeKind.PARAGRAPH), "b"), "a").close();
    assertEquals(
        "<p>" + called("b", "", 1) + called("a", "", 2) + "</p>\n"
            + section("<li id=\"user-content-fn-b\">\n<p>two " + back("b", 1) + "</p>\n</li>\n"
                + "<li id=\"user-content-fn-a\">\n<p>one " + back("a", 2) + "</p>\n</li>\n"),
        html(builder));
  }

  @Test
  void callsInFootnotesAreCountedInPlace() {
    PayloadBuilder builder =
        call(call(source().open(NodeKind.PARAGRAPH), "1"), "1").close();
    define(builder, "1").open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "Recursion");
    call(builder, "1").close().close();
    String back =
        back("1", 1) + " <a href=\"#user-content-fnref-1-2\" data-footnote-backref=\"\" aria-label="
            + "\"Back to reference 1-2\" class=\"data-footnote-backref\">\u21a9<sup>2</sup></a>";
    String third = back.substring(back.indexOf(' ', back.indexOf("</a>"))).replace("2", "3");
    assertEquals(
        "<p>" + called("1", "", 1) + called("1", "-2", 1) + "</p>\n"
            + section("<li id=\"user-content-fn-1\">\n<p>Recursion" + called("1", "-3", 1) + ' '
                + back + third + "</p>\n</li>\n"),
        html(builder));
  }

  @Test
  void definitionsInsideFootnotesAreSeparateFootnotes() {
    PayloadBuilder builder =
        call(call(source().open(NodeKind.PARAGRAPH), "3"), "4").close();
    paragraph(define(define(builder, "3"), "4"), "Paragraph").close().close();
    assertEquals(
        "<p>" + called("3", "", 1) + called("4", "", 2) + "</p>\n"
            + section("<li id=\"user-content-fn-3\">\n" + back("3", 1) + "\n</li>\n"
                + "<li id=\"user-content-fn-4\">\n<p>Paragraph " + back("4", 2)
                + "</p>\n</li>\n"),
        html(builder));
  }

  @Test
  void linksBackAreAfterTheLastBlock() {
    PayloadBuilder builder =
        call(call(source().open(NodeKind.PARAGRAPH), "a"), "b").close();
    paragraph(define(builder, "a"), "one").leaf(NodeKind.CODE, "code").close();
    paragraph(define(builder, "b"), "one").leaf(NodeKind.MDXJS_ESM, "x").close();
    String html = html(builder);
    assertTrue(
        html.contains("<p>one</p>\n<pre><code>code\n</code></pre>\n" + back("a", 1) + "\n</li>\n"),
        html);
    assertTrue(html.contains("<p>one " + back("b", 2) + "</p>\n</li>\n"), html);
  }

  @Test
  void listsAndQuotesAreEmptyWhereADefinitionWas() {
    PayloadBuilder builder = call(source().open(NodeKind.PARAGRAPH), "a").close();
    paragraph(define(builder.open(NodeKind.BLOCKQUOTE), "a"), "one").close().close();
    builder.open(NodeKind.LIST).open(NodeKind.LIST_ITEM);
    paragraph(define(builder, "b"), "two").close().close().close();
    assertTrue(html(builder).contains("<blockquote>\n</blockquote>\n<ul>\n<li></li>\n</ul>\n"));
  }

  @Test
  void callsWithoutAFootnoteAreShownAsText() {
    PayloadBuilder builder = call(source().open(NodeKind.PARAGRAPH), "<a").close();
    assertEquals(
        "<p>[^&lt;a]</p>\n", html(paragraph(define(builder, "b"), "unused").close()));
  }

  @Test
  void textsAndIdsCanBeChanged() {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .idPrefix("")
        .footnotesHeading("Voet & noten")
        .footnotesHeadingLevel(1)
        .footnotesHeadingClass("")
        .footnoteBackLabel((footnote, call) -> "Terug naar \"" + footnote + '.' + call + '"')
        .build();
    PayloadBuilder builder = call(source().open(NodeKind.PARAGRAPH), "1").close();
    paragraph(define(builder, "1"), "b").close();
    assertEquals("""
        <p><sup><a href="#fn-1" id="fnref-1" data-footnote-ref="" \
        aria-describedby="footnote-label">1</a></sup></p>
        <section data-footnotes="" class="footnotes"><h1 id="footnote-label">Voet &amp; noten</h1>
        <ol>
        <li id="fn-1">
        <p>b <a href="#fnref-1" data-footnote-backref="" \
        aria-label="Terug naar &quot;1.1&quot;" class="data-footnote-backref">\u21a9</a></p>
        </li>
        </ol>
        </section>
        """, html(renderer, builder));
    HtmlRenderer.Builder levels = HtmlRenderer.builder();
    assertThrows(IllegalArgumentException.class, () -> levels.footnotesHeadingLevel(7));
    assertThrows(IllegalArgumentException.class, () -> levels.footnotesHeadingLevel(0));
  }

  @Test
  void partsHaveTheNumbersOfTheWholeDocument() {
    PayloadBuilder builder = call(source().open(NodeKind.PARAGRAPH), "a").close();
    call(builder.open(NodeKind.PARAGRAPH), "b").close();
    paragraph(define(builder, "a"), "one").close();
    paragraph(define(builder, "b"), "two").close();
    try (OcpDocument document = builder.document()) {
      OcpNode second = document.find(NodeKind.PARAGRAPH).toList().get(1);
      OcpNode definition =
          document.find(NodeKind.FOOTNOTE_DEFINITION).findFirst().orElseThrow();
      assertEquals("<p>" + called("b", "", 2) + "</p>\n", HtmlRenderer.DEFAULT.render(second));
      assertEquals("<p>one</p>\n", HtmlRenderer.DEFAULT.render(definition));
    }
  }

  @Test
  @Timeout(60)
  void manyAndDeepFootnotesTakeLinearTime() {
    PayloadBuilder builder = new PayloadBuilder("abcdefgh").open(NodeKind.PARAGRAPH);
    for (int i = 0; i < 100_000; i++) {
      call(builder, "many");
    }
    builder.close();
    for (int i = 0; i < 50_000; i++) {
      call(define(builder, "n" + i).open(NodeKind.PARAGRAPH), "n" + (i + 1)).close();
    }
    builder.open(NodeKind.PARAGRAPH);
    call(builder, "n0").close();
    for (int i = 0; i < 50_000; i++) {
      builder.close();
    }
    paragraph(define(builder, "many"), "last");
    String html = html(builder);
    assertTrue(html.contains("id=\"user-content-fn-n49999\""));
    assertFalse(html.contains("id=\"user-content-fn-n50000\""), "called, never defined");
    assertEquals(100_000 + 50_000 + 1, html.split("data-footnote-backref=", -1).length);
  }
}
