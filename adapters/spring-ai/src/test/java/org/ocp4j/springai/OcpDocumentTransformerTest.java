package org.ocp4j.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.springframework.ai.content.Media;
import org.springframework.ai.document.ContentFormatter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;
import org.springframework.util.MimeTypeUtils;

class OcpDocumentTransformerTest {
  private static final Chunker CHUNKER =
      Chunker.builder(400, TokenCounter.CHARACTERS).minimum(0).build();

  private static final String PAGE = "---\ntitle: Front\n---\n\n# A\n\none\n\n## B\n\ntwo\n";

  private final OcpEngine engine = Ocp.builder().engine("java").build();

  private final OcpDocumentTransformer transformer =
      OcpDocumentTransformer.builder(CHUNKER).engine(engine).build();

  @AfterEach
  void noDocumentIsLeft() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().documents().liveBlocks());
    assertEquals(0, engine.leakCount());
    engine.close();
  }

  private static Document page(String id) {
    return new Document(id, PAGE, Map.of("source", "page.md", "owner", "docs"));
  }

  @Test
  void documents_are_cut_and_keep_their_metadata() {
    Document page = page("p1").mutate().score(0.5).build();
    Map<String, Object> before = new HashMap<>(page.getMetadata());
    List<Document> cut = transformer.transform(List.of(page));
    assertEquals(before, page.getMetadata());
    assertEquals(2, cut.size());
    Document b = cut.get(1);
    assertTrue(b.getText().contains("two"), b.getText());
    assertEquals(0.5, b.getScore());
    Map<String, Object> metadata = b.getMetadata();
    assertEquals("page.md", metadata.get("source"));
    assertEquals("docs", metadata.get("owner"));
    assertEquals("Front", metadata.get("title"));
    assertEquals("p1", metadata.get(OcpDocumentTransformer.PARENT_DOCUMENT_ID));
    assertEquals("p1", metadata.get(ChunkMetadata.DOCUMENT_ID));
    assertEquals(b.getId(), metadata.get(ChunkMetadata.CHUNK_ID));
    assertEquals(1, metadata.get(ChunkMetadata.CHUNK_INDEX));
    assertEquals(2, metadata.get(OcpDocumentReader.TOTAL_CHUNKS));
    assertEquals("A > B", metadata.get(ChunkMetadata.HEADING_PATH));
    assertEquals("b", metadata.get(ChunkMetadata.ANCHOR));
  }

  @Test
  void ids_are_stable_and_depend_on_the_parent() {
    List<String> first = ids(transformer.transform(List.of(page("p1"))));
    assertEquals(first, ids(transformer.transform(List.of(page("p1")))));
    assertTrue(ids(transformer.transform(List.of(page("p2")))).stream().noneMatch(first::contains));

    OcpDocumentTransformer bySource = OcpDocumentTransformer.builder(CHUNKER)
        .engine(engine)
        .documentId(document -> (String) document.getMetadata().get("source"))
        .build();
    assertEquals(
        ids(bySource.transform(List.of(page("p1")))), ids(bySource.transform(List.of(page("p2")))));
  }

  private static List<String> ids(List<Document> documents) {
    return documents.stream().map(Document::getId).toList();
  }

  @Test
  void metadata_of_the_document_win_over_front_matter() {
    Document document = new Document("p", PAGE, Map.of("title", "Mine"));
    assertEquals(
        "Mine", transformer.transform(List.of(document)).get(0).getMetadata().get("title"));
    OcpDocumentTransformer without = OcpDocumentTransformer.builder(CHUNKER)
        .engine(engine)
        .frontMatter(false)
        .build();
    assertFalse(without.transform(List.of(page("p"))).get(0).getMetadata().containsKey("title"));
  }

  @Test
  void only_what_the_document_had_is_embedded() {
    Document cut = transformer.transform(List.of(page("p"))).get(0);
    String embedded = cut.getFormattedContent(MetadataMode.EMBED);
    assertEquals("owner: docs\n\n" + cut.getText(), embedded.replace("\r\n", "\n"));

    Document titled = new Document("p", PAGE, Map.of("title", "Mine"));
    String withTitle =
        transformer.transform(List.of(titled)).get(0).getFormattedContent(MetadataMode.EMBED);
    assertTrue(withTitle.startsWith("title: Mine"), withTitle);
  }

  @Test
  void a_formatter_is_kept() {
    ContentFormatter own = (document, mode) -> "formatted";
    Document page = page("p");
    page.setContentFormatter(own);
    assertSame(own, transformer.transform(List.of(page)).get(0).getContentFormatter());
  }

  @Test
  void media_are_kept_as_they_are() {
    Document image = Document.builder()
        .media(new Media(MimeTypeUtils.IMAGE_PNG, URI.create("https://a.example/a.png")))
        .build();
    List<Document> cut = transformer.transform(List.of(image, page("p")));
    assertSame(image, cut.get(0));
    assertEquals(3, cut.size());
  }

  @Test
  void the_name_decides_the_format() {
    String source = "# A\n\n{/* left out */}\n\ntext\n";
    for (String key : new String[] {"source", "file_name"}) {
      Document mdx = new Document("p", source, Map.of(key, "a.mdx"));
      assertFalse(transformer.transform(List.of(mdx)).get(0).getText().contains("left out"), key);
    }
    Document markdown = new Document("p", source, Map.of());
    assertTrue(transformer.transform(List.of(markdown)).get(0).getText().contains("left out"));
  }

  @Test
  void broken_mdx_is_cut_and_reported() {
    Document broken = new Document("p", "# A\n\n<Note>\n\nnot lost\n", Map.of("source", "b.mdx"));
    Document cut = transformer.transform(List.of(broken)).get(0);
    assertTrue(cut.getText().contains("not lost"));
    assertEquals(1, cut.getMetadata().get(OcpDocumentReader.MISTAKES));
  }

  @Test
  void limits_refuse_a_document_with_its_id() {
    OcpDocumentTransformer small = OcpDocumentTransformer.builder(CHUNKER)
        .engine(engine)
        .parseOptions(ParseOptions.DEFAULT.withLimits(Limits.DEFAULT.with(Limit.SOURCE_BYTES, 10)))
        .build();
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> small.transform(List.of(page("p1"))));
    assertTrue(e.getMessage().startsWith("cannot split p1: "), e.getMessage());
    assertInstanceOf(OcpLimitException.class, e.getCause());
  }

  @Test
  void a_document_without_content_has_no_chunks() {
    List<Document> empty =
        List.of(new Document("", Map.of()), new Document("---\ntitle: A\n---\n", Map.of()));
    assertEquals(List.of(), transformer.transform(empty));
    assertEquals(List.of(), transformer.transform(List.of()));
  }

  @Test
  void malformed_text_is_cut() {
    Document malformed = new Document("p", "a \uD800 b", Map.of());
    assertTrue(transformer.transform(List.of(malformed)).get(0).getText().matches("a . b\\s*"));
  }

  @Test
  void a_closed_engine_is_refused() {
    OcpEngine closed = Ocp.builder().engine("java").build();
    closed.close();
    OcpDocumentTransformer unusable =
        OcpDocumentTransformer.builder(CHUNKER).engine(closed).build();
    assertThrows(OcpClosedException.class, () -> unusable.transform(List.of(page("p"))));
  }
}
