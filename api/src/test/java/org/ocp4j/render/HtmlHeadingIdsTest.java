package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.testing.PayloadBuilder;

class HtmlHeadingIdsTest {
  private static final HtmlRenderer IDS =
      HtmlRenderer.builder().headingIds(true).build();

  private static PayloadBuilder heading(PayloadBuilder builder, String text) {
    return builder.open(NodeKind.HEADING).number(2).leaf(NodeKind.TEXT, text).close();
  }

  private static PayloadBuilder headings(String... texts) {
    PayloadBuilder builder = new PayloadBuilder("x");
    for (String text : texts) {
      heading(builder, text);
    }
    return builder;
  }

  private static PayloadBuilder link(PayloadBuilder builder, String url) {
    builder.open(NodeKind.LINK).field(NodeField.URL, url);
    return builder.leaf(NodeKind.TEXT, "a").close();
  }

  private static String html(HtmlRenderer renderer, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return renderer.render(document);
    }
  }

  @Test
  void headingsHaveNoIdsUnlessAsked() {
    assertEquals("<h2>One</h2>\n", html(HtmlRenderer.DEFAULT, headings("One")));
  }

  @Test
  void idsAreUniqueSlugsWithAPrefix() {
    assertEquals("""
        <h2 id="user-content-one-two">One, two</h2>
        <h2 id="user-content-one-two-1">One two</h2>
        """, html(IDS, headings("One, two", "One two")));
    HtmlRenderer other = HtmlRenderer.builder().headingIds(true).idPrefix("").build();
    assertEquals("<h2 id=\"one\">One</h2>\n<h2>!</h2>\n", html(other, headings("One", "!")));
  }

  @Test
  void aPartHasTheIdsOfTheWhole() {
    PayloadBuilder builder = headings("a");
    heading(builder.open(NodeKind.BLOCKQUOTE), "a").close();
    heading(builder, "a");
    try (OcpDocument document = builder.document()) {
      assertEquals("""
          <blockquote>
          <h2 id="user-content-a-1">a</h2>
          </blockquote>
          """, IDS.render(document.node(3)));
      assertEquals("<h2 id=\"user-content-a-2\">a</h2>\n", IDS.render(document.node(6)));
    }
  }

  @Test
  void idsCannotEndTheAttribute() {
    HtmlRenderer quoted =
        HtmlRenderer.builder().headingIds(true).idPrefix("\"><script>").build();
    assertEquals(
        "<h2 id=\"&quot;&gt;&lt;script&gt;a-onloadx\">a&quot; onload=x&gt;</h2>\n",
        html(quoted, headings("a\" onload=x>")));
  }

  @Test
  void linksToHeadingsGetThePrefix() {
    PayloadBuilder builder = new PayloadBuilder("x");
    link(builder, "#größe");
    link(builder, "#gr%C3%B6%C3%9Fe");
    link(builder, "#other");
    link(builder, "page#größe");
    heading(builder, "Größe");
    assertEquals("""
        <a href="#user-content-gr%C3%B6%C3%9Fe">a</a>\
        <a href="#user-content-gr%C3%B6%C3%9Fe">a</a>\
        <a href="#other">a</a>\
        <a href="page#gr%C3%B6%C3%9Fe">a</a>
        <h2 id="user-content-größe">Größe</h2>
        """, html(IDS, builder));
    assertFalse(html(HtmlRenderer.DEFAULT, builder).contains("user-content"));
  }

  @Test
  void aRendererGetsTheIdOfItsHeading() {
    NodeRenderer anchor = (node, out) -> out.append("<h2 id=\"")
        .text(String.valueOf(out.headingId()))
        .append("\">")
        .children()
        .append("</h2>");
    HtmlRenderer with =
        HtmlRenderer.builder().headingIds(true).node(NodeKind.HEADING, anchor).build();
    assertEquals("<h2 id=\"user-content-one\">One</h2>\n", html(with, headings("One")));
    HtmlRenderer without = HtmlRenderer.builder().node(NodeKind.HEADING, anchor).build();
    assertEquals("<h2 id=\"null\">One</h2>\n", html(without, headings("One")));
  }

  @Test
  @Timeout(20)
  void manyEqualHeadingsTakeLinearTime() {
    String[] texts = new String[50_000];
    java.util.Arrays.fill(texts, "a");
    String html = html(IDS, headings(texts));
    assertEquals(50_001, html.split("<h2 id=\"user-content-a", -1).length);
  }
}
