package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.testing.PayloadBuilder;

class TextRendererTest {
  private static String text(PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return document.toText();
    }
  }

  private static PayloadBuilder paragraph(PayloadBuilder builder, String text) {
    return builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, text).close();
  }

  @Test
  void blocksAreSeparatedByABlankLine() {
    PayloadBuilder builder = new PayloadBuilder("x").leaf(NodeKind.YAML, "front");
    builder.open(NodeKind.HEADING).number(1).leaf(NodeKind.TEXT, "title").close();
    builder.leaf(NodeKind.MDXJS_ESM, "import").open(NodeKind.THEMATIC_BREAK).close();
    paragraph(paragraph(builder.open(NodeKind.BLOCKQUOTE), "one"), "two").close();
    builder.leaf(NodeKind.CODE, "a\n  b").leaf(NodeKind.MATH, "x^2");
    builder.leaf(NodeKind.MDX_FLOW_EXPRESSION, "hidden");
    paragraph(builder.open(NodeKind.MDX_JSX_FLOW_ELEMENT).text("x"), "in");
    assertEquals("title\n\none\n\ntwo\n\na\n  b\n\nx^2\n\nin", text(builder));
  }

  @Test
  void inlinesFollowOneAnother() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.PARAGRAPH);
    builder
        .leaf(NodeKind.TEXT, "a")
        .open(NodeKind.EMPHASIS)
        .leaf(NodeKind.TEXT, "b")
        .close();
    builder.leaf(NodeKind.INLINE_CODE, "c").leaf(NodeKind.INLINE_MATH, "d");
    builder
        .open(NodeKind.IMAGE)
        .field(NodeField.URL, "u")
        .field(NodeField.ALT, "e")
        .close();
    builder.open(NodeKind.BREAK).close().leaf(NodeKind.TEXT, "f");
    builder.leaf(NodeKind.HTML, "<b>").leaf(NodeKind.TEXT, "g");
    builder.leaf(NodeKind.MDX_TEXT_EXPRESSION, "hidden");
    builder.open(NodeKind.MDX_JSX_TEXT_ELEMENT).text("x").leaf(NodeKind.TEXT, "h");
    assertEquals("abcde\nfgh", text(builder));
  }

  @Test
  void listsAreTightOrLoose() {
    PayloadBuilder tight = new PayloadBuilder("x").open(NodeKind.LIST);
    paragraph(tight.open(NodeKind.LIST_ITEM), "a");
    paragraph(tight.open(NodeKind.LIST).open(NodeKind.LIST_ITEM), "b")
        .close()
        .close()
        .close();
    paragraph(tight.open(NodeKind.LIST_ITEM), "c").close().close();
    paragraph(tight, "d");
    assertEquals("a\nb\nc\n\nd", text(tight));
    PayloadBuilder loose = new PayloadBuilder("x").open(NodeKind.LIST).flags(PayloadFormat.SPREAD);
    paragraph(loose.open(NodeKind.LIST_ITEM), "a").close();
    paragraph(loose.open(NodeKind.LIST_ITEM), "b");
    assertEquals("a\n\nb", text(loose));
  }

  @Test
  void tablesAreRowsAndTabs() {
    PayloadBuilder table = new PayloadBuilder("x").open(NodeKind.TABLE);
    for (int row = 0; row < 2; row++) {
      table.open(NodeKind.TABLE_ROW);
      table.open(NodeKind.TABLE_CELL).leaf(NodeKind.TEXT, "a" + row).close();
      table.open(NodeKind.TABLE_CELL).leaf(NodeKind.TEXT, "b" + row).close().close();
    }
    try (OcpDocument document = table.document()) {
      assertEquals("a0\tb0\na1\tb1", document.toText());
      OcpNode second = document.root().firstChild().firstChild().firstChild().nextSibling();
      assertEquals("b0", second.toText());
    }
  }

  @Test
  void emptyCellsHaveTheirTabs() {
    PayloadBuilder table = new PayloadBuilder("x").open(NodeKind.TABLE);
    for (int row = 0; row < 2; row++) {
      table.open(NodeKind.TABLE_ROW).open(NodeKind.TABLE_CELL).close();
      table.open(NodeKind.TABLE_CELL).leaf(NodeKind.TEXT, "a").close();
      table.open(NodeKind.TABLE_CELL).close();
      table.open(NodeKind.TABLE_CELL).leaf(NodeKind.TEXT, "b").close();
      table.open(NodeKind.TABLE_CELL).close().close();
    }
    assertEquals("\ta\t\tb\n\ta\t\tb", text(table));
  }

  @Test
  void alertsHaveTheirTitle() {
    PayloadBuilder builder = paragraph(new PayloadBuilder("x"), "before");
    builder.open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, "WARNING");
    paragraph(builder, "[!WARNING]\r\nHot.").close();
    builder.open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, "tip");
    paragraph(paragraph(builder, "[!tip]"), "Cool.").close();
    builder.open(NodeKind.BLOCKQUOTE).field(NodeField.ALERT, "note");
    assertEquals("before\n\nWarning\n\nHot.\n\nTip\n\nCool.\n\nNote", text(builder));
  }

  @Test
  void footnotesStandWhereTheyAreDefined() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.PARAGRAPH);
    builder.leaf(NodeKind.TEXT, "call").open(NodeKind.FOOTNOTE_REFERENCE);
    builder.field(NodeField.IDENTIFIER, "a").field(NodeField.LABEL, "a").close();
    builder.leaf(NodeKind.TEXT, "ed").close().open(NodeKind.FOOTNOTE_DEFINITION);
    builder.field(NodeField.IDENTIFIER, "a").field(NodeField.LABEL, "a");
    paragraph(paragraph(builder, "note"), "more");
    assertEquals("called\n\nnote\n\nmore", text(builder));
  }

  @Test
  void htmlShowsWhatIsBetweenItsTags() {
    PayloadBuilder builder = new PayloadBuilder("x");
    builder.leaf(NodeKind.HTML, "<div a=\"b\">\n  in <i>side</i>\n</div>");
    builder.leaf(NodeKind.HTML, "<!-- not > this -->").leaf(NodeKind.HTML, "<open");
    paragraph(builder, "after");
    assertEquals("in side\n\nafter", text(builder));
  }

  @Test
  void quotedValuesMayContainTheEndOfATag() {
    PayloadBuilder builder = new PayloadBuilder("x").open(NodeKind.PARAGRAPH);
    builder.leaf(NodeKind.HTML, "<a title=\"a>b\">").leaf(NodeKind.TEXT, "c");
    builder.leaf(NodeKind.HTML, "</a>").leaf(NodeKind.HTML, "<?x > y?>");
    assertEquals("c", text(builder));
  }

  @Test
  void partsCanBeRendered() {
    PayloadBuilder builder = paragraph(paragraph(new PayloadBuilder("x"), "a"), "b");
    try (OcpDocument document = builder.document()) {
      assertEquals("b", document.node(3).toText());
      assertEquals("b", document.node(4).toText());
    }
  }
}
