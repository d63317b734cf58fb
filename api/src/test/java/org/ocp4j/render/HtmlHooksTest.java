package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.FakeEngine;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

/** Tests renderers of the user for kinds of nodes. */
class HtmlHooksTest {
  private static PayloadBuilder source() {
    return new PayloadBuilder("x");
  }

  private static PayloadBuilder paragraph(PayloadBuilder builder, String text) {
    return builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, text).close();
  }

  private static HtmlRenderer renderer(NodeKind kind, NodeRenderer renderer) {
    return HtmlRenderer.builder().node(kind, renderer).build();
  }

  private static NodeRenderer around(String before, String after) {
    return (node, out) -> out.append(before).children().append(after);
  }

  private static String html(HtmlRenderer renderer, PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return renderer.render(document);
    }
  }

  /** Makes a table of two columns whose second row lacks a cell and whose third has one more. */
  private static PayloadBuilder table() {
    PayloadBuilder builder = source().open(NodeKind.TABLE);
    int text = 'a';
    for (int cells : new int[] {2, 1, 3}) {
      builder.open(NodeKind.TABLE_ROW);
      for (int i = 0; i < cells; i++) {
        builder.open(NodeKind.TABLE_CELL);
        builder.leaf(NodeKind.TEXT, Character.toString(text++)).close();
      }
      builder.close();
    }
    return builder;
  }

  private static PayloadBuilder tightTasks() {
    PayloadBuilder builder = source().open(NodeKind.LIST);
    paragraph(builder.open(NodeKind.LIST_ITEM).flags(PayloadFormat.ITEM_TASK), "a")
        .close();
    return paragraph(builder.open(NodeKind.LIST_ITEM), "b").close();
  }

  private static PayloadBuilder looseTask() {
    PayloadBuilder builder = source().open(NodeKind.LIST).flags(PayloadFormat.SPREAD);
    builder.open(NodeKind.LIST_ITEM).flags(PayloadFormat.ITEM_TASK);
    return paragraph(builder, "a").close();
  }

  private static PayloadBuilder alert() {
    PayloadBuilder builder = source().open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, "NOTE");
    builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "[!NOTE]\ninside");
    return builder.open(NodeKind.EMPHASIS).leaf(NodeKind.TEXT, "more").close().close();
  }

  private static PayloadBuilder footnote() {
    PayloadBuilder builder = source().open(NodeKind.PARAGRAPH);
    builder.open(NodeKind.FOOTNOTE_REFERENCE).field(NodeField.IDENTIFIER, "a");
    builder.field(NodeField.LABEL, "a").close().close();
    builder.open(NodeKind.FOOTNOTE_DEFINITION).field(NodeField.IDENTIFIER, "a");
    return paragraph(builder.field(NodeField.LABEL, "a"), "note").close();
  }

  private static List<PayloadBuilder> samples() {
    return List.of(
        Samples.everything(), table(), tightTasks(), looseTask(), alert(), footnote(), source());
  }

  @ParameterizedTest
  @EnumSource(NodeKind.class)
  void standardOutputIsThatWithoutARenderer(NodeKind kind) {
    HtmlRenderer same = renderer(kind, (node, out) -> out.standard());
    for (PayloadBuilder sample : samples()) {
      try (OcpDocument document = sample.document()) {
        assertEquals(HtmlRenderer.DEFAULT.render(document), same.render(document));
        for (OcpNode node : document.root().children()) {
          assertEquals(HtmlRenderer.DEFAULT.render(node), same.render(node), node.toString());
        }
      }
    }
  }

  @Test
  void childrenAreWhatIsBetweenTheTags() {
    HtmlRenderer.Builder builder = HtmlRenderer.builder()
        .node(NodeKind.ROOT, around("", ""))
        .node(NodeKind.PARAGRAPH, around("<p>", "</p>"))
        .node(NodeKind.HEADING, around("<h2>", "</h2>"))
        .node(NodeKind.LIST_ITEM, around("<li>", "</li>"))
        .node(NodeKind.TABLE, around("<table>\n", "</table>"))
        .node(NodeKind.TABLE_ROW, around("<tr>\n", "</tr>"))
        .node(NodeKind.EMPHASIS, around("<em>", "</em>"))
        .node(NodeKind.STRONG, around("<strong>", "</strong>"))
        .node(NodeKind.DELETE, around("<del>", "</del>"))
        .node(NodeKind.FOOTNOTE_DEFINITION, around("", ""));
    builder.node(
        NodeKind.LIST,
        (list, out) -> out.append(list.ordered() ? "<ol start=\"3\">" : "<ul>")
            .append("\n")
            .children()
            .append(list.ordered() ? "</ol>" : "</ul>"));
    builder.node(NodeKind.BLOCKQUOTE, (quote, out) -> {
      if (quote.alert() == null) {
        out.append("<blockquote>\n").children().append("</blockquote>");
      } else {
        out.append("<div class=\"markdown-alert markdown-alert-note\">\n");
        out.append("<p class=\"markdown-alert-title\">Note</p>\n").children().append("</div>");
      }
    });
    HtmlRenderer tags = builder.build();
    for (PayloadBuilder sample : samples()) {
      assertEquals(html(HtmlRenderer.DEFAULT, sample), html(tags, sample));
    }
  }

  @Test
  void aRendererReplacesANode() {
    HtmlRenderer replaced = renderer(
        NodeKind.CODE,
        (code, out) -> out.append("<x-code lang=\"")
            .text(String.valueOf(code.lang()))
            .append("\">")
            .text(String.valueOf(code.value()))
            .append("</x-code>"));
    PayloadBuilder builder = paragraph(source(), "a").open(NodeKind.CODE).text("1 < 2");
    builder.field(NodeField.LANG, "\"><script>").close();
    paragraph(builder, "b");
    assertEquals("""
        <p>a</p>
        <x-code lang="&quot;&gt;&lt;script&gt;">1 &lt; 2</x-code>
        <p>b</p>
        """, html(replaced, builder));
  }

  @Test
  void aRendererOfNothingDropsANode() {
    HtmlRenderer dropping = renderer(NodeKind.EMPHASIS, (node, out) -> {});
    PayloadBuilder builder = source().open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "a");
    builder.open(NodeKind.EMPHASIS).leaf(NodeKind.TEXT, "b").close().leaf(NodeKind.TEXT, "c");
    assertEquals("<p>ac</p>\n", html(dropping, builder));
  }

  @Test
  void nodesThatAreLeftOutCanBeWritten() {
    HtmlRenderer meta =
        renderer(NodeKind.YAML, (node, out) -> out.text(String.valueOf(node.value())));
    assertEquals("a: &lt;b&gt;\n", html(meta, source().leaf(NodeKind.YAML, "a: <b>")));
  }

  @Test
  void aTableIsSurrounded() {
    HtmlRenderer scrolling =
        renderer(NodeKind.TABLE, (node, out) -> out.append("<div>").standard().append("</div>"));
    assertEquals(
        "<div>\n" + html(HtmlRenderer.DEFAULT, table()) + "</div>\n", html(scrolling, table()));
  }

  @Test
  void rowsAndCellsAreInTheirHeaderAndBody() {
    HtmlRenderer own = HtmlRenderer.builder()
        .node(NodeKind.TABLE_ROW, around("<r>", "</r>"))
        .node(
            NodeKind.TABLE_CELL,
            (cell, out) -> out.append("<c>").text(cell.toText()).append("</c>"))
        .build();
    assertEquals("""
        <table>
        <thead>
        <r>
        <c>a</c>
        <c>b</c>
        </r>
        </thead>
        <tbody>
        <r>
        <c>c</c>
        <td></td>
        </r>
        <r>
        <c>d</c>
        <c>e</c>
        </r>
        </tbody>
        </table>
        """, html(own, table()));
  }

  @Test
  void tightParagraphsAreNotPassedToTheRenderer() {
    HtmlRenderer lead = renderer(NodeKind.PARAGRAPH, around("<p class=\"lead\">", "</p>"));
    assertEquals("""
        <ul>
        <li><input disabled="" type="checkbox"> a</li>
        <li>b</li>
        </ul>
        """, html(lead, tightTasks()));
    assertEquals("""
        <ul>
        <li>
        <p class="lead"><input disabled="" type="checkbox"> a</p>
        </li>
        </ul>
        """, html(lead, looseTask()));
  }

  @Test
  void theMarkerOfAnAlertIsNotPassedToTheRenderer() {
    HtmlRenderer texts = HtmlRenderer.builder()
        .node(NodeKind.BLOCKQUOTE, around("<note>", "</note>"))
        .node(NodeKind.TEXT, (text, out) -> out.append("<t>").standard().append("</t>"))
        .build();
    assertEquals("<note>\n<p>inside<em><t>more</t></em></p>\n</note>\n", html(texts, alert()));
  }

  @Test
  void theRootSurroundsTheFootnotes() {
    String main = html(renderer(NodeKind.ROOT, around("<main>", "</main>")), footnote());
    assertEquals("<main>\n" + html(HtmlRenderer.DEFAULT, footnote()) + "</main>\n", main);
  }

  @Test
  void linksBackAreInTheLastParagraph() {
    HtmlRenderer lead = renderer(NodeKind.PARAGRAPH, around("<p class=\"lead\">", "</p>"));
    String html = html(lead, footnote());
    assertTrue(html.contains("<p class=\"lead\">note <a href=\"#user-content-fnref-a\""), html);
    HtmlRenderer dropping = renderer(NodeKind.PARAGRAPH, (node, out) -> {});
    try (OcpDocument document = footnote().document()) {
      assertFalse(dropping.render(document).contains("<p"));
    }
  }

  @Test
  void aComponentComesBeforeARendererOfItsKind() {
    HtmlRenderer both = HtmlRenderer.builder()
        .component("A", around("<a-a>", "</a-a>"))
        .node(NodeKind.MDX_JSX_TEXT_ELEMENT, around("<any>", "</any>"))
        .build();
    PayloadBuilder builder =
        source().open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("A").close();
    builder.open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("B").close();
    builder.open(NodeKind.MDX_JSX_TEXT_ELEMENT).close();
    assertEquals("<a-a></a-a><any></any><any></any>", html(both, builder));
    HtmlRenderer shown = HtmlRenderer.builder()
        .component("A", (node, out) -> out.append("<i>").standard().append("</i>"))
        .build();
    PayloadBuilder element = source().open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("A");
    assertEquals("<i>&lt;A&gt;x&lt;/A&gt;</i>", html(shown, element.leaf(NodeKind.TEXT, "x")));
  }

  @Test
  void unravelledElementsAreOfTheKindForFlow() {
    HtmlRenderer flow = HtmlRenderer.builder()
        .unravel(true)
        .node(NodeKind.MDX_JSX_FLOW_ELEMENT, around("<flow>", "</flow>"))
        .build();
    PayloadBuilder builder = source().open(NodeKind.PARAGRAPH);
    builder
        .open(NodeKind.MDX_JSX_TEXT_ELEMENT)
        .text("A")
        .leaf(NodeKind.TEXT, "x")
        .close();
    assertEquals("<flow>x</flow>\n", html(flow, builder));
  }

  @Test
  void urlsOfARendererAreSafe() {
    HtmlRenderer targets = HtmlRenderer.builder()
        .rewriteUrls((node, url) -> url.replace("old", "new"))
        .node(
            NodeKind.LINK,
            (link, out) -> out.append("<a target=\"_blank\" href=\"")
                .url(String.valueOf(link.url()))
                .append("\">")
                .children()
                .append("</a>"))
        .build();
    for (String[] urls : new String[][] {
      {"javascript:alert(1)", ""},
      {"java\nscript:alert(1)", ""},
      {"\" onclick=\"x", "%22%20onclick=%22x"},
      {"https://a/old?b&c", "https://a/new?b&amp;c"},
    }) {
      PayloadBuilder builder = source().open(NodeKind.LINK).field(NodeField.URL, urls[0]);
      assertEquals(
          "<a target=\"_blank\" href=\"" + urls[1] + "\">a</a>",
          html(targets, builder.leaf(NodeKind.TEXT, "a")));
    }
  }

  @Test
  void textIsSafeInQuotesOfEitherKind() {
    HtmlRenderer titles = renderer(
        NodeKind.TEXT,
        (text, out) ->
            out.append("<i title='").text(String.valueOf(text.value())).append("'></i>"));
    assertEquals(
        "<i title='&#39; onload=&quot;x&quot; &lt;&amp;&gt;'></i>",
        html(titles, source().leaf(NodeKind.TEXT, "' onload=\"x\" <&>")));
  }

  @Test
  void contentIsWrittenOnce() {
    List<NodeRenderer> twice = List.of(
        (node, out) -> out.children().standard(),
        (node, out) -> out.standard().children(),
        (node, out) -> out.standard().standard());
    for (NodeRenderer renderer : twice) {
      HtmlRenderer wrong = renderer(NodeKind.PARAGRAPH, renderer);
      assertThrows(IllegalStateException.class, () -> html(wrong, paragraph(source(), "a")));
    }
  }

  @Test
  @Timeout(20)
  void renderersNestToAnyDepth() {
    PayloadBuilder builder = source();
    for (int i = 0; i < 65_535; i++) {
      builder.open(NodeKind.EMPHASIS);
    }
    String tags = "<em>".repeat(65_535) + "</em>".repeat(65_535);
    assertEquals(tags, html(renderer(NodeKind.EMPHASIS, around("<em>", "</em>")), builder));
    assertEquals(tags, html(renderer(NodeKind.EMPHASIS, (node, out) -> out.standard()), builder));
  }

  @Test
  void whatWasWrittenBeforeAnExceptionStays() throws IOException {
    IllegalArgumentException thrown = new IllegalArgumentException("by the test");
    HtmlRenderer throwing = renderer(NodeKind.CODE, (node, out) -> {
      out.append("<never>");
      throw thrown;
    });
    PayloadBuilder builder = paragraph(source(), "x".repeat(100_000));
    try (OcpDocument document = builder.leaf(NodeKind.CODE, "a").document()) {
      StringBuilder target = new StringBuilder();
      assertSame(
          thrown, assertThrows(RuntimeException.class, () -> throwing.render(document, target)));
      assertTrue(target.length() > 90_000, target.length() + " characters");
      assertTrue(("<p>" + "x".repeat(100_000) + "</p>\n").startsWith(target.toString()));
    }
  }

  @Test
  void checkedExceptionsPassThrough() {
    HtmlRenderer failing = renderer(NodeKind.PARAGRAPH, (node, out) -> {
      throw new NoSuchFileException("by the test");
    });
    try (OcpDocument document = paragraph(source(), "a").document()) {
      assertThrows(NoSuchFileException.class, () -> failing.render(document, new StringBuilder()));
      UncheckedIOException wrapped =
          assertThrows(UncheckedIOException.class, () -> failing.render(document));
      assertEquals(NoSuchFileException.class, wrapped.getCause().getClass());
    }
  }

  @Test
  void anExceptionReleasesTheDocument() {
    List<HtmlRenderer> throwing = new ArrayList<>();
    throwing.add(renderer(NodeKind.TEXT, (node, out) -> {
      node.document().close();
      throw new IllegalStateException("by the test");
    }));
    throwing.add(renderer(NodeKind.PARAGRAPH, (node, out) -> {
      node.document().close();
      throw new StackOverflowError("by the test");
    }));
    try (OcpEngine engine = Ocp.builder().provider(new FakeEngine()).build()) {
      for (HtmlRenderer renderer : throwing) {
        OcpDocument document = engine.parse("a");
        assertThrows(Throwable.class, () -> renderer.render(document));
        assertEquals(0, engine.statistics().leases());
        assertEquals(0, engine.liveDocuments());
      }
    }
  }

  @Test
  void onlyHeadingsHaveAHeadingId() {
    HtmlRenderer ids = HtmlRenderer.builder()
        .headingIds(true)
        .node(NodeKind.PARAGRAPH, (node, out) -> assertNull(out.headingId()))
        .build();
    assertEquals("", html(ids, paragraph(source(), "a")));
  }
}
