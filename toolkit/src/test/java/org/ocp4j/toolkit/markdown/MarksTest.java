package org.ocp4j.toolkit.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.build.PhrasingBuilder;
import org.ocp4j.toolkit.build.TreeBuilder;
import org.ocp4j.toolkit.testing.TreeText;

/** Marks of emphasis beside letters and punctuation, where they are read as marks of the same. */
class MarksTest {
  private static void writes(String expected, Consumer<PhrasingBuilder> content) {
    try (OcpDocument tree = TreeBuilder.markdown().paragraph(content).build()) {
      String written = MarkdownRenderer.DEFAULT.render(tree);
      assertEquals(expected + "\n", written);
      try (OcpDocument read = Ocp.parse(written, ParseOptions.MARKDOWN)) {
        assertEquals(TreeText.of(tree), TreeText.of(read));
      }
    }
  }

  @Test
  void aLetterNextToPunctuationInAMarkIsAReference() {
    writes("&#x61;*(b)*&#x63;", p -> p.text("a").emphasis(e -> e.text("(b)")).text("c"));
  }

  @Test
  void aLetterIsAReferenceIfTheOnlyOneAfterTheMarkIs() {
    writes(
        "&#x61;*&#x62;**(c)**&#x64;*&#x65;",
        p -> p.text("a")
            .emphasis(e -> e.text("b").strong(s -> s.text("(c)")).text("d"))
            .text("e"));
  }

  @Test
  void whiteSpaceInsideAMarkIsAReference() {
    writes("*&#x20;a&#x20;*", p -> p.emphasis(e -> e.text(" a ")));
  }
}
