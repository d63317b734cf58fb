package org.ocp4j.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocp4j.Format;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.Point;
import org.ocp4j.render.HtmlRenderer;

/**
 * Tests ways to read a document against simpler ones, with the examples of CommonMark and the
 * project's fixtures.
 */
class ReadingTest {
  private static final ParseOptions MARKDOWN = ParseOptions.DEFAULT.withFormat(Format.MARKDOWN);

  /** An address that is the same in HTML. */
  private static final Pattern PLAIN_URL = Pattern.compile("(?:https?://)?[\\w./#?=-]*");

  private static List<String> sources() throws IOException {
    List<String> sources = new ArrayList<>(Sources.commonMark());
    sources.addAll(Sources.fixtures());
    return sources;
  }

  private interface Check {
    void of(OcpDocument document);
  }

  private static void forEachDocument(Check check) throws IOException {
    try (OcpEngine engine = EngineUnderTest.open()) {
      for (String source : sources()) {
        try (OcpDocument document = engine.parse(source, MARKDOWN)) {
          check.of(document);
        }
      }
    }
  }

  @Test
  void referencesHaveTheDefinitionsThatHtmlHas() throws IOException {
    int[] seen = new int[2];
    forEachDocument(document -> {
      Map<String, OcpNode> links = first(document, NodeKind.DEFINITION);
      Map<String, OcpNode> footnotes = first(document, NodeKind.FOOTNOTE_DEFINITION);
      document.root().descendants().forEach(node -> {
        OcpNode definition = node.definition();
        String identifier = String.valueOf(node.identifier());
        switch (node.kind()) {
          case LINK_REFERENCE -> {
            assertEquals(links.get(identifier), definition);
            checkHtml(node, definition);
            seen[0]++;
          }
          case IMAGE_REFERENCE -> assertEquals(links.get(identifier), definition);
          case FOOTNOTE_REFERENCE -> {
            assertEquals(footnotes.get(identifier), definition);
            seen[1]++;
          }
          default -> assertEquals(null, definition);
        }
      });
    });
    assertTrue(seen[0] > 50 && seen[1] > 10, () -> seen[0] + " links, " + seen[1] + " footnotes");
  }

  private static Map<String, OcpNode> first(OcpDocument document, NodeKind kind) {
    Map<String, OcpNode> first = new HashMap<>();
    document.find(kind).forEach(node -> first.putIfAbsent(String.valueOf(node.identifier()), node));
    return first;
  }

  /** Checks that HTML has the reference as a link to the definition, or as text without one. */
  private static void checkHtml(OcpNode reference, @Nullable OcpNode definition) {
    String html = HtmlRenderer.DEFAULT.render(reference);
    String tag = html.startsWith("<a ") ? html.substring(0, html.indexOf('>') + 1) : "";
    assertEquals(definition != null, !tag.isEmpty(), html);
    if (definition != null) {
      assertEquals(definition.title() != null, tag.contains(" title="), html);
      String url = String.valueOf(definition.url());
      if (PLAIN_URL.matcher(url).matches()) {
        assertTrue(tag.startsWith("<a href=\"" + url + "\""), html);
      }
    }
  }

  @Test
  void everyByteIsInTheNodeThatAScanFinds() throws IOException {
    forEachDocument(document -> {
      int[] innermost = new int[document.sourceByteSize() + 1];
      document.root().descendants().forEach(node -> {
        for (int at = node.start(); at < node.end(); at++) {
          innermost[at] = node.index();
        }
      });
      for (int at = 0; at < innermost.length; at++) {
        assertEquals(innermost[at], document.nodeAt(at).index());
      }
    });
  }

  @Test
  void pointsLeadBackToTheirBytes() throws IOException {
    forEachDocument(document -> {
      String decoded = StandardCharsets.UTF_8.decode(document.source()).toString();
      String source = decoded.startsWith("\ufeff") ? decoded.substring(1) : decoded;
      assertEquals(source.lines().toList(), document.lines().toList());
      document.root().stream().forEach(node -> {
        for (int offset : new int[] {node.start(), node.end()}) {
          Point point = document.point(offset);
          assertEquals(offset, document.byteOffset(point.offset()));
          assertEquals(offset, document.byteOffset(point.line(), point.column()));
        }
        Point start = document.point(node.start());
        Point end = document.point(node.end());
        assertEquals(source.substring((int) start.offset(), (int) end.offset()), node.sourceText());
      });
    });
  }
}
