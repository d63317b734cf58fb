package org.ocp4j.toolkit.outline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpNode;
import org.ocp4j.ParseOptions;
import org.ocp4j.render.Slugger;

/** What holds for the sections of any document. */
class SectionsPropertyTest {
  private static final int ROUNDS = 3_000;

  private static final List<String> PIECES = List.of(
      "# a\n",
      "## a b\n",
      "   ### ä *b*\n",
      "###### 日本\r\n",
      "a\n===\n",
      "b\n\n",
      "c `d` \n---\n",
      "> # a\n\n",
      "- # c\n",
      "  ## d\n\n",
      "1. e\n",
      "text 😀\n",
      "\n",
      "\r\n\r\n",
      "\r",
      "<A>\n",
      "</A>\n",
      "```\n",
      "[^1]: # n\n\n",
      "[^1]\n\n",
      "#\n",
      "\t# g\n",
      "* * *\n",
      "tail");

  @Test
  void sectionsTileTheirParents() {
    Random random = new Random(19);
    int sections = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String source = source(random);
      boolean isMdx = random.nextBoolean();
      ParseOptions options = (isMdx ? ParseOptions.MDX : ParseOptions.MARKDOWN).withLenient(isMdx);
      try (OcpDocument document = Ocp.parse(source, options)) {
        Outline outline = Outline.of(document);
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        Section root = outline.root();
        assertEquals(0, root.start(), source);
        assertEquals(bytes.length, root.end(), source);
        assertEquals(root.lastLine(), lineBefore(document, bytes.length), source);
        assertTiled(root, source);
        for (Section section : outline.stream().toList()) {
          assertPlaces(section, document, bytes, source);
          sections++;
        }
        assertSlugs(outline, document, source);
      }
    }
    assertTrue(sections > ROUNDS, sections + " sections");
  }

  private static String source(Random random) {
    StringBuilder source = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
    for (int i = random.nextInt(25); i > 0; i--) {
      source.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return source.toString();
  }

  private static void assertTiled(Section section, String source) {
    assertTrue(section.start() <= section.contentStart(), source);
    assertTrue(section.contentStart() <= section.ownEnd(), source);
    int at = section.ownEnd();
    for (Section child : section.children()) {
      assertEquals(at, child.start(), source);
      assertTrue(child.depth() > section.depth(), source);
      assertTrue(child.firstLine() >= section.firstLine(), source);
      assertTrue(child.lastLine() <= section.lastLine(), source);
      assertTiled(child, source);
      at = child.end();
    }
    assertEquals(section.end(), at, source);
  }

  private static void assertPlaces(
      Section section, OcpDocument document, byte[] bytes, String source) {
    OcpNode heading = document.node(section.node());
    assertEquals(NodeKind.HEADING, heading.kind(), source);
    assertEquals(heading.depth(), section.depth(), source);
    assertEquals(heading.end(), section.contentStart(), source);
    assertEquals(document.point(heading.start()).line(), section.firstLine(), source);
    assertEquals(document.point(section.start()).line(), section.firstLine(), source);
    assertEquals(1, document.point(section.start()).column(), source);
    assertEquals(lineBefore(document, section.end()), section.lastLine(), source);
    String indent = new String(
        bytes, section.start(), heading.start() - section.start(), StandardCharsets.UTF_8);
    assertTrue(indent.isBlank(), source);
  }

  private static int lineBefore(OcpDocument document, int end) {
    return document.point(Math.max(0, end - 1)).line();
  }

  private static void assertSlugs(Outline outline, OcpDocument document, String source) {
    Slugger slugger = new Slugger();
    Set<String> all = new HashSet<>();
    for (OcpNode heading : document.find(NodeKind.HEADING).toList()) {
      if (!isInFootnote(heading)) {
        String slug = slugger.slug(heading);
        assertTrue(all.add(slug), source);
        Section section = outline.find(slug);
        assertTrue(section == null || section.node() == heading.index(), source);
      }
    }
    Set<String> slugs = new HashSet<>();
    outline.stream().forEach(section -> assertTrue(slugs.add(section.slug()), source));
    assertTrue(all.containsAll(slugs), source);
  }

  private static boolean isInFootnote(OcpNode node) {
    for (OcpNode at = node; at != null; at = at.parent()) {
      if (at.kind() == NodeKind.FOOTNOTE_DEFINITION) {
        return true;
      }
    }
    return false;
  }
}
