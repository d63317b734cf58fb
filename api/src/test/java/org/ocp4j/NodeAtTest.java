package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ocp4j.testing.PayloadBuilder;

/** Tests how the innermost node at a byte is found. */
class NodeAtTest {
  /** Finds the node by looking at all of them. */
  private static int scan(OcpDocument document, int offset) {
    int found = 0;
    for (int i = 0; i < document.nodeCount(); i++) {
      OcpNode node = document.node(i);
      if (node.start() <= offset && offset < node.end()) {
        found = i;
      }
    }
    return found;
  }

  private static void grow(PayloadBuilder tree, Random random, int start, int end, int depth) {
    int at = start;
    while (depth > 0 && random.nextInt(4) > 0) {
      int from = at + random.nextInt(end - at + 1) / 3;
      int to = from + random.nextInt(end - from + 1);
      tree.open(NodeKind.BLOCKQUOTE, from, to);
      grow(tree, random, from, to, depth - 1);
      tree.close();
      at = to;
    }
  }

  @Test
  void everyByteOfRandomTreesHasTheNodeThatAScanFinds() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      String source = "x".repeat(random.nextInt(60));
      PayloadBuilder tree = new PayloadBuilder(source);
      grow(tree, random, 0, source.length(), 6);
      try (OcpDocument document = tree.document()) {
        for (int offset = 0; offset <= source.length(); offset++) {
          assertEquals(
              scan(document, offset),
              document.nodeAt(offset).index(),
              "seed " + seed + ", byte " + offset);
        }
      }
    }
  }

  @Test
  void bordersGapsAndEnds() {
    PayloadBuilder tree = new PayloadBuilder("aabb\n\ncc\n");
    tree.open(NodeKind.BLOCKQUOTE, 0, 8);
    tree.open(NodeKind.PARAGRAPH, 0, 4);
    tree.open(NodeKind.TEXT, 0, 2).text("aa").close();
    tree.open(NodeKind.TEXT, 2, 2).text("").close();
    tree.open(NodeKind.TEXT, 2, 4).text("bb").close().close();
    tree.open(NodeKind.PARAGRAPH, 6, 8).close();
    try (OcpDocument document = tree.document()) {
      assertEquals(document.node(3), document.nodeAt(1));
      assertEquals(document.node(5), document.nodeAt(2), "at a border, the second");
      assertEquals(document.node(1), document.nodeAt(4), "between two blocks, their container");
      assertEquals(document.node(6), document.nodeAt(6));
      assertEquals(document.root(), document.nodeAt(8), "after the last block");
      assertEquals(document.root(), document.nodeAt(9), "at the end of the source");
    }
  }

  @Test
  void byteOrderMarkIsAtTheRoot() {
    PayloadBuilder tree = new PayloadBuilder("\ufeffa");
    tree.open(NodeKind.PARAGRAPH, 3, 4).close();
    try (OcpDocument document = tree.document()) {
      assertEquals(document.root(), document.nodeAt(0));
      assertEquals(document.root(), document.nodeAt(2));
      assertEquals(document.node(1), document.nodeAt(3));
    }
  }

  @Test
  void emptySourceHasTheRoot() {
    try (OcpDocument document = new PayloadBuilder("").open(NodeKind.PARAGRAPH).document()) {
      assertEquals(document.root(), document.nodeAt(0));
    }
  }
}
