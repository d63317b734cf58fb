package org.ocp4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.ocp4j.testing.Allocation;
import org.ocp4j.testing.PayloadBuilder;
import org.ocp4j.testing.Samples;

/** Tests which definition a reference has. */
class DefinitionTest {
  private static final List<NodeKind> REFERENCES =
      List.of(NodeKind.LINK_REFERENCE, NodeKind.IMAGE_REFERENCE, NodeKind.FOOTNOTE_REFERENCE);

  private static PayloadBuilder define(PayloadBuilder tree, NodeKind kind, String identifier) {
    tree.open(kind);
    if (kind == NodeKind.DEFINITION) {
      tree.field(NodeField.URL, "u");
    }
    return tree.field(NodeField.IDENTIFIER, identifier)
        .field(NodeField.LABEL, identifier)
        .close();
  }

  private static PayloadBuilder refer(PayloadBuilder tree, NodeKind kind, String identifier) {
    tree.open(kind);
    if (kind == NodeKind.IMAGE_REFERENCE) {
      tree.field(NodeField.ALT, "");
    }
    return tree.field(NodeField.IDENTIFIER, identifier)
        .field(NodeField.LABEL, identifier)
        .close();
  }

  /** Finds a definition by comparing the identifiers of all nodes. */
  private static @Nullable OcpNode scan(OcpNode reference) {
    NodeKind kind = reference.kind() == NodeKind.FOOTNOTE_REFERENCE
        ? NodeKind.FOOTNOTE_DEFINITION
        : NodeKind.DEFINITION;
    String identifier = String.valueOf(reference.identifier());
    return reference
        .document()
        .find(kind)
        .filter(node -> identifier.equals(node.identifier()))
        .findFirst()
        .orElse(null);
  }

  @Test
  void everyReferenceOfRandomDocumentsHasTheFirstDefinition() {
    String[] words = {"", "a", "b", "ab", "ba", "caf\u00e9", "\ud83d\ude00", "a".repeat(300)};
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      PayloadBuilder tree = new PayloadBuilder("ab caf\u00e9 u");
      for (int i = 0; i < 40; i++) {
        String word = words[random.nextInt(words.length)];
        switch (random.nextInt(4)) {
          case 0 -> define(tree, NodeKind.DEFINITION, word);
          case 1 -> define(tree, NodeKind.FOOTNOTE_DEFINITION, word);
          default -> refer(tree, REFERENCES.get(random.nextInt(3)), word);
        }
      }
      try (OcpDocument document = tree.document()) {
        document
            .root()
            .descendants()
            .filter(node -> REFERENCES.contains(node.kind()))
            .forEach(node -> assertEquals(scan(node), node.definition(), node::toString));
      }
    }
  }

  @Test
  void onlyReferencesHaveDefinitions() {
    try (OcpDocument document = Samples.everything().document()) {
      document.root().stream()
          .filter(node -> !REFERENCES.contains(node.kind()))
          .forEach(node -> assertNull(node.definition(), node::toString));
      OcpNode link = document.find(NodeKind.LINK_REFERENCE).findFirst().orElseThrow();
      assertEquals(document.find(NodeKind.DEFINITION).findFirst().orElseThrow(), link.definition());
      OcpNode image = document.find(NodeKind.IMAGE_REFERENCE).findFirst().orElseThrow();
      assertNull(image.definition(), "not defined");
      OcpNode footnote = document.find(NodeKind.FOOTNOTE_REFERENCE).findFirst().orElseThrow();
      OcpNode definition = footnote.definition();
      assertNotNull(definition);
      assertEquals(NodeKind.FOOTNOTE_DEFINITION, definition.kind());
    }
  }

  @Test
  void cursorHasTheDefinitionToo() {
    try (OcpDocument document = Samples.everything().document();
        OcpCursor cursor = document.cursor()) {
      do {
        assertEquals(cursor.node().definition(), cursor.definition());
      } while (cursor.next());
    }
  }

  @Test
  void indexIsBuiltOnce() {
    PayloadBuilder tree = new PayloadBuilder("u");
    for (int i = 0; i < 20_000; i++) {
      define(tree, NodeKind.DEFINITION, "n" + i);
    }
    refer(tree, NodeKind.LINK_REFERENCE, "n777");
    try (OcpDocument document = tree.document()) {
      OcpNode reference = document.node(document.nodeCount() - 1);
      assertEquals(document.node(778), reference.definition());
      long before = Allocation.bytes();
      for (int i = 0; i < 100; i++) {
        assertEquals(document.node(778), reference.definition());
      }
      long bytes = Allocation.bytes() - before;
      assertTrue(bytes < 60_000, () -> bytes + " bytes for 100 calls");
    }
  }
}
