package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

class HtmlRendererTest {
  private static final HtmlRenderer TRUSTING =
      HtmlRenderer.builder().allowRawHtml(true).allowAnyUrl(true).build();

  private static PayloadBuilder source(String text) {
    return new PayloadBuilder(text);
  }

  private static String html(PayloadBuilder builder) {
    return html(HtmlRenderer.DEFAULT, builder);
  }

  private static String html(HtmlRenderer renderer, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return renderer.render(document);
    }
  }

  private static PayloadBuilder paragraph(PayloadBuilder builder, String text) {
    return builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, text).close();
  }

  private static PayloadBuilder link(String url, @Nullable String title) {
    PayloadBuilder builder = source("a").open(NodeKind.LINK).field(NodeField.URL, url);
    if (title != null) {
      builder.field(NodeField.TITLE, title);
    }
    return builder.leaf(NodeKind.TEXT, "a");
  }

  private static void define(PayloadBuilder builder, String name, String url) {
    builder.open(NodeKind.DEFINITION).field(NodeField.URL, url);
    builder.field(NodeField.IDENTIFIER, name).field(NodeField.LABEL, name).close();
  }

  private static PayloadBuilder refer(PayloadBuilder builder, String name, int type) {
    builder.open(NodeKind.LINK_REFERENCE).flags(type).field(NodeField.IDENTIFIER, name);
    return builder.field(NodeField.LABEL, name).leaf(NodeKind.TEXT, "t").close();
  }

  @Test
  void blocksMatchTheReferenceImplementation() {
    PayloadBuilder builder = source("x").open(NodeKind.HEADING).number(3);
    builder.leaf(NodeKind.TEXT, "h").close().open(NodeKind.THEMATIC_BREAK).close();
    paragraph(builder.open(NodeKind.BLOCKQUOTE), "q").close();
    builder.open(NodeKind.BLOCKQUOTE).close();
    builder.open(NodeKind.CODE).text("a <b>\n  c").field(NodeField.LANG, "x\"y").close();
    builder.leaf(NodeKind.CODE, "");
    assertEquals("""
        <h3>h</h3>
        <hr />
        <blockquote>
        <p>q</p>
        </blockquote>
        <blockquote>
        </blockquote>
        <pre><code class="language-x&quot;y">a &lt;b&gt;
          c
        </code></pre>
        <pre><code></code></pre>
        """, html(builder));
  }

  @Test
  void inlines() {
    PayloadBuilder builder = source("x").open(NodeKind.PARAGRAPH);
    builder.open(NodeKind.EMPHASIS).leaf(NodeKind.TEXT, "e").close();
    builder.open(NodeKind.STRONG).leaf(NodeKind.TEXT, "s").close();
    builder.open(NodeKind.DELETE).leaf(NodeKind.TEXT, "d").close();
    builder.leaf(NodeKind.INLINE_CODE, "a\nb\r\nc\rd").open(NodeKind.BREAK).close();
    builder.leaf(NodeKind.TEXT, "& < > \" '").leaf(NodeKind.INLINE_MATH, "m");
    assertEquals("""
        <p><em>e</em><strong>s</strong><del>d</del><code>a b c d</code><br />
        &amp; &lt; &gt; &quot; '<span class="math math-inline">m</span></p>
        """, html(builder));
  }

  private static PayloadBuilder list(int listFlags, int itemFlags) {
    PayloadBuilder builder = source("x").open(NodeKind.LIST).flags(listFlags);
    paragraph(builder.open(NodeKind.LIST_ITEM), "a").close();
    builder.open(NodeKind.LIST_ITEM).flags(itemFlags);
    return paragraph(builder, "b");
  }

  @Test
  void tightAndLooseLists() {
    String loose = "<ul>\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ul>\n";
    assertEquals("<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n", html(list(0, 0)));
    assertEquals(loose, html(list(PayloadFormat.SPREAD, 0)));
    assertEquals(loose, html(list(0, PayloadFormat.SPREAD)), "one loose item makes it loose");
    PayloadBuilder nested = source("x").open(NodeKind.LIST).flags(PayloadFormat.SPREAD);
    paragraph(nested.open(NodeKind.LIST_ITEM), "a");
    paragraph(nested.open(NodeKind.LIST).open(NodeKind.LIST_ITEM), "b").close().close();
    paragraph(nested, "c");
    assertEquals(
        "<ul>\n<li>\n<p>a</p>\n<ul>\n<li>b</li>\n</ul>\n<p>c</p>\n</li>\n</ul>\n", html(nested));
  }

  @Test
  void orderedAndTaskLists() {
    PayloadBuilder ordered = source("x").open(NodeKind.LIST).flags(PayloadFormat.LIST_ORDERED);
    ordered.number(0).open(NodeKind.LIST_ITEM);
    assertEquals("<ol start=\"0\">\n<li></li>\n</ol>\n", html(ordered));
    PayloadBuilder one = source("x").open(NodeKind.LIST).flags(PayloadFormat.LIST_ORDERED);
    assertEquals("<ol>\n</ol>\n", html(one.number(1)));
    PayloadBuilder tasks = source("x").open(NodeKind.LIST);
    tasks.open(NodeKind.LIST_ITEM).flags(PayloadFormat.ITEM_TASK | PayloadFormat.ITEM_CHECKED);
    paragraph(tasks, "a").close();
    paragraph(tasks.open(NodeKind.LIST_ITEM).flags(PayloadFormat.ITEM_TASK), "b");
    assertEquals("""
        <ul>
        <li><input checked="" disabled="" type="checkbox"> a</li>
        <li><input disabled="" type="checkbox"> b</li>
        </ul>
        """, html(tasks));
  }

  @Test
  void tables() {
    PayloadBuilder table = source("x").open(NodeKind.TABLE);
    table.open(NodeKind.TABLE_ROW).flags(PayloadFormat.ROW_HEADER);
    table.open(NodeKind.TABLE_CELL).flags(2).leaf(NodeKind.TEXT, "h").close().close();
    for (String row : List.of("a", "b")) {
      table.open(NodeKind.TABLE_ROW).open(NodeKind.TABLE_CELL).leaf(NodeKind.TEXT, row);
      table.close().close();
    }
    assertEquals("""
        <table>
        <thead>
        <tr>
        <th align="right">h</th>
        </tr>
        </thead>
        <tbody>
        <tr>
        <td>a</td>
        </tr>
        <tr>
        <td>b</td>
        </tr>
        </tbody>
        </table>
        """, html(table));
  }

  @Test
  void linksAndImages() {
    assertEquals(
        "<a href=\"/u?a=b&amp;c\" title=\"&quot;t&quot;\">a</a>", html(link("/u?a=b&c", "\"t\"")));
    assertEquals("<a href=\"\" title=\"\">a</a>", html(link("", "")));
    PayloadBuilder image = source("x").open(NodeKind.IMAGE).field(NodeField.URL, "/i.png");
    assertEquals(
        "<img src=\"/i.png\" alt=\"&lt;a&gt;\" />", html(image.field(NodeField.ALT, "<a>")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "java\tscript:alert(1)",
        "\u0001javascript:alert(1)",
        "\u00a0javascript:alert(1)",
        "java\u0000script:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "data:image/png;base64,AAAA",
        "file:///etc/passwd",
        "java%73cript:alert(1)",
        ":alert(1)"
      })
  void urlsOfOtherSchemesBecomeEmpty(String url) {
    assertEquals("<a href=\"\">a</a>", html(link(url, null)));
    PayloadBuilder image = source("x").open(NodeKind.IMAGE).field(NodeField.URL, url);
    assertEquals("<img src=\"\" alt=\"\" />", html(image.field(NodeField.ALT, "")));
    assertFalse(html(TRUSTING, link(url, null)).contains("\"\""), "unless allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a/b",
        "HTTP://a",
        "mailto:a@b",
        "tel:1",
        "xmpp:a",
        "irc://a",
        "ircs://a",
        "/a:b",
        "a",
        "",
        "?a:b",
        "#a:b",
        "//a/b",
        "./a:b"
      })
  void safeUrlsStay(String url) {
    assertEquals("<a href=\"" + url + "\">a</a>", html(link(url, null)));
  }

  @Test
  void schemesCanBeChosen() {
    HtmlRenderer only = HtmlRenderer.builder().allowUrlSchemes("FTP").build();
    assertEquals("<a href=\"ftp:x\">a</a>", html(only, link("ftp:x", null)));
    assertEquals("<a href=\"\">a</a>", html(only, link("http:x", null)));
  }

  @Test
  void urlsArePercentEncoded() {
    assertEquals(
        "a%20b%C3%A4%22%3C%3E%5C%60%5B%5D%7B%7C%7D%5E", Urls.encode("a b\u00e4\"<>\\`[]{|}^"));
    assertEquals("%20%zz%25".replace("%zz", "%25zz"), Urls.encode("%20%zz%"));
    assertEquals("!#$&'()*+,-./:;=?@_~", Urls.encode("!#$&'()*+,-./:;=?@_~"));
  }

  @Test
  void rawHtmlIsTextUnlessAllowed() {
    PayloadBuilder flow = source("x").leaf(NodeKind.HTML, "<script>alert(1)</script>");
    assertEquals("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n", html(flow));
    PayloadBuilder text = source("x").open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "a");
    text.leaf(NodeKind.HTML, "<img onerror=x>");
    assertEquals("<p>a&lt;img onerror=x&gt;</p>\n", html(text));
    PayloadBuilder allowed = source("x").leaf(NodeKind.HTML, "<b>\n</b>");
    paragraph(allowed, "a");
    assertEquals("<b>\n</b>\n<p>a</p>\n", html(TRUSTING, allowed));
  }

  @Test
  void referencesUseTheFirstDefinition() {
    PayloadBuilder builder = source("x").open(NodeKind.PARAGRAPH);
    refer(builder, "a", PayloadFormat.REFERENCE_SHORTCUT);
    refer(builder, "A", PayloadFormat.REFERENCE_SHORTCUT);
    refer(builder, "b", PayloadFormat.REFERENCE_COLLAPSED);
    refer(builder, "b<", PayloadFormat.REFERENCE_FULL);
    builder.open(NodeKind.IMAGE_REFERENCE).field(NodeField.IDENTIFIER, "a");
    builder.field(NodeField.LABEL, "a").field(NodeField.ALT, "alt").close();
    builder.open(NodeKind.IMAGE_REFERENCE).flags(PayloadFormat.REFERENCE_FULL);
    builder.field(NodeField.IDENTIFIER, "c").field(NodeField.LABEL, "c");
    builder.field(NodeField.ALT, "<alt>").close().close();
    define(builder, "a", "/first");
    define(builder, "a", "/second");
    assertEquals(
        "<p><a href=\"/first\">t</a>[t][t][][t][b&lt;]<img src=\"/first\" alt=\"alt\" />"
            + "![&lt;alt&gt;][c]</p>\n",
        html(builder));
  }

  @Test
  void urlsOfDefinitionsAreFiltered() {
    PayloadBuilder builder = refer(source("x"), "a", PayloadFormat.REFERENCE_SHORTCUT);
    define(builder, "a", "javascript:x");
    assertEquals("<a href=\"\">t</a>", html(builder));
  }

  @Test
  @Timeout(20)
  void expansionOfReferencesIsLimited() {
    String url = "x".repeat(50_000);
    PayloadBuilder builder = source("[x]: " + url + "\n" + "[x]\n".repeat(20_000));
    builder.open(NodeKind.PARAGRAPH);
    for (int i = 0; i < 20_000; i++) {
      refer(builder, "x", PayloadFormat.REFERENCE_SHORTCUT);
    }
    builder.close();
    define(builder, "x", url);
    String html = html(builder);

    assertEquals(2, html.split("<a href", -1).length - 1, "as many as 130,006 bytes pay for");
    assertTrue(html.contains("</a>[t][t]"), "then as text");
    assertTrue(html.length() < 300_000, "not the square");
  }

  @Test
  void mdxIsTextWhereThereIsNoComponent() {
    PayloadBuilder builder = source("x").open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("Note");
    builder.attribute(0, "a", "v\"<").attribute(1, "b", "1 < 2").attribute(2, "c", null);
    builder.attribute(3, null, "...d");
    paragraph(builder, "in").close();
    builder.open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("Hr").flags(1).close();
    builder.open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("E").close();
    builder.leaf(NodeKind.MDX_FLOW_EXPRESSION, "<x/>").leaf(NodeKind.MDXJS_ESM, "import a");
    builder.leaf(NodeKind.YAML, "a").leaf(NodeKind.TOML, "b");
    builder.open(NodeKind.PARAGRAPH).open(NodeKind.MDX_JSX_TEXT_ELEMENT);
    builder.leaf(NodeKind.MDX_TEXT_EXPRESSION, "1 > 0");
    assertEquals("""
        <p>&lt;Note a=&quot;v&amp;quot;&lt;&quot; b={1 &lt; 2} c {...d}&gt;</p>
        <p>in</p>
        <p>&lt;/Note&gt;</p>
        <p>&lt;Hr /&gt;</p>
        <p>&lt;E&gt;&lt;/E&gt;</p>
        <p>{&lt;x/&gt;}</p>
        <p>&lt;&gt;{1 &gt; 0}&lt;/&gt;</p>
        """, html(builder));
  }

  @Test
  void componentsWriteTheirElements() {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .component("Note", (node, out) -> {
          out.append("<aside class=\"");
          out.text(String.valueOf(node.name())).append("<>\"", 2, 3).append('>');
          out.children().append("</aside>");
        })
        .component("Gone", (node, out) -> {})
        .component("Before", (node, out) -> out.append("<i>").text("a<\"").append("</i>"))
        .build();
    PayloadBuilder builder = source("x").open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("Note");
    builder.open(NodeKind.PARAGRAPH).open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("Note");
    builder.leaf(NodeKind.TEXT, "in").close();
    builder
        .open(NodeKind.MDX_JSX_TEXT_ELEMENT)
        .text("Gone")
        .leaf(NodeKind.TEXT, "x")
        .close();
    builder
        .open(NodeKind.MDX_JSX_TEXT_ELEMENT)
        .text("Before")
        .leaf(NodeKind.TEXT, "x")
        .close();
    builder.close().close();
    paragraph(builder, "after");
    assertEquals("""
        <aside class="Note">
        <p><aside class="Note">in</aside><i>a&lt;&quot;</i></p>
        </aside>
        <p>after</p>
        """, html(renderer, builder));
  }

  @Test
  void childrenAreWrittenOnce() {
    HtmlRenderer twice = HtmlRenderer.builder()
        .component("A", (node, out) -> out.children().children())
        .build();
    PayloadBuilder builder = source("x").open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("A");
    assertThrows(IllegalStateException.class, () -> html(twice, builder));
  }

  @Test
  @Timeout(20)
  void componentsNestToAnyDepth() {
    HtmlRenderer renderer = HtmlRenderer.builder()
        .component("A", (node, out) -> out.append("<i>").children().append("</i>"))
        .build();
    PayloadBuilder builder = source("A");
    for (int i = 0; i < 65_535; i++) {
      builder.open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("A");
    }
    assertEquals("<i>".repeat(65_535) + "</i>".repeat(65_535), html(renderer, builder));
  }

  @Test
  void partsCanBeRendered() {
    PayloadBuilder builder = list(0, 0);
    try (OcpDocument document = builder.document()) {
      assertEquals("<p>a</p>\n", HtmlRenderer.DEFAULT.render(document.node(3)));
      assertEquals("a", HtmlRenderer.DEFAULT.render(document.node(4)));
    }
  }

  @Test
  void nothingOfASampleIsUnescaped() {
    String html = html(Samples.everything());
    assertFalse(html.contains("javascript"), html);
    assertFalse(html.contains("<hr onload"), html);
    assertTrue(html.contains("&lt;hr onload=&quot;x&quot;&gt;"), html);
  }
}
