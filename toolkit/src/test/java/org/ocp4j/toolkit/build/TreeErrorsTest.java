package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.ocp4j.Alert;
import org.ocp4j.Alignment;
import org.ocp4j.Extension;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.MalformedInput;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.testing.TreeText;

class TreeErrorsTest {
  private static void assertRefused(String path, String reason, Executable call) {
    TreeException e = assertThrows(TreeException.class, call);
    assertEquals(reason, e.reason());
    assertEquals(path, e.path());
    assertEquals(reason + " (at " + (path.isEmpty() ? "the root" : path) + ")", e.getMessage());
  }

  private static void assertLimit(Limit limit, long actual, Executable call) {
    OcpLimitException e = assertThrows(OcpLimitException.class, call);
    assertEquals(limit, e.limit());
    assertEquals(actual, e.actual());
    assertEquals(-1, e.offset());
  }

  private static TreeBuilder limited(Limit limit, long value) {
    return TreeBuilder.of(ParseOptions.MDX.withLimits(Limits.DEFAULT.with(limit, value)));
  }

  @Test
  void depthOfHeading() {
    TreeBuilder root = TreeBuilder.markdown().thematicBreak();
    assertRefused("/children/1/depth", "depth is 7: expected 1 to 6", () -> root.heading(7, "a"));
    assertRefused("/children/1/depth", "depth is 0: expected 1 to 6", () -> root.heading(0, "a"));
    FlowContentTest.assertTree(root, "thematicBreak\n");
  }

  @Test
  void startOfList() {
    TreeBuilder root = TreeBuilder.markdown();
    assertRefused(
        "/children/0/start",
        "start is -1: expected 0 to 999999999",
        () -> root.orderedList(-1, list -> {}));
    assertRefused(
        "/children/0/start",
        "start is 1000000000: expected 0 to 999999999",
        () -> root.orderedList(1_000_000_000, list -> {}));
  }

  @Test
  void nodesOfMdxInMarkdown() {
    TreeBuilder root = TreeBuilder.markdown();
    assertRefused(
        "/children/0",
        "mdxJsxFlowElement in Markdown: only MDX has it",
        () -> root.element("a", e -> {}));
    assertRefused(
        "/children/0", "mdxjsEsm in Markdown: only MDX has it", () -> root.esm("import 'a'"));
    assertRefused(
        "/children/0",
        "mdxFlowExpression in Markdown: only MDX has it",
        () -> root.expression("a"));
    assertRefused(
        "/children/0/children/1",
        "mdxTextExpression in Markdown: only MDX has it",
        () -> root.paragraph(p -> p.text("a").expression("b")));
  }

  @Test
  void nodesOfMarkdownInMdx() {
    TreeBuilder root = TreeBuilder.mdx();
    assertRefused("/children/0", "html in MDX: only Markdown has it", () -> root.html("<a>"));
    assertRefused(
        "/children/0", "indented code in MDX: only Markdown has it", () -> root.indentedCode("a"));
  }

  @Test
  void nodesOfExtensionsThatAreOff() {
    ParseOptions plain = ParseOptions.MARKDOWN.withExtensions();
    String gfm = " needs the extension " + Extension.GFM;
    assertRefused("/children/0", "table" + gfm, () -> TreeBuilder.of(plain).table(table -> {}));
    assertRefused(
        "/children/0",
        "an alert" + gfm,
        () -> TreeBuilder.of(plain).alert(Alert.NOTE, alert -> {}));
    assertRefused(
        "/children/0/children/0/checked",
        "a check box" + gfm,
        () -> TreeBuilder.of(plain).list(list -> list.task(true, "a")));
    assertRefused(
        "/children/0/children/0",
        "delete" + gfm,
        () -> TreeBuilder.of(plain).paragraph(p -> p.delete("a")));
    assertRefused(
        "/children/0/children/0",
        "footnoteReference" + gfm,
        () -> TreeBuilder.of(plain).paragraph(p -> p.footnoteReference("a")));
    assertRefused(
        "/children/0",
        "math needs the extension MATH",
        () -> TreeBuilder.of(plain).math("a"));
    assertRefused(
        "/children/0",
        "yaml needs the extension FRONTMATTER",
        () -> TreeBuilder.of(plain).yaml("a"));
  }

  @Test
  void frontMatterThatIsNotFirst() {
    String reason = " after other nodes: front matter is the first child of the root";
    TreeBuilder root = TreeBuilder.markdown().yaml("a: 1");
    assertRefused("/children/1", "yaml" + reason, () -> root.yaml("b: 2"));
    assertRefused("/children/1", "toml" + reason, () -> root.toml("b = 2"));
  }

  @Test
  void blankLabels() {
    TreeBuilder root = TreeBuilder.markdown();
    assertRefused("/children/0/label", "a blank label", () -> root.definition(" ", "u"));
    assertRefused(
        "/children/0/label", "a blank label", () -> root.footnoteDefinition("", note -> {}));
    assertRefused(
        "/children/0/children/0/label",
        "a blank label",
        () -> root.paragraph(p -> p.footnoteReference("\n")));
  }

  @Test
  void namesThatJsxDoesNotHave() {
    for (String name : List.of("", "a b", "1", "a.", ".a", "a..b", "a:b:c", "a:b.c", "<", "-a")) {
      assertRefused(
          "/children/0/name",
          "the name of an element is " + Found.string(name) + ": expected a JSX name",
          () -> TreeBuilder.mdx().element(name, e -> {}));
    }
    assertRefused(
        "/children/0/attributes/1/name",
        "the name of an attribute is \"a.b\": expected a JSX name",
        () -> TreeBuilder.mdx().element("a", e -> e.attribute("b").attribute("a.b", "c")));
  }

  @Test
  void attributesAfterChildren() {
    assertRefused(
        "/children/0",
        "an attribute after children: add attributes first",
        () -> TreeBuilder.mdx().element("a", e -> e.thematicBreak().attribute("b")));
    assertRefused(
        "/children/0/children/0",
        "an attribute after children: add attributes first",
        () -> TreeBuilder.mdx().paragraph(p -> p.element("a", e -> e.text("b").spread("...c"))));
  }

  @Test
  void alignmentAfterRows() {
    assertRefused(
        "/children/0",
        "align after rows: align columns first",
        () -> TreeBuilder.markdown().table(table -> table.row("a").align(Alignment.LEFT)));
  }

  @Test
  void surrogatesWithoutPartners() {
    String reason = "a surrogate without its partner, U+D800 at index 1";
    TreeBuilder root = TreeBuilder.mdx();
    assertRefused("/children/0/value", reason, () -> root.code("a\uD800"));
    assertRefused("/children/0/lang", reason, () -> root.code("a\uD800", "b"));
    assertRefused("/children/0/url", reason, () -> root.definition("a", "a\uD800"));
    assertRefused(
        "/children/0/children/0/value",
        "a surrogate without its partner, U+DC00 at index 0",
        () -> root.paragraph(p -> p.text("\uDC00\uD800")));
    assertRefused("/children/0/name", reason, () -> TreeBuilder.mdx().element("a\uD800", e -> {}));
    assertRefused(
        "/children/0/attributes/0/value",
        reason,
        () -> TreeBuilder.mdx().element("b", e -> e.attribute("c", "a\uD800")));
  }

  @Test
  void surrogatesWithoutPartnersAreReplacedIfAskedFor() {
    ParseOptions options = ParseOptions.MARKDOWN.withMalformedInput(MalformedInput.REPLACE);
    FlowContentTest.assertTree(
        TreeBuilder.of(options).code("\uD800a\uD83D\uDE00\uDC00").paragraph("\uD83D"), """
        code fenced "\\u{fffd}a\\u{1f600}\\u{fffd}"
        paragraph
          text "\\u{fffd}"
        """);
  }

  @Test
  void buildersOfOtherPlaces() {
    String reason =
        "a builder whose node is not the innermost open one: use the builder of this place";
    List<PhrasingBuilder> kept = new ArrayList<>();
    TreeBuilder root = TreeBuilder.markdown().paragraph(kept::add);
    assertRefused("", reason, () -> kept.get(0).text("a"));
    assertRefused("", reason, () -> kept.get(0).emphasis("a"));
    assertRefused("/children/1", reason, () -> root.blockquote(quote -> root.paragraph("a")));
  }

  @Test
  void contentThatFailed() {
    TreeBuilder root = TreeBuilder.markdown();
    assertThrows(
        IllegalStateException.class,
        () -> root.blockquote(quote -> {
          throw new IllegalStateException();
        }));
    assertRefused("/children/0", "blockquote is not closed: its content failed", root::build);
  }

  @Test
  void refusedNodesLeaveTheTreeAsItWas() {
    TreeBuilder root = TreeBuilder.markdown();
    root.paragraph(p -> {
      p.text("a");
      assertThrows(TreeException.class, () -> p.link("\uD800", "b"));
      assertThrows(TreeException.class, () -> p.text("\uD800"));
      assertThrows(TreeException.class, () -> p.footnoteReference(" "));
      p.text("c");
    });
    FlowContentTest.assertTree(root, "paragraph\n  text \"ac\"\n");
  }

  @Test
  void limitOnDepth() {
    limited(Limit.DEPTH, 2).paragraph("a").build().close();
    assertLimit(
        Limit.DEPTH, 3, () -> limited(Limit.DEPTH, 2).blockquote(quote -> quote.paragraph("a")));
    assertLimit(Limit.DEPTH, 2, () -> limited(Limit.DEPTH, 1).blockquote(q -> q.thematicBreak()));
  }

  @Test
  void limitOnNodes() {
    TreeBuilder root = limited(Limit.NODES, 3).thematicBreak().thematicBreak();
    assertLimit(Limit.NODES, 4, root::thematicBreak);
    FlowContentTest.assertTree(root, "thematicBreak\nthematicBreak\n");
  }

  @Test
  void limitOnNodesIsReachedWhenTextEnds() {
    TreeBuilder root = limited(Limit.NODES, 2);
    assertLimit(Limit.NODES, 3, () -> root.paragraph("a"));
    assertLimit(Limit.NODES, 3, root::build);
  }

  @Test
  void limitOnAttributes() {
    assertLimit(
        Limit.ATTRIBUTES,
        2,
        () -> limited(Limit.ATTRIBUTES, 1).element("a", e -> e.attribute("b").attribute("c")));
    assertLimit(Limit.ATTRIBUTES, 2, () -> limited(Limit.ATTRIBUTES, 1).code("a", "b", "c"));
  }

  @Test
  void limitOnNames() {
    limited(Limit.NAME_BYTES, 2)
        .element("é", e -> e.attribute("ab", "cde"))
        .build()
        .close();
    assertLimit(Limit.NAME_BYTES, 3, () -> limited(Limit.NAME_BYTES, 2).element("éa", e -> {}));
    assertLimit(
        Limit.NAME_BYTES,
        3,
        () -> limited(Limit.NAME_BYTES, 2).element("a", e -> e.attribute("abc")));
  }

  @Test
  void limitOnPayload() {
    limited(Limit.PAYLOAD_BYTES, 64 + 32).build().close();
    limited(Limit.PAYLOAD_BYTES, 64 + 64 + 8).code("12345678").build().close();
    assertLimit(
        Limit.PAYLOAD_BYTES,
        64 + 64 + 9,
        () -> limited(Limit.PAYLOAD_BYTES, 64 + 64 + 8).code("123456789"));
    assertLimit(
        Limit.PAYLOAD_BYTES,
        64 + 64 + 26,
        () -> limited(Limit.PAYLOAD_BYTES, 64 + 64 + 25).code("a", "b"));
    assertLimit(
        Limit.PAYLOAD_BYTES,
        64 + 64 + 16,
        () -> limited(Limit.PAYLOAD_BYTES, 64 + 64 + 9).code("123456789").build());
  }

  @Test
  void nullIsRefusedBeforeTheTreeChanges() {
    TreeBuilder root = TreeBuilder.mdx();
    assertThrows(NullPointerException.class, () -> root.code(null));
    assertThrows(NullPointerException.class, () -> root.definition("a", null));
    assertThrows(NullPointerException.class, () -> root.blockquote(null));
    assertThrows(NullPointerException.class, () -> root.element(null, e -> {}));
    assertThrows(NullPointerException.class, () -> root.copy(null));
    try (OcpDocument document = root.build()) {
      assertEquals("root\n", TreeText.of(document));
    }
  }
}
