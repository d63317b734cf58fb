package org.ocp4j.toolkit.build;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Extension;
import org.ocp4j.Format;
import org.ocp4j.OcpCursor;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.Ownership;
import org.ocp4j.ParseOptions;
import org.ocp4j.spi.PayloadFormat;
import org.ocp4j.toolkit.testing.TreeText;

class BuiltPayloadTest {
  private static OcpDocument sample() {
    return TreeBuilder.mdx()
        .heading(1, "Release 2")
        .paragraph(p -> p.text("See ").link("https://example.org", "the notes"))
        .element("Note", e -> e.attribute("kind", "Note").paragraph("kind"))
        .element("Note", e -> e.attribute("kind", "Release 2"))
        .build();
  }

  private static byte[] bytes(OcpDocument document) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      document.writeTo(out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }

  @Test
  void theSameCallsMakeTheSameBytes() {
    try (OcpDocument one = sample();
        OcpDocument two = sample()) {
      assertArrayEquals(bytes(one), bytes(two));
    }
  }

  @Test
  void renderersWork() {
    try (OcpDocument document = sample()) {
      assertEquals("""
          <h1>Release 2</h1>
          <p>See <a href="https://example.org">the notes</a></p>
          <p>&lt;Note kind=&quot;Note&quot;&gt;</p>
          <p>kind</p>
          <p>&lt;/Note&gt;</p>
          <p>&lt;Note kind=&quot;Release 2&quot; /&gt;</p>
          """, document.toHtml());
      assertTrue(document.toText().contains("See the notes"));
    }
  }

  @Test
  void filesCanBeOpenedAgain(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("made.ocp");
    try (OcpDocument document = sample()) {
      document.writeTo(file);
      try (OcpDocument again = OcpDocument.open(file)) {
        assertEquals(TreeText.of(document), TreeText.of(again));
      }
    }
  }

  @Test
  void theSourceIsEmptyAndSoAreAllPositions() {
    try (OcpDocument document = sample();
        OcpCursor cursor = document.cursor()) {
      assertEquals(0, document.sourceByteSize());
      do {
        assertEquals(0, cursor.start());
        assertEquals(0, cursor.end());
      } while (cursor.next());
      assertEquals(1, document.root().position().end().column());
      assertEquals(0, document.diagnostics().size());
    }
  }

  @Test
  void optionsSayWhatTheDocumentIs() {
    ParseOptions options = ParseOptions.MARKDOWN
        .withExtensions(Extension.MATH)
        .withOwnership(Ownership.CONFINED)
        .withChecksum(true);
    try (OcpDocument document = TreeBuilder.of(options).math("a").build()) {
      assertEquals(Format.MARKDOWN, document.format());
      assertEquals(Set.of(Extension.MATH), document.extensions());
      assertEquals(Ownership.SHARED, document.ownership());
      assertTrue(
          (document.payload().getInt(PayloadFormat.H_FLAGS) & PayloadFormat.FLAG_CHECKSUM) != 0);
    }
    try (OcpDocument document = sample()) {
      assertEquals(Format.MDX, document.format());
      assertEquals(EnumSet.allOf(Extension.class), document.extensions());
    }
  }

  @Test
  void thePoolHasEveryStringOnceInDocumentOrder() {
    try (OcpDocument document = sample()) {
      ByteBuffer payload = document.payload();
      int at = PayloadFormat.HEADER_SIZE
          + document.nodeCount() * PayloadFormat.NODE_SIZE
          + document.attributeCount() * PayloadFormat.ATTRIBUTE_SIZE;
      byte[] pool = new byte[payload.getInt(PayloadFormat.H_POOL_LENGTH)];
      payload.get(at, pool);
      assertEquals(
          "Release 2See https://example.orgthe notesNotekind",
          new String(pool, StandardCharsets.UTF_8).stripTrailing().replace("\0", ""));
    }
  }

  @Test
  void emptyTextIsThereAndAbsentTextIsNot() {
    try (OcpDocument document = TreeBuilder.markdown().code("").code("", "").build()) {
      OcpNode code = document.root().firstChild();
      assertEquals("", code.value());
      assertNull(code.lang());
      assertEquals("", code.nextSibling().lang());
    }
  }

  @Test
  void longTextsMayOccurOften() {
    String text = "x".repeat(100_000);
    TreeBuilder root = TreeBuilder.mdx();
    for (int i = 0; i < 1_000; i++) {
      root.code(text);
    }
    try (OcpDocument document = root.build()) {
      assertTrue(document.byteSize() < 10_100_000);
      assertEquals(text, document.node(1_000).value());
    }
  }

  @Test
  void moreCanBeAddedAfterwards() {
    TreeBuilder root = TreeBuilder.markdown().paragraph("a");
    try (OcpDocument one = root.build();
        OcpDocument two = root.build();
        OcpDocument three = root.thematicBreak().build()) {
      assertArrayEquals(bytes(one), bytes(two));
      assertEquals(TreeText.of(one) + "  thematicBreak\n", TreeText.of(three));
      assertEquals(3, one.nodeCount());
    }
  }

  @Test
  void deepTreesAreMadeWithoutRecursion() {
    StringBuilder json = new StringBuilder("{\"type\":\"root\",\"children\":[");
    int depth = 255;
    json.append("{\"type\":\"blockquote\",\"children\":[".repeat(depth));
    json.append("]}".repeat(depth)).append("]}");
    try (OcpDocument document = TreeBuilder.fromMdast(json.toString());
        OcpDocument copy = TreeBuilder.markdown().copy(document.root()).build()) {
      assertEquals(depth + 1, document.nodeCount());
      assertEquals(TreeText.of(document), TreeText.of(copy));
    }
  }
}
