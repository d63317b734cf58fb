package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.render.JsonRenderer;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;
import org.ocp4j.toolkit.testing.TreeText;

/** What is written of a random tree is read as the same tree, and written again as it was. */
class MarkdownFuzzTest {
  private static final int FEW = 2_000;
  private static final int MANY = 100_000;

  @Test
  void markdown() {
    roundTrips(Format.MARKDOWN, 0, FEW);
  }

  @Test
  void mdx() {
    roundTrips(Format.MDX, 0, FEW);
  }

  @Test
  @Tag("full")
  void muchMarkdown() {
    roundTrips(Format.MARKDOWN, FEW, MANY);
  }

  @Test
  @Tag("full")
  void muchMdx() {
    roundTrips(Format.MDX, FEW, MANY);
  }

  private static void roundTrips(Format format, int from, int to) {
    for (int seed = from; seed < to; seed++) {
      try (OcpDocument tree = RandomTree.of(seed, format)) {
        roundTrip(tree, format + " " + seed);
      }
    }
  }

  private static void roundTrip(OcpDocument tree, String name) {
    String written = MarkdownRenderer.DEFAULT.render(tree);
    ParseOptions options = tree.format() == Format.MDX ? ParseOptions.MDX : ParseOptions.MARKDOWN;
    try (OcpDocument read = Ocp.parse(written, options)) {
      assertEquals(TreeText.of(tree), TreeText.of(read), () -> describe(tree, name, written));
      assertEquals(written, MarkdownRenderer.DEFAULT.render(read), name);
    } catch (OcpParseException e) {
      throw new AssertionError(describe(tree, name, written), e);
    }
  }

  private static String describe(OcpDocument tree, String name, String written) {
    String json = JsonRenderer.DEFAULT.positions(false).render(tree);
    return name + ": " + json + "\nwritten as\n" + written;
  }
}
