package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ocp4j.Format;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.SourceRange;
import org.ocp4j.chunks.TokenCounter;

/** The plain texts of chunks have every word of a random document, at its place. */
class ChunkTextPropertyTest {
  private static final int DOCUMENTS = Boolean.getBoolean("ocp.tests.full") ? 50_000 : 2_000;

  @ParameterizedTest
  @EnumSource(Format.class)
  void every_word_is_in_a_chunk_and_mapped_to_its_place(Format format) {
    ParseOptions options = ParseOptions.DEFAULT.withFormat(format).withLenient(true);
    try (OcpEngine engine = Ocp.engine()) {
      for (int seed = 0; seed < DOCUMENTS; seed++) {
        RandomSource random = new RandomSource(seed, format);
        int budget = 200 + new Random(seed).nextInt(300);
        Chunker chunker =
            Chunker.builder(budget, TokenCounter.CHARACTERS).overlap(budget / 4).build();
        try (OcpDocument document = engine.parse(random.source(), options)) {
          check(document, chunker.chunks(document), random, seed);
        }
      }
      assertEquals(0, engine.liveDocuments());
    }
  }

  private static void check(
      OcpDocument document, List<Chunk> chunks, RandomSource random, int seed) {
    PlainText plain = PlainText.of(document);
    String source = new SourcePositions(document).source();
    Set<String> missing = new HashSet<>(random.visible());
    for (Chunk chunk : chunks) {
      PlainText body = plain.of(chunk, origin -> origin != Origin.CODE);
      PlainText code = plain.of(chunk, origin -> origin != Origin.PROSE);
      StoredChunk stored =
          new StoredChunk(chunk.id(), "", "", "", chunk.markdown(), chunk.ranges());
      for (PlainText text : List.of(body, code)) {
        PlainTexts.check(text, chunk.markdown());
        for (String word : random.visible()) {
          int found = text.text().indexOf(word);
          if (found >= 0) {
            missing.remove(word);
            int from = text.sourceStart(found);
            SourceRange place = stored.source(from, text.sourceEnd(found + word.length() - 1));
            assertEquals(source.indexOf(word), place.utf16Start(), word + ", seed " + seed);
            assertEquals(document.byteOffset(place.utf16Start()), place.start());
            assertEquals(document.point(place.start()).line(), place.firstLine());
          }
        }
      }
    }
    assertTrue(missing.isEmpty(), () -> missing + " are in no chunk, seed " + seed + "\n" + source);
  }
}
