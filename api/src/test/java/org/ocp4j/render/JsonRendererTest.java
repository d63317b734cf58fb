package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

class JsonRendererTest {
  private static final JsonRenderer BARE = JsonRenderer.DEFAULT.positions(false);

  /** Returns the JSON of the root's first child, without positions. */
  private static String json(PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return BARE.render(document.node(1));
    }
  }

  private static PayloadBuilder open(NodeKind kind) {
    return new PayloadBuilder("ab").open(kind);
  }

  @Test
  void blocks() {
    assertEquals(
        "{\"type\":\"heading\",\"depth\":2,\"children\":[{\"type\":\"text\",\"value\":\"a\"}]}",
        json(open(NodeKind.HEADING).number(2).leaf(NodeKind.TEXT, "a")));
    assertEquals("{\"type\":\"thematicBreak\"}", json(open(NodeKind.THEMATIC_BREAK)));
    assertEquals("{\"type\":\"blockquote\",\"children\":[]}", json(open(NodeKind.BLOCKQUOTE)));
    assertEquals(
        "{\"type\":\"code\",\"lang\":null,\"meta\":null,\"value\":\"\"}",
        json(open(NodeKind.CODE).text("")));
    assertEquals(
        "{\"type\":\"code\",\"lang\":\"a\",\"meta\":\"b\",\"value\":\"x\"}",
        json(open(NodeKind.CODE).text("x").field(NodeField.LANG, "a").field(NodeField.META, "b")));
    assertEquals(
        "{\"type\":\"html\",\"value\":\"<b>\"}", json(open(NodeKind.HTML).text("<b>")));
    assertEquals("{\"type\":\"yaml\",\"value\":\"a\"}", json(open(NodeKind.YAML).text("a")));
  }

  @Test
  void lists() {
    PayloadBuilder ordered = open(NodeKind.LIST)
        .flags(PayloadFormat.LIST_ORDERED | PayloadFormat.SPREAD)
        .number(0);
    ordered.open(NodeKind.LIST_ITEM).flags(PayloadFormat.ITEM_TASK).close();
    ordered.open(NodeKind.LIST_ITEM);
    ordered.flags(PayloadFormat.ITEM_TASK | PayloadFormat.ITEM_CHECKED).close();
    assertEquals(
        "{\"type\":\"list\",\"ordered\":true,\"start\":0,\"spread\":true,\"children\":["
            + "{\"type\":\"listItem\",\"spread\":false,\"checked\":false,\"children\":[]},"
            + "{\"type\":\"listItem\",\"spread\":false,\"checked\":true,\"children\":[]}]}",
        json(ordered));
    PayloadBuilder bullets = open(NodeKind.LIST);
    bullets.open(NodeKind.LIST_ITEM).flags(PayloadFormat.SPREAD);
    assertEquals(
        "{\"type\":\"list\",\"ordered\":false,\"start\":null,\"spread\":false,\"children\":["
            + "{\"type\":\"listItem\",\"spread\":true,\"checked\":null,\"children\":[]}]}",
        json(bullets));
  }

  @Test
  void linksAndDefinitions() {
    assertEquals(
        "{\"type\":\"link\",\"title\":null,\"url\":\"a\",\"children\":[]}",
        json(open(NodeKind.LINK).field(NodeField.URL, "a")));
    assertEquals(
        "{\"type\":\"image\",\"title\":\"\",\"url\":\"a\",\"alt\":\"b\"}",
        json(open(NodeKind.IMAGE)
            .field(NodeField.URL, "a")
            .field(NodeField.ALT, "b")
            .field(NodeField.TITLE, "")));
    assertEquals(
        "{\"type\":\"definition\",\"identifier\":\"a\",\"label\":\"A\",\"title\":null,"
            + "\"url\":\"b\"}",
        json(open(NodeKind.DEFINITION)
            .field(NodeField.URL, "b")
            .field(NodeField.IDENTIFIER, "a")
            .field(NodeField.LABEL, "A")));
    assertEquals(
        "{\"type\":\"imageReference\",\"alt\":\"\",\"label\":\"A\",\"identifier\":\"a\","
            + "\"referenceType\":\"collapsed\"}",
        json(open(NodeKind.IMAGE_REFERENCE)
            .flags(PayloadFormat.REFERENCE_COLLAPSED)
            .field(NodeField.ALT, "")
            .field(NodeField.IDENTIFIER, "a")
            .field(NodeField.LABEL, "A")));
    assertEquals(
        "{\"type\":\"linkReference\",\"label\":\"A\",\"identifier\":\"a\","
            + "\"referenceType\":\"shortcut\",\"children\":[]}",
        json(open(NodeKind.LINK_REFERENCE)
            .field(NodeField.IDENTIFIER, "a")
            .field(NodeField.LABEL, "A")));
  }

  @Test
  void elements() {
    assertEquals(
        "{\"type\":\"mdxJsxFlowElement\",\"name\":\"a\",\"attributes\":["
            + "{\"type\":\"mdxJsxAttribute\",\"name\":\"b\",\"value\":\"v\"},"
            + "{\"type\":\"mdxJsxAttribute\",\"name\":\"c\",\"value\":null},"
            + "{\"type\":\"mdxJsxAttribute\",\"name\":\"d\",\"value\":"
            + "{\"type\":\"mdxJsxAttributeValueExpression\",\"value\":\"1\"}},"
            + "{\"type\":\"mdxJsxExpressionAttribute\",\"value\":\"...e\"}],\"children\":[]}",
        json(open(NodeKind.MDX_JSX_FLOW_ELEMENT)
            .text("a")
            .attribute(0, "b", "v")
            .attribute(2, "c", null)
            .attribute(1, "d", "1")
            .attribute(3, null, "...e")));
    assertEquals(
        "{\"type\":\"mdxJsxTextElement\",\"name\":null,\"attributes\":[],\"children\":[]}",
        json(open(NodeKind.MDX_JSX_TEXT_ELEMENT)));
    assertEquals(
        "{\"type\":\"mdxTextExpression\",\"value\":\"\"}",
        json(open(NodeKind.MDX_TEXT_EXPRESSION).text("")));
  }

  @Test
  void tablesAndMath() {
    PayloadBuilder table = open(NodeKind.TABLE).open(NodeKind.TABLE_ROW);
    for (int align = 0; align < 4; align++) {
      table.open(NodeKind.TABLE_CELL).flags(align).close();
    }
    assertTrue(json(table)
        .startsWith("{\"type\":\"table\",\"align\":[null,\"left\",\"right\",\"center\"],"));
    assertEquals(
        "{\"type\":\"math\",\"meta\":null,\"value\":\"a\","
            + "\"data\":{\"hName\":\"pre\",\"hChildren\":"
            + "[{\"type\":\"element\",\"tagName\":\"code\",\"properties\":{\"className\":"
            + "[\"language-math\",\"math-display\"]},\"children\":"
            + "[{\"type\":\"text\",\"value\":\"a\"}]}]}}",
        json(open(NodeKind.MATH).text("a")));
    assertEquals(
        "{\"type\":\"inlineMath\",\"value\":\"a\",\"data\":{\"hName\":\"code\",\"hProperties\":"
            + "{\"className\":[\"language-math\",\"math-inline\"]},\"hChildren\":"
            + "[{\"type\":\"text\",\"value\":\"a\"}]}}",
        json(open(NodeKind.INLINE_MATH).text("a")));
  }

  @Test
  void footnotesAndStrikethrough() {
    PayloadBuilder definition = open(NodeKind.FOOTNOTE_DEFINITION);
    definition.field(NodeField.IDENTIFIER, "a").field(NodeField.LABEL, "A");
    assertEquals(
        "{\"type\":\"footnoteDefinition\",\"identifier\":\"a\",\"label\":\"A\",\"children\":[]}",
        json(definition));
    PayloadBuilder call = open(NodeKind.FOOTNOTE_REFERENCE);
    call.field(NodeField.IDENTIFIER, "a").field(NodeField.LABEL, "A");
    assertEquals(
        "{\"type\":\"footnoteReference\",\"identifier\":\"a\",\"label\":\"A\"}", json(call));
    assertEquals("{\"type\":\"delete\",\"children\":[]}", json(open(NodeKind.DELETE)));
  }

  @Test
  void alertsAreDataOnRequest() {
    PayloadBuilder alert = open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, "TIP");
    try (OcpDocument document = alert.document()) {
      assertEquals("{\"type\":\"blockquote\",\"children\":[]}", BARE.render(document.node(1)));
      assertEquals(
          "{\"type\":\"blockquote\",\"data\":{\"alert\":\"tip\"},\"children\":[]}",
          BARE.alerts(true).render(document.node(1)));
    }
    try (OcpDocument document = open(NodeKind.BLOCKQUOTE).document()) {
      assertEquals(
          "{\"type\":\"blockquote\",\"children\":[]}", BARE.alerts(true).render(document.node(1)));
    }
  }

  @Test
  void positionsAreUnists() {
    String source = "\ufeff\u00e9\ud83d\ude00\r\nab";
    PayloadBuilder builder =
        new PayloadBuilder(source).open(NodeKind.PARAGRAPH, 3, 13).open(NodeKind.TEXT, 5, 12);
    try (OcpDocument document = builder.text("a").document()) {
      String start = "\"position\":{\"start\":{\"line\":1,\"column\":";
      assertEquals(
          "{\"type\":\"root\",\"children\":[{\"type\":\"paragraph\",\"children\":["
              + "{\"type\":\"text\",\"value\":\"a\","
              + start
              + "2,\"offset\":1},\"end\":{\"line\":2,\"column\":2,\"offset\":6}}}],"
              + start
              + "1,\"offset\":0},\"end\":{\"line\":2,\"column\":3,\"offset\":7}}}],"
              + start
              + "1,\"offset\":0},\"end\":{\"line\":2,\"column\":3,\"offset\":7}}}",
          document.toJson());
    }
  }

  @Test
  void attributesHavePositions() {
    PayloadBuilder builder = new PayloadBuilder("<a b/>").open(NodeKind.MDX_JSX_FLOW_ELEMENT);
    try (OcpDocument document = builder.text("a").attribute(2, "b", null, 3, 4).document()) {
      assertTrue(document
          .toJson()
          .contains("\"value\":null,\"position\":{\"start\":{\"line\":1,\"column\":4,\"offset\":3},"
              + "\"end\":{\"line\":1,\"column\":5,\"offset\":4}}}]"));
    }
  }

  @Test
  void stringsAreEscaped() {
    String value = "\" \\ \n \r \t \u0001 \u001f \u007f \u2028 \u00e9 \ud83d\ude00 /";
    assertEquals(
        "{\"type\":\"text\",\"value\":\"\\\" \\\\ \\n \\r \\t \\u0001 \\u001f \u007f \u2028 \u00e9"
            + " \ud83d\ude00 /\"}",
        json(open(NodeKind.TEXT).text(value)));
  }

  @Test
  void longTextsAreWhole() throws IOException {
    String value = "x\ud83d\ude00\u00e9\u20ac\n".repeat(9_001);
    try (OcpDocument document =
        new PayloadBuilder(value).leaf(NodeKind.TEXT, value).document()) {
      String json = "{\"type\":\"text\",\"value\":\"" + value.replace("\n", "\\n") + "\"}";
      assertEquals(json, BARE.render(document.node(1)));
      StringBuilder characters = new StringBuilder();
      BARE.render(document.node(1), characters);
      assertEquals(json, characters.toString());
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      BARE.render(document.node(1), bytes);
      assertEquals(json, bytes.toString(StandardCharsets.UTF_8));
    }
  }

  @Test
  void prettyIsTheSameOnSeveralLines() {
    try (OcpDocument document =
        open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "a").document()) {
      assertEquals("""
          {
            "type": "root",
            "children": [
              {
                "type": "paragraph",
                "children": [
                  {
                    "type": "text",
                    "value": "a"
                  }
                ]
              }
            ]
          }\
          """, BARE.pretty(true).render(document));
    }
    try (OcpDocument document = Samples.everything().document()) {
      String pretty = JsonRenderer.DEFAULT.pretty(true).render(document);
      String joined = pretty.replaceAll("\n *", "").replace("\": ", "\":");
      assertEquals(document.toJson(), joined);
    }
  }

  @Test
  @Timeout(30)
  void positionsTakeLinearTimeWhateverTheSpans() {
    String source = "a\u00e9\n".repeat(250_000);
    int length = source.getBytes(StandardCharsets.UTF_8).length;
    PayloadBuilder builder = new PayloadBuilder(source).open(NodeKind.MDX_JSX_FLOW_ELEMENT);
    for (int i = 0; i < 30_000; i++) {
      builder.attribute(2, "a", null, 0, 0).attribute(2, "a", null, length, length);
    }
    try (OcpDocument document = builder.document()) {
      document.toJson();
    }
  }

  @Test
  void everyKindHasItsType() {
    try (OcpDocument document = Samples.everything().document()) {
      for (NodeKind kind : NodeKind.values()) {
        List<OcpNode> nodes = document.find(kind).toList();
        assertTrue(!nodes.isEmpty(), () -> "no sample of " + kind);
        for (OcpNode node : nodes) {
          assertTrue(BARE.render(node).startsWith("{\"type\":\"" + kind.type() + "\""));
        }
      }
    }
  }
}
