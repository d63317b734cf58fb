package org.ocp4j.toolkit.edit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;

/** Tests what edits write. */
class SourceEditsTest {
  private static void check(
      ParseOptions options,
      String source,
      String expected,
      BiConsumer<SourceEdits, OcpDocument> change) {
    try (OcpDocument document = Ocp.parse(source, options)) {
      SourceEdits edits = SourceEdits.of(document);
      change.accept(edits, document);
      assertEquals(expected, edits.applyToString());
    }
  }

  /** Edits the first node of a kind in Markdown. */
  private static void markdown(
      NodeKind kind, String source, String expected, BiConsumer<SourceEdits, OcpNode> change) {
    check(
        ParseOptions.MARKDOWN,
        source,
        expected,
        (edits, document) ->
            change.accept(edits, document.find(kind).findFirst().orElseThrow()));
  }

  /** Edits the first element named {@code a} in MDX. */
  private static void element(
      String source, String expected, BiConsumer<SourceEdits, OcpNode> change) {
    check(
        ParseOptions.MDX,
        source,
        expected,
        (edits, document) -> change.accept(edits, document.find("a").findFirst().orElseThrow()));
  }

  @Test
  void nothing_changes_without_edits() {
    byte[] source = "\uFEFF# a\r\n\r\n* b\tc  \n".getBytes(StandardCharsets.UTF_8);
    try (OcpDocument document = Ocp.parse(source, ParseOptions.MARKDOWN)) {
      assertArrayEquals(source, SourceEdits.of(document).apply());
    }
  }

  // Links.

  @Test
  void the_destination_of_a_link_is_set() {
    markdown(
        NodeKind.LINK,
        "See [a *b*](c \"t\").\n",
        "See [a *b*](d \"t\").\n",
        (edits, link) -> edits.setUrl(link, "d"));
    markdown(
        NodeKind.LINK, "[a](c)", "[a](<a b (c)>)", (edits, link) -> edits.setUrl(link, "a b (c)"));
    markdown(NodeKind.LINK, "[a](<b c>)", "[a](d)", (edits, link) -> edits.setUrl(link, "d"));
    markdown(NodeKind.LINK, "[a]()", "[a](d)", (edits, link) -> edits.setUrl(link, "d"));
    markdown(NodeKind.LINK, "[a](<>)", "[a](d)", (edits, link) -> edits.setUrl(link, "d"));
    markdown(NodeKind.LINK, "[a](b)", "[a](<>)", (edits, link) -> edits.setUrl(link, ""));
    markdown(
        NodeKind.LINK,
        "> [a\n> b](\n> c\n> 't')\n",
        "> [a\n> b](\n> d\n> 't')\n",
        (edits, link) -> edits.setUrl(link, "d"));
  }

  @Test
  void the_destination_of_an_image_is_set() {
    markdown(
        NodeKind.IMAGE,
        "![a [b](c) `](`](e)",
        "![a [b](c) `](`](f)",
        (edits, image) -> edits.setUrl(image, "f"));
  }

  @Test
  void titles_are_set_and_removed() {
    markdown(
        NodeKind.LINK,
        "[a](b)",
        "[a](b \"c \\\"d' e\")",
        (edits, link) -> edits.setTitle(link, "c \"d' e"));
    markdown(
        NodeKind.LINK, "[a](b 'c')", "[a](b \"d\")", (edits, link) -> edits.setTitle(link, "d"));
    markdown(NodeKind.LINK, "[a](b (c) )", "[a](b )", (edits, link) -> edits.setTitle(link, null));
    markdown(NodeKind.LINK, "[a]()", "[a](<> \"d\")", (edits, link) -> edits.setTitle(link, "d"));
    markdown(
        NodeKind.IMAGE,
        "![a](b)",
        "![a](c \"d\")",
        (edits, image) -> edits.setTitle(image, "d").setUrl(image, "c"));
  }

  @Test
  void definitions_are_edited() {
    markdown(
        NodeKind.DEFINITION,
        "[a\\]]:\n  <b c> 't'\n",
        "[a\\]]:\n  d 't'\n",
        (edits, definition) -> edits.setUrl(definition, "d"));
    markdown(
        NodeKind.DEFINITION,
        "[a]: b\n\nc\n",
        "[a]: b \"t\"\n\nc\n",
        (edits, definition) -> edits.setTitle(definition, "t"));
    markdown(
        NodeKind.DEFINITION,
        "[a]: b 't'  \n",
        "[a]: b  \n",
        (edits, definition) -> edits.setTitle(definition, null));
  }

  @Test
  void autolinks_get_another_address() {
    markdown(
        NodeKind.LINK,
        "See <https://a.b>.",
        "See <https://c.d/e>.",
        (edits, link) -> edits.setUrl(link, "https://c.d/e"));
    markdown(
        NodeKind.LINK,
        "See http://a.b.",
        "See https://c.d/e.",
        (edits, link) -> edits.setUrl(link, "https://c.d/e"));
  }

  @Test
  void pipes_are_escaped_in_cells() {
    markdown(
        NodeKind.LINK,
        "| [a](b) |\n| - |\n",
        "| [a](c\\|d) |\n| - |\n",
        (edits, link) -> edits.setUrl(link, "c|d"));
    markdown(
        NodeKind.TEXT,
        "| a |\n| - |\n",
        "| b\\|c |\n| - |\n",
        (edits, text) -> edits.replace(text, Markup.text("b|c")));
  }

  @Test
  void alternative_texts_are_set() {
    markdown(
        NodeKind.IMAGE,
        "![a [b](c)](d)",
        "![e\\]](d)",
        (edits, image) -> edits.setAlt(image, "e]"));
  }

  // Texts.

  @Test
  void the_text_of_a_heading_is_set() {
    markdown(
        NodeKind.HEADING,
        "##  a *b* ##\n",
        "##  1. \\*x\\* ##\n",
        (edits, heading) -> edits.setText(heading, "1. *x*"));
    markdown(
        NodeKind.HEADING,
        "> a\n> b\n> ===\n> c\n",
        "> d\n> ===\n> c\n",
        (edits, heading) -> edits.setText(heading, "d"));
    markdown(NodeKind.HEADING, "# #\n", "# a\n", (edits, heading) -> edits.setText(heading, "a"));
    markdown(
        NodeKind.HEADING, "# a\nb\n", "#\nb\n", (edits, heading) -> edits.setText(heading, ""));
  }

  @Test
  void the_text_of_other_nodes_is_set() {
    markdown(
        NodeKind.PARAGRAPH,
        "- [ ] a *b*\n- c\n",
        "- [ ] \\# d\n- c\n",
        (edits, paragraph) -> edits.setText(paragraph, "# d"));
    markdown(
        NodeKind.STRONG,
        "a **b _c_** d",
        "a **e** d",
        (edits, strong) -> edits.setText(strong, "e"));
    markdown(NodeKind.LINK, "[a](b)", "[c\\]](b)", (edits, link) -> edits.setText(link, "c]"));
    markdown(
        NodeKind.PARAGRAPH,
        "> a\n",
        "> b\n> \\# c\n",
        (edits, paragraph) -> edits.setText(paragraph, "b\n# c"));
  }

  // Code.

  @Test
  void code_is_set() {
    markdown(
        NodeKind.CODE,
        "~~~js x\na\n~~~\n",
        "~~~js x\nb\n\nc\n~~~\n",
        (edits, code) -> edits.setValue(code, "b\n\nc"));
    markdown(
        NodeKind.CODE,
        "```\na\n```\n",
        "````\n```\nb\n````\n",
        (edits, code) -> edits.setValue(code, "```\nb"));
    markdown(
        NodeKind.CODE,
        "> - ```\n>   a\n>   ```\n",
        "> - ```\n>   b\n>\n>   c\n>   ```\n",
        (edits, code) -> edits.setValue(code, "b\n\nc"));
    markdown(
        NodeKind.CODE,
        "a\n\n    b\n",
        "a\n\n    c\n      d\n",
        (edits, code) -> edits.setValue(code, "c\n  d"));
    markdown(
        NodeKind.CODE, "    b\n", "```\n\nc\n```\n", (edits, code) -> edits.setValue(code, "\nc"));
    markdown(
        NodeKind.INLINE_CODE,
        "a `b` c",
        "a ``d`e`` c",
        (edits, code) -> edits.setValue(code, "d`e"));
    markdown(
        NodeKind.CODE,
        "```\r\na\r\n```\r\n",
        "```\r\nb\r\nc\r\n```\r\n",
        (edits, code) -> edits.setValue(code, "b\nc"));
  }

  @Test
  void languages_are_set() {
    markdown(
        NodeKind.CODE,
        "```` js  x y\na\n````\n",
        "````ts x y\na\n````\n",
        (edits, code) -> edits.setLang(code, "ts"));
    markdown(
        NodeKind.CODE,
        "```js x\na\n```\n",
        "```js\na\n```\n",
        (edits, code) -> edits.setMeta(code, null));
    markdown(
        NodeKind.CODE,
        "```js x\na\n```\n",
        "```\na\n```\n",
        (edits, code) -> edits.setMeta(code, null).setLang(code, null));
    markdown(
        NodeKind.CODE, "    a\n", "```js\na\n```\n", (edits, code) -> edits.setLang(code, "js"));
  }

  // Elements.

  @Test
  void attributes_are_set() {
    element(
        "<a b=\"c\" {...d}>e</a>",
        "<a b=\"f &quot;g'\" {...d}>e</a>",
        (edits, a) -> edits.setAttribute(a, "b", "f \"g'"));
    element("<a b={c} />", "<a b=\"d\" />", (edits, a) -> edits.setAttribute(a, "b", "d"));
    element("<a/>", "<a b=\"c\"/>", (edits, a) -> edits.setAttribute(a, "b", "c"));
    element("<a>b</a>", "<a c>b</a>", (edits, a) -> edits.setAttribute(a, "c"));
    element(
        "<a b='1' c b='2' />",
        "<a b={3} c />",
        (edits, a) -> edits.setAttributeExpression(a, "b", "3"));
    element(
        "<a\n  b\n/>",
        "<a\n  b c=\"d\" e=\"f\"\n/>",
        (edits, a) -> edits.addAttribute(a, "c", "d").addAttribute(a, "e", "f"));
  }

  @Test
  void attributes_are_removed() {
    element("<a b=\"c\" d/>", "<a d/>", (edits, a) -> edits.removeAttribute(a, "b"));
    element("<a b=\"c\" d/>", "<a b=\"c\"/>", (edits, a) -> edits.removeAttribute(a, "d"));
    element("<a b=\"c\"d=\"e\"/>", "<a d=\"e\"/>", (edits, a) -> edits.removeAttribute(a, "b"));
    element("<a\n  b\n  c\n/>", "<a\n  c\n/>", (edits, a) -> edits.removeAttribute(a, "b"));
    element(
        "<a b c/>",
        "<a d=\"e\"/>",
        (edits, a) ->
            edits.removeAttribute(a, "b").removeAttribute(a, "c").addAttribute(a, "d", "e"));
  }

  @Test
  void elements_are_renamed() {
    element(
        "<a b>\n\n# c\n\n</a>\n",
        "<x.y b>\n\n# c\n\n</x.y>\n",
        (edits, a) -> edits.renameElement(a, "x.y"));
    element("d <a/> e", "d <b/> e", (edits, a) -> edits.renameElement(a, "b"));
    element("<a><b/></a>", "<><b/></>", (edits, a) -> edits.renameElement(a, null));
    check(
        ParseOptions.MDX,
        "<><b/></>",
        "<c><b/></c>",
        (edits, document) -> edits.renameElement(document.root().firstChild(), "c"));
  }

  // Blocks.

  @Test
  void blocks_are_inserted() {
    markdown(
        NodeKind.HEADING,
        "# a\nb\n",
        "# a\n\n\\# c\n\nb\n",
        (edits, heading) -> edits.insertAfter(heading, Markup.text("# c")));
    markdown(
        NodeKind.HEADING,
        "a\n# b\n",
        "a\n\n***\n\n# b\n",
        (edits, heading) -> edits.insertBefore(heading, Markup.blocks(b -> b.thematicBreak())));
    markdown(
        NodeKind.PARAGRAPH,
        "> - a\n> - b\n",
        "> - a\n>\n>   ```\n>   c\n>\n>   d\n>   ```\n>\n> - b\n",
        (edits, paragraph) -> edits.insertAfter(paragraph, Markup.blocks(b -> b.code("c\n\nd"))));
    markdown(
        NodeKind.LIST,
        "- a\n",
        "- a\n\n* b\n",
        (edits, list) -> edits.insertAfter(list, Markup.blocks(b -> b.list(l -> l.item("b")))));
    check(
        ParseOptions.MARKDOWN,
        "",
        "a\n",
        (edits, document) -> edits.append(document.root(), Markup.text("a")));
    check(
        ParseOptions.MARKDOWN,
        "a\r\n",
        "a\r\n\r\nb\r\n",
        (edits, document) -> edits.append(document.root(), Markup.text("b")));
    check(
        ParseOptions.MARKDOWN,
        "---\na: b\n---\nc\n",
        "---\na: b\n---\n\nd\n\nc\n",
        (edits, document) -> edits.prepend(document.root(), Markup.text("d")));
  }

  @Test
  void blocks_are_inserted_into_elements() {
    element("<a/>\n", "<a>\n\nb\n\n</a>\n", (edits, a) -> edits.append(a, Markup.text("b")));
    element(
        "<a>\n  # b\n</a>\n",
        "<a>\n  # b\n\nc\n\n</a>\n",
        (edits, a) -> edits.append(a, Markup.text("c")));
  }

  @Test
  void blocks_are_replaced() {
    markdown(
        NodeKind.THEMATIC_BREAK,
        "a\n***\nb\n",
        "a\n\nc\n\nb\n",
        (edits, node) -> edits.replace(node, Markup.text("c")));
    markdown(
        NodeKind.PARAGRAPH,
        "1. a\n   b\n2. c\n",
        "1. # d\n\n2. c\n",
        (edits, node) -> edits.replace(node, Markup.blocks(b -> b.heading(1, "d"))));
  }

  @Test
  void blocks_are_deleted() {
    markdown(NodeKind.HEADING, "a\n\n# b\n\nc\n", "a\n\nc\n", SourceEdits::delete);
    markdown(NodeKind.THEMATIC_BREAK, "a\n***\nb\n", "a\n\nb\n", SourceEdits::delete);
    markdown(
        NodeKind.THEMATIC_BREAK,
        "- a\n\n***\n\n- b\n",
        "- a\n\n<!-- -->\n\n- b\n",
        SourceEdits::delete);
    markdown(NodeKind.HEADING, "- # a\n  b\n", "- b\n", SourceEdits::delete);
    markdown(NodeKind.HEADING, "a\n\n# b\n", "a\n", SourceEdits::delete);
    markdown(NodeKind.IMAGE, "a\n\n![b](c)\n\nd\n", "a\n\nd\n", SourceEdits::delete);
    markdown(NodeKind.YAML, "---\na: b\n---\n\nc\n", "c\n", SourceEdits::delete);
    check(
        ParseOptions.MARKDOWN,
        "- a\n\n***\n\n# b\n\n- c\n",
        "- a\n\n<!-- -->\n\n- c\n",
        (edits, document) -> {
          edits.delete(document.find(NodeKind.THEMATIC_BREAK).findFirst().orElseThrow());
          edits.delete(document.find(NodeKind.HEADING).findFirst().orElseThrow());
        });
  }

  @Test
  void items_and_rows_are_deleted() {
    check(
        ParseOptions.MARKDOWN,
        "- a\n- b\n- c\n",
        "- a\n- c\n",
        (edits, document) ->
            edits.delete(document.find(NodeKind.LIST_ITEM).skip(1).findFirst().orElseThrow()));
    check(
        ParseOptions.MARKDOWN,
        "- a\n- b\n",
        "- a\n",
        (edits, document) ->
            edits.delete(document.find(NodeKind.LIST_ITEM).skip(1).findFirst().orElseThrow()));
    check(
        ParseOptions.MARKDOWN,
        "| a |\n|-|\n| b |\n| c |",
        "| a |\n|-|\n| b |",
        (edits, document) ->
            edits.delete(document.find(NodeKind.TABLE_ROW).skip(2).findFirst().orElseThrow()));
  }

  @Test
  void blocks_are_wrapped() {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("kind", "a\"b");
    attributes.put("x", "y");
    check(
        ParseOptions.MDX,
        "- # a\n- b\n",
        "- <Note kind='a\"b' x=\"y\">\n\n  # a\n\n  </Note>\n\n- b\n",
        (edits, document) -> edits.wrapInElement(
            document.find(NodeKind.HEADING).findFirst().orElseThrow(), "Note", attributes));
  }

  // Content of paragraphs.

  @Test
  void text_is_inserted() {
    markdown(
        NodeKind.EMPHASIS,
        "a *b* c",
        "a # d *b* c",
        (edits, node) -> edits.insertBefore(node, Markup.text("# d ")));
    markdown(
        NodeKind.EMPHASIS,
        "*b* c",
        "\\# *b* c",
        (edits, node) -> edits.insertBefore(node, Markup.text("# ")));
    markdown(
        NodeKind.EMPHASIS,
        "a *b* c",
        "a [x\\*](y) c",
        (edits, node) -> edits.replace(node, Markup.inline(p -> p.link("y", "x*"))));
  }

  @Test
  void text_is_deleted() {
    markdown(NodeKind.EMPHASIS, "a *b* c", "a  c", SourceEdits::delete);
    markdown(NodeKind.EMPHASIS, "*b* c", "c", SourceEdits::delete);
    markdown(NodeKind.EMPHASIS, "c  *b*", "c", SourceEdits::delete);
    markdown(NodeKind.LINK, "**a**[b](c)**d**", "**a**<!-- -->**d**", SourceEdits::delete);
  }

  @Test
  void text_is_wrapped() {
    markdown(
        NodeKind.STRONG,
        "a **b** c",
        "a [**b**](<d e>) c",
        (edits, node) -> edits.wrapInLink(node, "d e"));
    check(
        ParseOptions.MDX,
        "a **b** c",
        "a <Mark>**b**</Mark> c",
        (edits, document) ->
            edits.wrapInElement(document.find(NodeKind.STRONG).findFirst().orElseThrow(), "Mark"));
  }

  // Front matter and raw source.

  @Test
  void front_matter_is_set() {
    check(
        ParseOptions.MARKDOWN,
        "---  \na: b\n---\nc\n",
        "---  \nd: e\nf: g\n---\nc\n",
        (edits, document) -> edits.setFrontMatter("d: e\nf: g"));
    check(
        ParseOptions.MARKDOWN,
        "\uFEFF# a\r\n",
        "\uFEFF---\r\nb: c\r\n---\r\n\r\n# a\r\n",
        (edits, document) -> edits.setFrontMatter("b: c\n"));
    check(
        ParseOptions.MARKDOWN,
        "+++\na=1\n+++\n",
        "+++\n+++\n",
        (edits, document) -> edits.setFrontMatter(""));
  }

  @Test
  void raw_source_is_inserted_as_it_is() {
    check(
        ParseOptions.MARKDOWN,
        "# a\n",
        "<# *b*\\>\n",
        (edits, document) -> edits
            .replace(document.root().firstChild(), Markup.raw("# *b*"))
            .wrap(document.root().firstChild(), Markup.raw("<"), Markup.raw("\\>")));
  }

  @Test
  void edits_are_applied_together_to_the_original() {
    check(
        ParseOptions.MDX,
        "# a\n\n<a b=\"c\">[d](e)</a>\n",
        "# f\n\n<g b=\"h\">[d](i)</g>\n",
        (edits, document) -> {
          edits.setUrl(document.find(NodeKind.LINK).findFirst().orElseThrow(), "i");
          edits.setText(document.find(NodeKind.HEADING).findFirst().orElseThrow(), "f");
          OcpNode element = document.find("a").findFirst().orElseThrow();
          edits.renameElement(element, "g").setAttribute(element, "b", "h");
        });
  }
}
