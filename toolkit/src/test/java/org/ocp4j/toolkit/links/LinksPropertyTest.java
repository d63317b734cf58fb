package org.ocp4j.toolkit.links;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;
import org.ocp4j.Point;

/** What holds for the links of any document. */
class LinksPropertyTest {
  private static final int ROUNDS = 3_000;

  /** Pieces of source; a number sign becomes a number, so that every target is another. */
  private static final List<String> PIECES = List.of(
      "[a](t#) ",
      "![b](t#) ",
      "[![c](t#)](t#)\n",
      "[r][t#] ",
      "![t#]\n",
      "\n\n[t#]: t#\n",
      "<https://t#.org/> ",
      "<a href='t#'>",
      "<A href='t#' src=\"t#\">\n",
      "</A>\n",
      "</a>\n",
      "> ",
      "- ",
      "äöü ",
      "😀",
      "\r\n",
      "\n\n",
      "\r",
      "| a | [b](t#) |\n| - | - |\n",
      "`[x](t#)`",
      "text\n");

  @Test
  void theBytesOfALinkContainItsSource() {
    Random random = new Random(7);
    int links = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String source = source(random);
      boolean isMdx = random.nextBoolean();
      ParseOptions options = (isMdx ? ParseOptions.MDX : ParseOptions.MARKDOWN).withLenient(isMdx);
      try (OcpDocument document = Ocp.parse(source, options)) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        int last = 0;
        for (Link link : Links.of(document)) {
          assertLink(link, document, bytes, source);
          assertTrue(link.start() >= last, source);
          last = link.start();
          links++;
        }
      }
    }
    assertTrue(links > ROUNDS, links + " links");
  }

  private static void assertLink(Link link, OcpDocument document, byte[] bytes, String source) {
    String own = new String(bytes, link.start(), link.end() - link.start(), StandardCharsets.UTF_8);
    assertTrue(own.contains(link.target()), () -> link + " in " + source);
    Point point = document.point(link.start());
    assertEquals(point.line(), link.line(), source);
    assertEquals(point.column(), link.column(), source);
  }

  private static String source(Random random) {
    StringBuilder source = new StringBuilder(random.nextInt(8) == 0 ? "\uFEFF" : "");
    for (int i = random.nextInt(20); i > 0; i--) {
      String number = String.valueOf(10 + random.nextInt(5));
      source.append(PIECES.get(random.nextInt(PIECES.size())).replace("#", number));
    }
    return source.toString();
  }
}
