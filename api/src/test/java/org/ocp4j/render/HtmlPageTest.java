package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.testing.PayloadBuilder;

class HtmlPageTest {
  private static PayloadBuilder heading(String text) {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.HEADING).number(1);
    return builder.leaf(NodeKind.TEXT, text).close();
  }

  private static String html(HtmlPage page, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return HtmlRenderer.builder().page(page).build().render(document);
    }
  }

  @Test
  void aPageSurroundsTheDocument() {
    assertEquals("""
        <!doctype html>
        <html>
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>One two</title>
        </head>
        <body>
        <h1>One
        two</h1>
        </body>
        </html>
        """, html(HtmlPage.DEFAULT, heading("One\ntwo")));
  }

  @Test
  void aPageWithEverything() {
    HtmlPage page = HtmlPage.DEFAULT
        .lang("pt-BR")
        .title("Title & more")
        .stylesheet("a b.css")
        .stylesheet("/c.css?d=1&e=2")
        .style("p > a { color: red }");
    assertEquals("""
        <!doctype html>
        <html lang="pt-BR">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Title &amp; more</title>
        <link rel="stylesheet" href="a%20b.css">
        <link rel="stylesheet" href="/c.css?d=1&amp;e=2">
        <style>
        p > a { color: red }
        </style>
        </head>
        <body>
        <h1>One</h1>
        </body>
        </html>
        """, html(page, heading("One")));
  }

  @Test
  void aDocumentWithoutHeadingsHasNoTitle() {
    String html = html(HtmlPage.DEFAULT, new PayloadBuilder("x"));
    assertFalse(html.contains("<title>"), html);
    assertTrue(html.endsWith("<body>\n</body>\n</html>\n"), html);
  }

  @Test
  void theTitleOfAPartIsThatOfTheDocument() {
    PayloadBuilder builder = heading("One").open(NodeKind.PARAGRAPH);
    try (OcpDocument document = builder.leaf(NodeKind.TEXT, "t").document()) {
      String html = HtmlRenderer.builder().page(HtmlPage.DEFAULT).build().render(document.node(3));
      assertTrue(html.contains("<title>One</title>"), html);
      assertTrue(html.contains("<body>\n<p>t</p>\n</body>"), html);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"><script>alert(1)</script>",
        "</title><script>alert(1)</script>",
        "</style><script>alert(1)</script>",
        "</STYLE ><script>alert(1)</script>",
        "<!--<script>alert(1)</script>",
        "\" onload=\"alert(1)"
      })
  void noValueCanAddAnElementOrAnAttribute(String attack) {
    HtmlPage page = HtmlPage.DEFAULT.lang(attack).stylesheet(attack);
    String html = html(page.title(attack), heading(attack)) + html(page, heading(attack));
    assertFalse(html.contains("<script"), html);
    assertFalse(html.contains("\" onload"), html);
    String styled = html(HtmlPage.DEFAULT.style(attack), heading("One"));
    int end = styled.indexOf("</style");
    assertEquals(styled.indexOf("\n</style>\n</head>\n<body>\n"), end - 1, styled);
  }

  @Test
  void valuesAreNotNull() {
    String none = null;
    assertThrows(NullPointerException.class, () -> HtmlPage.DEFAULT.title(none));
    assertThrows(NullPointerException.class, () -> HtmlPage.DEFAULT.lang(none));
    assertThrows(NullPointerException.class, () -> HtmlPage.DEFAULT.stylesheet(none));
    assertThrows(NullPointerException.class, () -> HtmlPage.DEFAULT.style(none));
  }
}
