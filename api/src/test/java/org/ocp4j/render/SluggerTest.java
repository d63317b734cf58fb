package org.ocp4j.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ocp4j.NodeField;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.testing.PayloadBuilder;

class SluggerTest {
  private final Slugger slugger = new Slugger();

  private static PayloadBuilder heading() {
    return new PayloadBuilder("x").open(NodeKind.HEADING).number(1);
  }

  private static String textOf(PayloadBuilder builder) {
    try (OcpDocument document = builder.document()) {
      return Slugger.textOf(document.node(1));
    }
  }

  @Test
  void slugsAreInLowerCaseAndOfLettersDigitsAndDashes() {
    assertEquals("hello-world_2-c", slugger.slug("Hello, World_2 (C++)!"));
    assertEquals("größe-日本-привет", slugger.slug("Größe 日本 ПРИВЕТ"));
    assertEquals("--a---b-", slugger.slug("  a - b "));
    assertEquals("", slugger.slug("!?\t\n"));
  }

  @Test
  void aSlugIsUnique() {
    assertEquals("a", slugger.slug("a"));
    assertEquals("a-1", slugger.slug("A"));
    assertEquals("a-1-1", slugger.slug("a-1"));
    assertEquals("a-2", slugger.slug("a!"));
    assertEquals("", slugger.slug(""));
    assertEquals("-1", slugger.slug("."));
  }

  @Test
  void resetMakesSlugsAvailable() {
    slugger.slug("a");
    slugger.slug("a");
    slugger.reset();
    assertEquals("a", slugger.slug("a"));
    assertEquals("a-1", slugger.slug("a"));
  }

  @Test
  void sigmaAtTheEndOfAWordIsAFinalSigma() {
    assertEquals("σίσυφος-σ", slugger.slug("ΣΊΣΥΦΟΣ Σ"));
    assertEquals("ασα", slugger.slug("ΑΣ'Α"), "an apostrophe does not end a word");
    assertEquals("ας-α", slugger.slug("ΑΣ-Α"));
    assertEquals("i\u0307", slugger.slug("\u0130"));
  }

  @Test
  void loneSurrogatesAreRemoved() {
    assertEquals("ab", slugger.slug("a\uD800b\uDC00"));
  }

  /** A newer JDK knows the lower case of more letters; a slug keeps none of those. */
  @Test
  void lettersThatAreNewerThanTheTableAreRemoved() {
    assertEquals("", slugger.slug("\uA7CB\uA7DC"));
    CodePoints kept = CodePoints.parse(SlugRanges.KEPT);
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (kept.contains(c)) {
        assertTrue(kept.contains(Character.toLowerCase(c)), Integer.toHexString(c));
      }
    }
  }

  @Test
  @Timeout(20)
  void manyEqualHeadingsTakeLinearTime() {
    Set<String> slugs = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      slugs.add(slugger.slug("a"));
      slugs.add(slugger.slug("a-" + i));
    }
    assertEquals(200_000, slugs.size());
  }

  @Test
  @Timeout(20)
  void manySigmasTakeLinearTime() {
    assertEquals(300_000, slugger.slug("Σ''".repeat(300_000)).length());
  }

  @Test
  void textOfAHeadingIsItsTextCodeAndMath() {
    PayloadBuilder builder = heading().leaf(NodeKind.TEXT, "A ");
    builder.open(NodeKind.EMPHASIS).leaf(NodeKind.TEXT, "b").close();
    builder.leaf(NodeKind.INLINE_CODE, "c\nd\r\ne").leaf(NodeKind.INLINE_MATH, "x^2");
    builder.open(NodeKind.BREAK).close();
    builder
        .open(NodeKind.LINK)
        .field(NodeField.URL, "/u")
        .leaf(NodeKind.TEXT, "f")
        .close();
    assertEquals("A bc d ex^2\nf", textOf(builder));
  }

  @Test
  void imagesTagsExpressionsAndCallsHaveNoText() {
    PayloadBuilder builder = heading().leaf(NodeKind.HTML, "<b>").leaf(NodeKind.TEXT, "in");
    builder.leaf(NodeKind.HTML, "</b>").open(NodeKind.IMAGE).field(NodeField.URL, "/u");
    builder.field(NodeField.ALT, "alt").close().leaf(NodeKind.MDX_TEXT_EXPRESSION, "x");
    builder.open(NodeKind.FOOTNOTE_REFERENCE).field(NodeField.IDENTIFIER, "1");
    builder.field(NodeField.LABEL, "1").close();
    builder
        .open(NodeKind.MDX_JSX_TEXT_ELEMENT)
        .text("B")
        .leaf(NodeKind.TEXT, " jsx")
        .close();
    assertEquals("in jsx", textOf(builder));
  }

  @Test
  void textOfOneHeadingOnly() {
    PayloadBuilder builder = heading().leaf(NodeKind.TEXT, "one").close();
    builder.open(NodeKind.PARAGRAPH).leaf(NodeKind.TEXT, "two");
    assertEquals("one", textOf(builder));
    try (OcpDocument document = heading().leaf(NodeKind.TEXT, "One two").document()) {
      assertEquals("one-two", slugger.slug(document.node(1)));
      assertEquals("one-two-1", slugger.slug(document.node(1)));
    }
  }

  @Test
  void aClosedDocumentThrows() {
    OcpNode heading;
    try (OcpDocument document = heading().document()) {
      heading = document.node(1);
    }
    assertThrows(OcpClosedException.class, () -> Slugger.textOf(heading));
  }
}
