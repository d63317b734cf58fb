package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;

class UnravelTest {
  private static final JsonRenderer JSON = JsonRenderer.DEFAULT.positions(false).unravel(true);
  private static final HtmlRenderer HTML = HtmlRenderer.builder()
      .unravel(true)
      .component("A", (node, out) -> out.append("<i>").children().append("</i>"))
      .build();

  private static PayloadBuilder element(PayloadBuilder builder, String name, String text) {
    builder.open(NodeKind.MDX_JSX_TEXT_ELEMENT).text(name);
    return builder.leaf(NodeKind.TEXT, text).close();
  }

  private static PayloadBuilder paragraph() {
    return new PayloadBuilder("x").open(NodeKind.PARAGRAPH);
  }

  /** Makes a paragraph with an element, white space, an expression and white space. */
  private static PayloadBuilder mixed() {
    PayloadBuilder builder = element(paragraph(), "A", "in").leaf(NodeKind.TEXT, " \t");
    return builder.leaf(NodeKind.MDX_TEXT_EXPRESSION, "1 < 2").leaf(NodeKind.TEXT, "\r\n");
  }

  private static String json(PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      String json = JSON.render(document);
      return json.substring("{\"type\":\"root\",\"children\":[".length(), json.length() - 2);
    }
  }

  private static String html(PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return HTML.render(document);
    }
  }

  @Test
  void childrenReplaceTheParagraph() {
    PayloadBuilder builder = mixed().close().open(NodeKind.THEMATIC_BREAK).close();
    assertEquals(
        "{\"type\":\"mdxJsxFlowElement\",\"name\":\"A\",\"attributes\":[],\"children\":["
            + "{\"type\":\"text\",\"value\":\"in\"}]},"
            + "{\"type\":\"mdxFlowExpression\",\"value\":\"1 < 2\"},"
            + "{\"type\":\"thematicBreak\"}",
        json(builder));
  }

  @Test
  void htmlHasNoParagraph() {
    PayloadBuilder builder = mixed().close().open(NodeKind.PARAGRAPH);
    assertEquals("""
        <i>in</i>
        <p>{1 &lt; 2}</p>
        <p>after</p>
        """, html(builder.leaf(NodeKind.TEXT, "after")));
    assertEquals(
        "<p>&lt;B&gt;in&lt;/B&gt;</p>\n<p>&lt;C /&gt;</p>\n",
        html(element(paragraph(), "B", "in")
            .leaf(NodeKind.TEXT, " ")
            .open(NodeKind.MDX_JSX_TEXT_ELEMENT)
            .text("C")
            .flags(PayloadFormat.JSX_SELF_CLOSING)),
        "elements without a component are shown");
  }

  @Test
  void defaultsLeaveTheParagraph() {
    try (OcpDocument document = element(paragraph(), "A", "in").document()) {
      assertEquals("<p>&lt;A&gt;in&lt;/A&gt;</p>\n", document.toHtml());
      assertEquals(
          "{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":["
              + "{\"type\":\"mdxJsxTextElement\",\"name\":\"A\",\"attributes\":[],\"children\":["
              + "{\"type\":\"text\",\"value\":\"in\"}]}]}]}",
          JsonRenderer.DEFAULT.positions(false).render(document));
      assertEquals("<p><i>in</i></p>\n", HTML.render(document.node(1)), "nor that alone");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", " a ", "\u00a0"})
  void otherTextKeepsTheParagraph(String text) {
    assertEquals(
        "<p><i>in</i>" + text + "</p>\n",
        html(element(paragraph(), "A", "in").leaf(NodeKind.TEXT, text)));
  }

  @Test
  void otherChildrenKeepTheParagraph() {
    PayloadBuilder builder =
        element(paragraph(), "A", "in").open(NodeKind.EMPHASIS).close();
    assertEquals("<p><i>in</i><em></em></p>\n", html(builder));
    assertEquals("<p></p>\n", html(paragraph()));
    assertEquals("<p> </p>\n", html(paragraph().leaf(NodeKind.TEXT, " ")));
  }

  @Test
  void nestedParagraphsAreReplacedToo() {
    PayloadBuilder builder =
        new PayloadBuilder("x").open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("A");
    element(builder.open(NodeKind.PARAGRAPH), "A", "in").close();
    builder.open(NodeKind.PARAGRAPH).open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("A");
    element(builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "\n"), "A", "deep")
        .close();
    builder.leaf(NodeKind.TEXT, "x");
    assertEquals("""
        <i>
        <i>in</i>
        <i>
        <i>deep</i>
        x</i>
        </i>
        """, html(builder));
  }

  @Test
  @Timeout(20)
  void anyDepthTakesLinearTime() {
    PayloadBuilder builder = new PayloadBuilder("A");
    for (int i = 0; i < 60_000; i++) {
      builder.open(NodeKind.PARAGRAPH).open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("A");
    }
    assertEquals(60_000, html(builder).split("<i>", -1).length - 1);
  }

  @Test
  void checkBoxesAndLinksBackStay() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.LIST).open(NodeKind.LIST_ITEM);
    builder.flags(PayloadFormat.ITEM_TASK).open(NodeKind.PARAGRAPH);
    element(builder, "A", "in").close().close().close();
    assertEquals(
        "<ul>\n<li><input disabled=\"\" type=\"checkbox\"> \n<i>in</i>\n</li>\n</ul>\n",
        html(builder));
    PayloadBuilder footnote = new PayloadBuilder("x").open(NodeKind.FOOTNOTE_DEFINITION);
    footnote.field(NodeField.IDENTIFIER, "a").field(NodeField.LABEL, "a");
    element(footnote.open(NodeKind.PARAGRAPH), "A", "in").close().close();
    footnote.open(NodeKind.FOOTNOTE_REFERENCE).field(NodeField.IDENTIFIER, "a");
    footnote.field(NodeField.LABEL, "a");
    String html = html(footnote);
    int item = html.indexOf("<i>");
    assertEquals("<i>in</i>\n<a href=", html.substring(item, item + 18));
  }
}
