package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;

/** Tests alerts, check boxes, math and the tag filter in HTML. */
class HtmlGitHubTest {
  private static final HtmlRenderer RAW =
      HtmlRenderer.builder().allowRawHtml(true).build();

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

  private static PayloadBuilder alert(String type) {
    return new PayloadBuilder("x").open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void alertsAreAsOnGitHub(String lineEnding) {
    assertEquals("""
        <div class="markdown-alert markdown-alert-warning">
        <p class="markdown-alert-title">Warning</p>
        <p>Hot.</p>
        </div>
        """, html(paragraph(alert("Warning"), "[!Warning]" + lineEnding + "Hot.")));
  }

  @Test
  void aParagraphOfTheMarkerAloneIsLeftOut() {
    PayloadBuilder builder = paragraph(alert("TIP"), "[!TIP]").leaf(NodeKind.CODE, "x");
    assertEquals("""
        <div class="markdown-alert markdown-alert-tip">
        <p class="markdown-alert-title">Tip</p>
        <pre><code>x
        </code></pre>
        </div>
        """, html(builder));
    PayloadBuilder more = alert("TIP").open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "[!TIP]\n");
    more.open(NodeKind.STRONG).leaf(NodeKind.TEXT, "b").close();
    assertEquals("""
        <div class="markdown-alert markdown-alert-tip">
        <p class="markdown-alert-title">Tip</p>
        <p><strong>b</strong></p>
        </div>
        """, html(more));
  }

  @Test
  void alertsCanBeBlockQuotes() {
    HtmlRenderer plain = HtmlRenderer.builder().alerts(false).build();
    assertEquals(
        "<blockquote>\n<p>[!NOTE]\na</p>\n</blockquote>\n",
        html(plain, paragraph(alert("NOTE"), "[!NOTE]\na")));
  }

  @Test
  void alertsInAlerts() {
    PayloadBuilder builder = paragraph(alert("NOTE"), "[!NOTE]");
    paragraph(builder.open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, "TIP"), "[!TIP]\na");
    paragraph(builder.close().close(), "after");
    assertEquals("""
        <div class="markdown-alert markdown-alert-note">
        <p class="markdown-alert-title">Note</p>
        <div class="markdown-alert markdown-alert-tip">
        <p class="markdown-alert-title">Tip</p>
        <p>a</p>
        </div>
        </div>
        <p>after</p>
        """, html(builder));
  }

  @Test
  void alertsWithoutTheirMarkerLoseNothing() {
    String before = """
        <div class="markdown-alert markdown-alert-note">
        <p class="markdown-alert-title">Note</p>
        """;
    assertEquals(before + "<p>[!TIP]</p>\n</div>\n", html(paragraph(alert("NOTE"), "[!TIP]")));
    assertEquals(before + "<p>[!NO</p>\n</div>\n", html(paragraph(alert("NOTE"), "[!NO")));
    PayloadBuilder code = alert("NOTE").leaf(NodeKind.CODE, "[!NOTE]");
    assertEquals(before + "<pre><code>[!NOTE]\n</code></pre>\n</div>\n", html(code));
    assertEquals(before + "</div>\n", html(alert("NOTE")));
    assertEquals(before + "<p></p>\n</div>\n", html(alert("NOTE").open(NodeKind.PARAGRAPH)));
  }

  @Test
  void checkBoxesStandInTheFirstParagraph() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.LIST).open(NodeKind.LIST_ITEM);
    builder.flags(PayloadFormat.ITEM_TASK).open(NodeKind.DEFINITION);
    builder.field(NodeField.URL, "u").field(NodeField.IDENTIFIER, "n");
    builder.field(NodeField.LABEL, "n").close();
    paragraph(paragraph(builder, "first"), "second");
    assertEquals(
        "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> firstsecond</li>\n</ul>\n",
        html(builder));
  }

  @Test
  void mathHasTheClassesForKatex() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.MATH).text("a < b\n  c");
    builder.field(NodeField.META, "meta").close().open(NodeKind.PARAGRAPH);
    builder.leaf(NodeKind.INLINE_MATH, "x\n& y");
    assertEquals("""
        <div class="math math-display">a &lt; b
          c</div>
        <p><span class="math math-inline">x &amp; y</span></p>
        """, html(builder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!<title> !<style> <em>",
        "!<xmp> is. !<XMP> is.",
        "!</Script\n>!</textarea/>",
        "!<iframe src=x>!<noembed\t>!<noframes\f>!<plaintext>a",
        "<scripts> <x-script> </ xmp> <scri pt>",
        "a < b <!<xmp> <!-- !<xmp> -->",
        "<div>\n!<script",
        "<b>!<plain",
        "<b>!</",
        "<b"
      })
  void filteredTagsAreText(String marked) {
    assertEquals(marked.replace("!<", "&lt;"), TagFilter.filter(marked.replace("!<", "<")), marked);
  }

  @Test
  void tagsAreFilteredInDocumentsWithGfm() {
    PayloadBuilder builder = new PayloadBuilder("x").header(PayloadFormat.FLAG_GFM);
    builder.leaf(NodeKind.HTML, "<style>").open(NodeKind.PARAGRAPH);
    builder.leaf(NodeKind.HTML, "<b>").leaf(NodeKind.HTML, "<title>");
    try (OcpDocument document = builder.document()) {
      String filtered = "&lt;style>\n<p><b>&lt;title></p>\n";
      String whole = "<style>\n<p><b><title></p>\n";
      assertEquals(filtered, RAW.render(document));
      HtmlRenderer never =
          HtmlRenderer.builder().allowRawHtml(true).tagFilter(false).build();
      assertEquals(whole, never.render(document));
    }
    PayloadBuilder plain = new PayloadBuilder("x").header(0).leaf(NodeKind.HTML, "<style>");
    try (OcpDocument document = plain.document()) {
      assertEquals("<style>\n", RAW.render(document));
      HtmlRenderer always =
          HtmlRenderer.builder().allowRawHtml(true).tagFilter(true).build();
      assertEquals("&lt;style>\n", always.render(document));
      assertEquals(
          "<p>&lt;style&gt;</p>\n",
          HtmlRenderer.builder().tagFilter(true).build().render(document));
    }
  }
}
