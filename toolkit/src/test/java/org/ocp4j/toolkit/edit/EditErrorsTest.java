package org.ocp4j.toolkit.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.ocp4j.Extension;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.TreeBuilder;

/** Tests which edits are refused, and that the other edits are not affected. */
class EditErrorsTest {
  private static void refuses(
      NodeKind kind, String source, String reason, BiConsumer<SourceEdits, OcpNode> change) {
    refuses(ParseOptions.MARKDOWN, kind, source, reason, change);
  }

  private static void refuses(
      ParseOptions options,
      NodeKind kind,
      String source,
      String reason,
      BiConsumer<SourceEdits, OcpNode> change) {
    try (OcpDocument document = Ocp.parse(source, options)) {
      SourceEdits edits = SourceEdits.of(document);
      OcpNode node = document.find(kind).findFirst().orElseThrow();
      EditException e = assertThrows(EditException.class, () -> {
        change.accept(edits, node);
        edits.apply();
      });
      assertTrue(e.reason().contains(reason), e.getMessage());
    }
  }

  @Test
  void nodes_of_other_documents_are_refused() {
    try (OcpDocument document = Ocp.parse("# a");
        OcpDocument other = Ocp.parse("# b")) {
      SourceEdits edits = SourceEdits.of(document);
      OcpNode foreign = other.node(1);
      EditException e = assertThrows(EditException.class, () -> edits.setText(foreign, "c"));
      assertEquals(
          "this node is of another document: find it in the document of these edits"
              + " (node 1, bytes 0 to 3 there)",
          e.getMessage());
      assertEquals("# a", edits.applyToString());
    }
  }

  @Test
  void closed_documents_are_refused() {
    OcpDocument document = Ocp.parse("# a");
    SourceEdits edits = SourceEdits.of(document);
    OcpNode node = document.node(1);
    edits.setText(node, "b");
    document.close();
    assertThrows(OcpClosedException.class, () -> SourceEdits.of(document));
    assertThrows(OcpClosedException.class, () -> edits.setText(node, "c"));
    assertThrows(OcpClosedException.class, edits::apply);
  }

  @Test
  void nodes_of_another_kind_are_refused() {
    refuses(NodeKind.PARAGRAPH, "a", "no JSX element", (e, n) -> e.setAttribute(n, "a", "b"));
    refuses(NodeKind.PARAGRAPH, "a", "no destination", (e, n) -> e.setUrl(n, "b"));
    refuses(NodeKind.PARAGRAPH, "a", "no language", (e, n) -> e.setLang(n, "b"));
    refuses(NodeKind.PARAGRAPH, "a", "no code", (e, n) -> e.setValue(n, "b"));
    refuses(NodeKind.LIST, "- a", "no text", (e, n) -> e.setText(n, "b"));
    refuses(NodeKind.PARAGRAPH, "a", "no alternative text", (e, n) -> e.setAlt(n, "b"));
    refuses(NodeKind.LIST_ITEM, "- a", "raw source", (e, n) -> e.replace(n, Markup.text("b")));
    refuses(NodeKind.ROOT, "a", "cannot be deleted", SourceEdits::delete);
  }

  @Test
  void the_place_is_in_the_message() {
    try (OcpDocument document = Ocp.parse("a\n\n> b\n", ParseOptions.MARKDOWN)) {
      OcpNode node = document.find(NodeKind.PARAGRAPH).skip(1).findFirst().orElseThrow();
      EditException e =
          assertThrows(EditException.class, () -> SourceEdits.of(document).setUrl(node, "c"));
      assertEquals(
          "a paragraph has no destination (line 3, column 3, bytes 5 to 6)", e.getMessage());
      assertEquals(5, e.start());
      assertEquals(6, e.end());
    }
  }

  @Test
  void references_have_no_destination() {
    refuses(
        NodeKind.LINK_REFERENCE,
        "[A]\n\n[a]: b\n",
        "edit the definition of 'a'",
        (e, n) -> e.setUrl(n, "c"));
    refuses(NodeKind.DEFINITION, "[A]\n\n[a]: b\n", "would become text", SourceEdits::delete);
    refuses(
        NodeKind.PARAGRAPH,
        "a",
        "no definition",
        (e, n) -> e.insertAfter(n, Markup.inline(p -> p.linkReference("b", c -> c.text("d")))));
  }

  @Test
  void names_are_checked() {
    refuses(
        ParseOptions.MDX,
        NodeKind.MDX_JSX_FLOW_ELEMENT,
        "<a/>",
        "name",
        (e, n) -> e.renameElement(n, "b c"));
    refuses(
        ParseOptions.MDX,
        NodeKind.MDX_JSX_FLOW_ELEMENT,
        "<a/>",
        "name",
        (e, n) -> e.setAttribute(n, "b>", "c"));
    refuses(
        ParseOptions.MDX,
        NodeKind.MDX_JSX_FLOW_ELEMENT,
        "<a/>",
        "no attribute 'b'",
        (e, n) -> e.removeAttribute(n, "b"));
    refuses(
        ParseOptions.MDX,
        NodeKind.MDX_JSX_FLOW_ELEMENT,
        "<a b/>",
        "remove them first",
        (e, n) -> e.renameElement(n, null));
    refuses(NodeKind.PARAGRAPH, "a", "only MDX", (e, n) -> e.wrapInElement(n, "b"));
  }

  @Test
  void what_would_be_read_as_something_else_is_refused() {
    refuses(NodeKind.EMPHASIS, "**a***b*", "beside", (e, n) -> e.replace(n, Markup.text("c")));
    refuses(
        NodeKind.LINK,
        "a ` [b](c)",
        "elsewhere",
        (e, n) -> e.replace(n, Markup.inline(p -> p.inlineCode("d"))));
    refuses(NodeKind.STRONG, "*__a__*", "delete the emphasis", SourceEdits::delete);
    refuses(
        NodeKind.LINK,
        "[a](b)",
        "link cannot stand in a link",
        (e, n) -> e.append(n, Markup.inline(p -> p.link("c", "d"))));
    refuses(
        NodeKind.PARAGRAPH,
        "> [!NOTE]\n> a\n",
        "alert",
        (e, n) -> e.insertBefore(n, Markup.text("b")));
    refuses(
        NodeKind.TEXT,
        "a",
        "blocks cannot stand in text",
        (e, n) -> e.replace(n, Markup.blocks(b -> b.thematicBreak())));
    refuses(
        NodeKind.CODE, "```\na", "no end of its own", (e, n) -> e.insertAfter(n, Markup.text("b")));
  }

  @Test
  void front_matter_is_checked() {
    refuses(NodeKind.ROOT, "a", "would end it", (e, n) -> e.setFrontMatter("a: b\n---\nc: d"));
    refuses(
        ParseOptions.MARKDOWN.with(Extension.FRONTMATTER, false),
        NodeKind.ROOT,
        "a",
        "parsed without front matter",
        (e, n) -> e.setFrontMatter("a: b"));
  }

  @Test
  void overlapping_edits_are_refused_with_both_places() {
    try (OcpDocument document = Ocp.parse("# a\n\n[b](c)\n", ParseOptions.MARKDOWN)) {
      SourceEdits edits = SourceEdits.of(document);
      OcpNode link = document.find(NodeKind.LINK).findFirst().orElseThrow();
      edits.setUrl(link, "d").replace(link, Markup.raw("e"));
      OverlappingEditsException e = assertThrows(OverlappingEditsException.class, edits::apply);
      assertEquals(
          "replace changes the same place as setUrl at line 3, column 5, bytes 9 to 10:"
              + " apply one, parse the result, then apply the other"
              + " (line 3, column 1, bytes 5 to 11)",
          e.getMessage());
      assertEquals(5, e.start());
      assertEquals(11, e.end());
      assertEquals(9, e.otherStart());
      assertEquals(10, e.otherEnd());
    }
  }

  @Test
  void a_property_is_set_once() {
    refuses(NodeKind.LINK, "[a](b)", "set it once", (e, n) -> e.setUrl(n, "c").setUrl(n, "d"));
    refuses(NodeKind.CODE, "    a", "set it once", (e, n) -> e.setValue(n, "c").setValue(n, "d"));
  }

  @Test
  void edits_that_depend_on_each_other_are_refused() {
    Markup list = Markup.blocks(b -> b.list(l -> l.item("x")));
    refuses(
        NodeKind.PARAGRAPH,
        "a\n\nb\n",
        "depends on",
        (e, n) -> e.insertAfter(n, list).insertBefore(n.nextSibling(), list));
  }

  @Test
  void built_documents_have_no_source() {
    try (OcpDocument document = TreeBuilder.markdown().paragraph("a").build()) {
      SourceEdits edits = SourceEdits.of(document);
      EditException e = assertThrows(EditException.class, () -> edits.delete(document.node(1)));
      assertTrue(e.reason().contains("was built"), e.getMessage());
    }
  }

  @Test
  void a_refused_edit_does_not_affect_the_others() {
    try (OcpDocument document = Ocp.parse("# a\n\nb\n", ParseOptions.MARKDOWN)) {
      SourceEdits edits = SourceEdits.of(document).setText(document.node(1), "c");
      assertThrows(EditException.class, () -> edits.setUrl(document.node(1), "d"));
      assertEquals("# c\n\nb\n", edits.applyToString());
      assertEquals("# c\n\nb\n", edits.applyToString());
    }
  }
}
