package org.ocp4j.bench.chunks.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ocp4j.bench.chunks.SampleTree;
import org.ocp4j.bench.chunks.judge.Locator;
import org.ocp4j.bench.chunks.judge.Truth;
import org.ocp4j.bench.chunks.source.Mdast;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.split.Piece;

class RetrievalTest {
  private static final String TEXT =
      "# Animals\n\nRead of [birds](#birds) there.\n\n# Birds\n\nFeathers.\n\n# Fish\n\nWater.\n";
  private static final Source SOURCE = source();

  private static Source source() {
    SampleTree tree = new SampleTree("a.md", TEXT);
    Mdast link = tree.node("link", "[birds](#birds)", "#birds", tree.node("text", "birds"));
    return tree.source(
        tree.heading("Animals"),
        tree.node(
            "paragraph",
            "Read of [birds](#birds) there.",
            tree.node("text", "Read of "),
            link,
            tree.node("text", " there.")),
        tree.heading("Birds"),
        tree.paragraph("Feathers."),
        tree.heading("Fish"),
        tree.paragraph("Water."));
  }

  private static ChunkIndex index(String... chunks) throws IOException {
    List<Piece> pieces = Arrays.stream(chunks).map(Piece::of).toList();
    ChunkIndex index = new ChunkIndex();
    index.add(pieces, Locator.places(Truth.of(SOURCE), pieces));
    return index;
  }

  private static Query query() {
    return Queries.of(List.of(SOURCE)).get(0);
  }

  @Test
  void the_chunk_with_the_link_is_not_ranked() throws IOException {
    try (ChunkIndex index = index("# Animals\n\nRead of birds there.", "Birds", "Feathers Fish")) {
      assertEquals(1, index.ask(query()).rank());
    }
  }

  @Test
  void a_section_whose_chunk_has_no_word_of_the_query_is_not_found() throws IOException {
    try (ChunkIndex index = index("Animals Read of birds there.", "Feathers.", "Fish Water.")) {
      assertEquals(ChunkIndex.NONE, index.ask(query()));
    }
  }

  @Test
  void a_query_is_not_asked_if_its_section_is_only_where_its_link_is() throws IOException {
    try (ChunkIndex index = index("Animals Read of birds there. Birds Feathers.", "Fish")) {
      assertEquals(ChunkIndex.UNASKED, index.ask(query()));
    }
  }

  @Test
  void only_queries_that_all_can_be_asked_count() throws IOException {
    Retrieval<String> retrieval = new Retrieval<>(List.of(SOURCE));
    try (ChunkIndex one = index("Animals Read of birds there.", "Birds", "Feathers Fish");
        ChunkIndex other = index("Animals Read of birds there.", "Feathers.", "Fish Water.")) {
      retrieval.ask("one", one);
      retrieval.ask("other", other);
      assertEquals(
          Map.of("one", new Retrieval.Score(1, 1, 1, 1), "other", new Retrieval.Score(0, 0, 0, 1)),
          retrieval.scores());
    }
    try (ChunkIndex all = index(TEXT)) {
      retrieval.ask("all", all);
      assertEquals(new Retrieval.Score(0, 0, 0, 0), retrieval.scores().get("one"));
    }
  }
}
