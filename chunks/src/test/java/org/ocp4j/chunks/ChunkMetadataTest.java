package org.ocp4j.chunks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.ocp4j.NodeKind;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.toolkit.frontmatter.FrontMatter;
import org.ocp4j.toolkit.links.Link;
import org.ocp4j.toolkit.links.LinkKind;

class ChunkMetadataTest {
  private static SourceRange range(int start, int end, int line, boolean repeated) {
    return new SourceRange(start, end, start, end, line, line, repeated);
  }

  private static Link link(String target) {
    return new Link(LinkKind.INLINE, false, target, null, 1, 0, 1, 1, 1);
  }

  @Test
  void everything_known_about_a_chunk_has_a_key() {
    Chunk chunk = new Chunk(
        "id",
        "page.md",
        4,
        "A",
        "text",
        4,
        List.of(range(0, 5, 1, true), range(20, 30, 3, false), range(40, 50, 5, false)),
        List.of(new Heading(1, "A", "a"), new Heading(2, "B", "b-1")),
        Set.of(NodeKind.CODE, NodeKind.PARAGRAPH),
        List.of("java", "sh"),
        List.of(link("x.md"), link("a b\u2003c\n.md"), link("x.md"), link("")),
        List.of("Steps", "", "Step"),
        Optional.empty());
    Map<String, Object> metadata = ChunkMetadata.of(chunk);
    assertEquals(ChunkMetadata.KEYS, new ArrayList<>(metadata.keySet()));
    assertEquals(
        List.of(
            "id",
            "page.md",
            4,
            "A > B",
            "b-1",
            3,
            5,
            20,
            50,
            "paragraph code",
            "java sh",
            "x.md a%20b\u2003c%0A.md",
            "Steps Step"),
        new ArrayList<>(metadata.values()));
  }

  @Test
  void what_is_empty_has_no_key() {
    Chunk chunk = new Chunk(
        "id",
        "",
        0,
        "",
        "text",
        4,
        List.of(range(7, 9, 2, true)),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
    Map<String, Object> metadata = ChunkMetadata.of(chunk);
    assertEquals(
        List.of(
            ChunkMetadata.CHUNK_ID,
            ChunkMetadata.CHUNK_INDEX,
            ChunkMetadata.FIRST_LINE,
            ChunkMetadata.LAST_LINE,
            ChunkMetadata.START_BYTE,
            ChunkMetadata.END_BYTE),
        new ArrayList<>(metadata.keySet()));
    assertEquals(7, metadata.get(ChunkMetadata.START_BYTE));
  }

  private static Map<String, Object> frontMatter(String source) {
    try (OcpEngine engine = Ocp.builder().engine("java").build();
        OcpDocument document = engine.parse(source, ParseOptions.MARKDOWN)) {
      return ChunkMetadata.of(FrontMatter.of(document).orElseThrow());
    }
  }

  @Test
  void front_matter_is_flat() {
    Map<String, Object> metadata = frontMatter("""
        ---
        title: A
        draft: true
        weight: 3
        score: 1.5
        large: 123456789012345678901234567890
        nothing: null
        empty: []
        tags: [a, null, 2]
        author: {name: Ada, links: {home: x.md}}
        "": blank
        ---
        """);
    assertEquals(
        Map.of(
            "title", "A",
            "draft", true,
            "weight", 3L,
            "score", 1.5,
            "large", "123456789012345678901234567890",
            "tags", "a, 2",
            "author.name", "Ada",
            "author.links.home", "x.md"),
        metadata);
    assertEquals("title", metadata.keySet().iterator().next());
  }

  @Test
  void front_matter_that_is_not_valid_is_an_error() {
    Map<String, Object> metadata = frontMatter("---\na: 1\na: 2\n---\n");
    assertEquals(Set.of(ChunkMetadata.FRONT_MATTER_ERROR), metadata.keySet());
    assertTrue(metadata.toString().contains("line 3"), metadata.toString());
  }
}
