package org.ocp4j.toolkit.build;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ocp4j.ReferenceType;

class PhrasingContentTest {
  private static void assertMarkdown(Consumer<PhrasingBuilder> content, String lines) {
    FlowContentTest.assertTree(
        TreeBuilder.markdown().paragraph(content), "paragraph\n" + lines.indent(2));
  }

  private static void assertMdx(Consumer<PhrasingBuilder> content, String lines) {
    FlowContentTest.assertTree(
        TreeBuilder.mdx().paragraph(content), "paragraph\n" + lines.indent(2));
  }

  @Test
  void textsThatFollowOneAnotherAreOne() {
    assertMarkdown(p -> p.text("a").text("").text("*b").lineBreak().text("").text("c"), """
        text "a*b"
        break
        text "c"
        """);
    assertMarkdown(p -> p.text(""), "");
  }

  @Test
  void emphasis() {
    assertMarkdown(
        p -> p.emphasis("a").strong("b").delete("c").emphasis(e -> e.strong(s -> s.delete("d"))),
        """
        emphasis
          text "a"
        strong
          text "b"
        delete
          text "c"
        emphasis
          strong
            delete
              text "d"
        """);
  }

  @Test
  void literals() {
    assertMarkdown(p -> p.inlineCode("a").html("<b>").inlineMath("c").lineBreak(), """
        inlineCode "a"
        html "<b>"
        inlineMath "c"
        break
        """);
  }

  @Test
  void links() {
    assertMarkdown(
        p -> p.link("u", "a")
            .link("", l -> l.emphasis("b"))
            .link("v", "t", l -> l.text("c"))
            .autolink("https://d"),
        """
        link
          .url "u"
          text "a"
        link
          .url ""
          emphasis
            text "b"
        link
          .url "v"
          .title "t"
          text "c"
        link auto
          .url "https://d"
          text "https://d"
        """);
  }

  @Test
  void images() {
    assertMarkdown(p -> p.image("u", "a").image("v", "", "t"), """
        image
          .alt "a"
          .url "u"
        image
          .alt ""
          .url "v"
          .title "t"
        """);
  }

  @Test
  void references() {
    assertMarkdown(
        p -> p.linkReference("A", l -> l.text("b"))
            .linkReference("C", ReferenceType.SHORTCUT, l -> l.text("C"))
            .imageReference("D", "e")
            .imageReference("F", ReferenceType.COLLAPSED, "F")
            .footnoteReference("G"),
        """
        linkReference full
          .identifier "a"
          .label "A"
          text "b"
        linkReference shortcut
          .identifier "c"
          .label "C"
          text "C"
        imageReference full
          .alt "e"
          .identifier "d"
          .label "D"
        imageReference collapsed
          .alt "F"
          .identifier "f"
          .label "F"
        footnoteReference
          .identifier "g"
          .label "G"
        """);
  }

  @Test
  void mdx() {
    assertMdx(
        p -> p.expression("a")
            .element(
                "b",
                e -> e.attribute("c", "d")
                    .attribute("e")
                    .attributeExpression("f", "g")
                    .spread("...h")
                    .text("i"))
            .element("j", e -> {})
            .fragment(f -> f.text("k")),
        """
        mdxTextExpression "a"
        mdxJsxTextElement <b>
          string c "d"
          boolean e
          expression f "g"
          spread  "...h"
          text "i"
        mdxJsxTextElement / <j>
        mdxJsxTextElement
          text "k"
        """);
  }
}
