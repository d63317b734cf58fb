package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.ocp4j.Alert;
import org.ocp4j.Alignment;
import org.ocp4j.OcpDocument;
import org.ocp4j.toolkit.testing.TreeText;

class FlowContentTest {
  static void assertTree(TreeBuilder builder, String lines) {
    try (OcpDocument document = builder.build()) {
      assertEquals("root\n" + lines.indent(2), TreeText.of(document));
    }
  }

  private static void assertMarkdown(UnaryOperator<TreeBuilder> content, String lines) {
    assertTree(content.apply(TreeBuilder.markdown()), lines);
  }

  private static void assertMdx(UnaryOperator<TreeBuilder> content, String lines) {
    assertTree(content.apply(TreeBuilder.mdx()), lines);
  }

  @Test
  void nothing() {
    assertMarkdown(root -> root, "");
  }

  @Test
  void paragraphs() {
    assertMarkdown(root -> root.paragraph("a").paragraph(p -> p.text("b").lineBreak()), """
        paragraph
          text "a"
        paragraph
          text "b"
          break
        """);
  }

  @Test
  void headings() {
    assertMarkdown(root -> root.heading(1, "a").heading(6, h -> h.emphasis("b")), """
        heading 1
          text "a"
        heading 6
          emphasis
            text "b"
        """);
  }

  @Test
  void thematicBreak() {
    assertMarkdown(TreeBuilder::thematicBreak, "thematicBreak\n");
  }

  @Test
  void blockquote() {
    assertMarkdown(root -> root.blockquote(quote -> quote.paragraph("a").thematicBreak()), """
        blockquote
          paragraph
            text "a"
          thematicBreak
        """);
  }

  @Test
  void alertWhoseMarkerJoinsItsFirstText() {
    assertMarkdown(root -> root.alert(Alert.NOTE, a -> a.paragraph("b").paragraph("c")), """
        blockquote note
          .alert "NOTE"
          paragraph
            text "[!NOTE]\\nb"
          paragraph
            text "c"
        """);
  }

  @Test
  void alertWhoseMarkerStandsBeforeOtherPhrasing() {
    assertMarkdown(root -> root.alert(Alert.TIP, a -> a.paragraph(p -> p.strong("b"))), """
        blockquote tip
          .alert "TIP"
          paragraph
            text "[!TIP]\\n"
            strong
              text "b"
        """);
  }

  @Test
  void alertWhoseMarkerStandsAlone() {
    assertMarkdown(
        root -> root.alert(Alert.WARNING, a -> a.list(list -> list.item("b")))
            .alert(Alert.CAUTION, a -> {})
            .alert(Alert.IMPORTANT, a -> a.paragraph("")),
        """
        blockquote warning
          .alert "WARNING"
          paragraph
            text "[!WARNING]"
          list
            listItem
              paragraph
                text "b"
        blockquote caution
          .alert "CAUTION"
          paragraph
            text "[!CAUTION]"
        blockquote important
          .alert "IMPORTANT"
          paragraph
            text "[!IMPORTANT]"
        """);
  }

  @Test
  void lists() {
    assertMarkdown(
        root -> root.list(list -> list.item("a").item(item -> item.thematicBreak()))
            .orderedList(list -> list.item("b"))
            .orderedList(0, list -> list.spread(true).item("c"))
            .list(list -> list.spread(true).spread(false)),
        """
        list
          listItem
            paragraph
              text "a"
          listItem
            thematicBreak
        list from 1
          listItem
            paragraph
              text "b"
        list from 0 spread
          listItem
            paragraph
              text "c"
        list
        """);
  }

  @Test
  void tasks() {
    assertMarkdown(
        root -> root.list(list -> list.task(true, "a").task(false, item -> item.paragraph("b"))),
        """
        list
          listItem [x]
            paragraph
              text "a"
          listItem [ ]
            paragraph
              text "b"
        """);
  }

  @Test
  void itemsAreSpreadIfTheirChildrenNeedBlankLines() {
    assertMarkdown(
        root -> root.list(list -> list.item(item -> item.paragraph("a").paragraph("b"))
            .item(item -> item.paragraph("c").list(inner -> inner.item("d")))
            .item(item -> item.paragraph("h").orderedList(2, inner -> inner.item("i")))
            .item(item -> item.paragraph("j").list(inner -> inner.item(empty -> {})))
            .item(item -> item.spread(false).paragraph("e").code("f"))
            .item(item -> item.paragraph("g").spread(true))),
        """
        list
          listItem spread
            paragraph
              text "a"
            paragraph
              text "b"
          listItem
            paragraph
              text "c"
            list
              listItem
                paragraph
                  text "d"
          listItem spread
            paragraph
              text "h"
            list from 2
              listItem
                paragraph
                  text "i"
          listItem spread
            paragraph
              text "j"
            list
              listItem
          listItem
            paragraph
              text "e"
            code fenced "f"
          listItem spread
            paragraph
              text "g"
        """);
  }

  @Test
  void code() {
    assertMarkdown(
        root -> root.code("a")
            .code("java", "b")
            .code(null, "c")
            .code("js", "x=1", "d")
            .indentedCode("e"),
        """
        code fenced "a"
        code fenced "b"
          .lang "java"
        code fenced "c"
        code fenced "d"
          .lang "js"
          .meta "x=1"
        code "e"
        """);
  }

  @Test
  void html() {
    assertMarkdown(root -> root.html("<b>"), "html \"<b>\"\n");
  }

  @Test
  void definitions() {
    assertMarkdown(
        root -> root.definition("A  b", "u")
            .definition("ẞ", "", "t")
            .footnoteDefinition("One", note -> note.paragraph("c")),
        """
        definition
          .identifier "a b"
          .label "A  b"
          .url "u"
        definition
          .identifier "ss"
          .label "ẞ"
          .url ""
          .title "t"
        footnoteDefinition
          .identifier "one"
          .label "One"
          paragraph
            text "c"
        """);
  }

  @Test
  void table() {
    assertMarkdown(
        root -> root.table(table -> table
            .align(Alignment.LEFT, Alignment.NONE, Alignment.CENTER, Alignment.RIGHT)
            .row("a", "b", "c", "d", "e")
            .row(row -> row.cell("f").cell(cell -> cell.inlineCode("g")))),
        """
        table
          tableRow
            tableCell left
              text "a"
            tableCell
              text "b"
            tableCell center
              text "c"
            tableCell right
              text "d"
            tableCell
              text "e"
          tableRow
            tableCell left
              text "f"
            tableCell
              inlineCode "g"
        """);
  }

  @Test
  void math() {
    assertMarkdown(root -> root.math("a").math("m", "b"), """
        math "a"
        math "b"
          .meta "m"
        """);
  }

  @Test
  void frontMatter() {
    assertMarkdown(root -> root.yaml("a: 1").paragraph("b"), """
        yaml "a: 1"
        paragraph
          text "b"
        """);
    assertMarkdown(root -> root.toml("a = 1"), "toml \"a = 1\"\n");
  }

  @Test
  void mdx() {
    assertMdx(
        root -> root.esm("import a from 'b'")
            .expression("1 + 1")
            .element(
                "A.b",
                e -> e.attribute("c", "d")
                    .attribute("e")
                    .attributeExpression("f:g", "h")
                    .spread("...i")
                    .paragraph("j"))
            .element("k", e -> {})
            .fragment(f -> f.thematicBreak())
            .fragment(f -> {}),
        """
        mdxjsEsm "import a from 'b'"
        mdxFlowExpression "1 + 1"
        mdxJsxFlowElement <A.b>
          string c "d"
          boolean e
          expression f:g "h"
          spread  "...i"
          paragraph
            text "j"
        mdxJsxFlowElement / <k>
        mdxJsxFlowElement
          thematicBreak
        mdxJsxFlowElement
        """);
  }
}
