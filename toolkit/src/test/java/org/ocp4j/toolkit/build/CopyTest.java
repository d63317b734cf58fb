package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.testing.TreeText;

class CopyTest {
  private static OcpNode first(OcpDocument document, NodeKind kind) {
    return document.find(kind).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @MethodSource("org.ocp4j.toolkit.build.Samples#all")
  void aWholeDocument(Samples.Sample sample) {
    try (OcpDocument document = sample.parse();
        OcpDocument copy =
            TreeBuilder.of(sample.options()).copy(document.root()).build()) {
      assertEquals(TreeText.of(document), TreeText.of(copy));
    }
  }

  @Test
  void partsOfOtherDocuments() {
    TreeBuilder root = TreeBuilder.markdown();
    try (OcpDocument document = Ocp.parse("# *a* b\n\nc", ParseOptions.MARKDOWN)) {
      root.copy(first(document, NodeKind.PARAGRAPH))
          .heading(2, h -> h.text("d ").copy(first(document, NodeKind.EMPHASIS)))
          .copy(document.root());
    }
    FlowContentTest.assertTree(root, """
        paragraph
          text "c"
        heading 2
          text "d "
          emphasis
            text "a"
        heading 1
          emphasis
            text "a"
          text " b"
        paragraph
          text "c"
        """);
  }

  @Test
  void textsThatFollowOneAnotherAreOne() {
    try (OcpDocument document = Ocp.parse("a", ParseOptions.MARKDOWN)) {
      OcpNode text = first(document, NodeKind.TEXT);
      FlowContentTest.assertTree(
          TreeBuilder.markdown().paragraph(p -> p.text("b").copy(text).copy(text)),
          "paragraph\n  text \"baa\"\n");
    }
  }

  @Test
  void itemsRowsAndCells() {
    try (OcpDocument document =
        Ocp.parse("- [x] a\n- b\n\n| c |\n| -: |\n| d |\n", ParseOptions.MARKDOWN)) {
      OcpNode item = first(document, NodeKind.LIST_ITEM);
      OcpNode header = first(document, NodeKind.TABLE_ROW);
      TreeBuilder root = TreeBuilder.markdown()
          .list(list -> list.copy(item))
          .table(table -> table
              .copy(header.nextSibling())
              .copy(header)
              .row(row -> row.copy(header.firstChild())));
      FlowContentTest.assertTree(root, """
          list
            listItem [x]
              paragraph
                text "a"
          table
            tableRow
              tableCell right
                text "d"
            tableRow
              tableCell right
                text "c"
            tableRow
              tableCell right
                text "c"
          """);
      try (OcpDocument made = root.build()) {
        assertEquals("""
            <ul>
            <li><input checked="" disabled="" type="checkbox"> a</li>
            </ul>
            <table>
            <thead>
            <tr>
            <th align="right">d</th>
            </tr>
            </thead>
            <tbody>
            <tr>
            <td align="right">c</td>
            </tr>
            <tr>
            <td align="right">c</td>
            </tr>
            </tbody>
            </table>
            """, made.toHtml());
      }
    }
  }

  @Test
  void nodesThatCannotStandThere() {
    try (OcpDocument document = Ocp.parse("a\n\n<b/>", ParseOptions.MDX)) {
      OcpNode paragraph = first(document, NodeKind.PARAGRAPH);
      OcpNode element = first(document, NodeKind.MDX_JSX_FLOW_ELEMENT);
      TreeBuilder root = TreeBuilder.markdown();
      TreeException markdown = assertThrows(TreeException.class, () -> root.copy(element));
      assertEquals("mdxJsxFlowElement in Markdown: only MDX has it", markdown.reason());
      assertEquals("/children/0", markdown.path());
      TreeException heading = assertThrows(
          TreeException.class, () -> root.heading(1, h -> h.text("c").copy(paragraph)));
      assertEquals(
          "paragraph in heading: expected phrasing content, such as a text", heading.reason());
      assertEquals("/children/0/children/1", heading.path());
    }
  }
}
