package org.ocp4j.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Limit;
import org.ocp4j.Limits;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;

class OcpDocumentSplitterTest {
  private static final Chunker CHUNKER =
      Chunker.builder(400, TokenCounter.CHARACTERS).minimum(0).build();

  private static final String PAGE = """
      ---
      title: Guide
      draft: false
      weight: 3
      tags: [a, b]
      author:
        name: Ada
      ---

      # Guide

      Start with [the tour](tour.md).

      ## Install

      ```java
      install();
      ```

      ## Run

      Do it.
      """;

  private final OcpEngine engine = Ocp.builder().engine("java").build();

  private final OcpDocumentSplitter splitter =
      OcpDocumentSplitter.builder(CHUNKER).engine(engine).build();

  @AfterEach
  void noDocumentIsLeft() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().documents().liveBlocks());
    assertEquals(0, engine.leakCount());
    engine.close();
  }

  private static Document document(String text, String fileName) {
    return Document.from(
        text,
        new Metadata()
            .put(Document.FILE_NAME, fileName)
            .put(Document.ABSOLUTE_DIRECTORY_PATH, "/docs"));
  }

  private static TextSegment find(List<TextSegment> segments, String anchor) {
    return segments.stream()
        .filter(segment -> anchor.equals(segment.metadata().getString(ChunkMetadata.ANCHOR)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(segments.toString()));
  }

  @Test
  void segments_have_the_place_of_their_chunk() {
    List<TextSegment> segments = splitter.split(document(PAGE, "guide.mdx"));
    TextSegment install = find(segments, "install");
    assertTrue(install.text().startsWith("Guide > Install\n\n## Install"), install.text());

    Metadata metadata = install.metadata();
    assertEquals("Guide > Install", metadata.getString(ChunkMetadata.HEADING_PATH));
    assertEquals("/docs/guide.mdx", metadata.getString(ChunkMetadata.DOCUMENT_ID));
    assertEquals(14, metadata.getInteger(ChunkMetadata.FIRST_LINE));
    assertEquals("java", metadata.getString(ChunkMetadata.LANGUAGES));
    assertTrue(metadata.getString(ChunkMetadata.KINDS).contains("heading"), metadata.toString());
    UUID.fromString(metadata.getString(ChunkMetadata.CHUNK_ID));
    assertNull(metadata.getString(ChunkMetadata.LINKS));
    byte[] bytes = PAGE.getBytes(StandardCharsets.UTF_8);
    int start = metadata.getInteger(ChunkMetadata.START_BYTE);
    String source = new String(
        bytes, start, metadata.getInteger(ChunkMetadata.END_BYTE) - start, StandardCharsets.UTF_8);
    assertTrue(source.startsWith("## Install") && source.contains("install();"), source);

    assertEquals("tour.md", find(segments, "guide").metadata().getString(ChunkMetadata.LINKS));
  }

  @Test
  void segments_have_the_components_around_them() {
    String source = "<Steps>\n\nA step that is long enough.\n\nAnother one, as long.\n\n</Steps>\n";
    OcpDocumentSplitter small = OcpDocumentSplitter.builder(Chunker.of(40, TokenCounter.CHARACTERS))
        .engine(engine)
        .build();
    List<TextSegment> segments = small.split(document(source, "a.mdx"));
    assertTrue(
        segments.stream()
            .anyMatch(
                segment -> "Steps".equals(segment.metadata().getString(ChunkMetadata.COMPONENTS))),
        segments.toString());
  }

  @Test
  void index_is_that_of_the_library() {
    List<TextSegment> segments = splitter.split(document(PAGE, "guide.mdx"));
    for (int i = 0; i < segments.size(); i++) {
      assertEquals(String.valueOf(i), segments.get(i).metadata().getString("index"));
      assertFalse(segments.get(i).metadata().containsKey(ChunkMetadata.CHUNK_INDEX));
    }
  }

  @Test
  void metadata_of_the_document_are_kept() {
    Document document = document(PAGE, "guide.mdx");
    document.metadata().put("owner", "docs").put("title", "Mine").put("index", "of the document");
    Map<String, Object> before = document.metadata().toMap();
    Metadata metadata = splitter.split(document).get(0).metadata();
    assertEquals(before, document.metadata().toMap());
    assertEquals("guide.mdx", metadata.getString(Document.FILE_NAME));
    assertEquals("/docs", metadata.getString(Document.ABSOLUTE_DIRECTORY_PATH));
    assertEquals("docs", metadata.getString("owner"));
    assertEquals("Mine", metadata.getString("title"));
    assertEquals("0", metadata.getString("index"));
  }

  @Test
  void front_matter_is_metadata() {
    Metadata metadata = splitter.split(document(PAGE, "guide.mdx")).get(0).metadata();
    assertEquals("Guide", metadata.getString("title"));
    assertEquals("false", metadata.getString("draft"));
    assertEquals(3, metadata.getLong("weight"));
    assertEquals("a, b", metadata.getString("tags"));
    assertEquals("Ada", metadata.getString("author.name"));

    OcpDocumentSplitter without =
        OcpDocumentSplitter.builder(CHUNKER).engine(engine).frontMatter(false).build();
    assertFalse(without.split(document(PAGE, "guide.mdx")).get(0).metadata().containsKey("title"));
  }

  @Test
  void broken_front_matter_is_reported_and_does_not_stop() {
    List<TextSegment> segments =
        splitter.split(document("---\na: [\n---\n\n# A\n\ntext\n", "a.md"));
    assertEquals(1, segments.size());
    assertTrue(segments.get(0).metadata().containsKey(ChunkMetadata.FRONT_MATTER_ERROR));
  }

  @Test
  void the_name_decides_the_format() {
    String source = "# A\n\n{/* left out */}\n\ntext\n";
    String mdx = splitter.split(document(source, "A.MDX")).get(0).text();
    String markdown = splitter.split(document(source, "a.md")).get(0).text();
    assertFalse(mdx.contains("left out"), mdx);
    assertTrue(markdown.contains("left out"), markdown);
    Document byUrl =
        Document.from(source, Metadata.from(Document.URL, "https://a.example/b.mdx?raw#c"));
    assertFalse(splitter.split(byUrl).get(0).text().contains("left out"));
    assertTrue(splitter.split(Document.from(source)).get(0).text().contains("left out"));

    OcpDocumentSplitter allMdx = OcpDocumentSplitter.builder(CHUNKER)
        .engine(engine)
        .parseOptions(ParseOptions.MDX)
        .build();
    assertFalse(allMdx.split(document(source, "a.md")).get(0).text().contains("left out"));
  }

  @Test
  void broken_mdx_is_split_and_reported() {
    List<TextSegment> segments =
        splitter.split(document("# A\n\n<Note>\n\nnot lost\n", "broken.mdx"));
    String all = segments.stream().map(TextSegment::text).reduce("", String::concat);
    assertTrue(all.contains("not lost"), all);
    assertEquals(1, segments.get(0).metadata().getInteger(OcpDocumentSplitter.MISTAKES));
    assertFalse(splitter
        .split(document("# A\n", "fine.mdx"))
        .get(0)
        .metadata()
        .containsKey(OcpDocumentSplitter.MISTAKES));
  }

  @Test
  void strict_options_refuse_broken_mdx_with_its_name() {
    OcpDocumentSplitter strict = OcpDocumentSplitter.builder(CHUNKER)
        .engine(engine)
        .parseOptions(ParseOptions.DEFAULT)
        .build();
    Exception e = assertThrows(
        IllegalArgumentException.class,
        () -> strict.split(document("# A\n\n<Note>\n", "broken.mdx")));
    assertTrue(e.getMessage().startsWith("cannot split /docs/broken.mdx: "), e.getMessage());
    assertInstanceOf(OcpParseException.class, e.getCause());
  }

  @Test
  void limits_refuse_a_document_with_its_name() {
    OcpDocumentSplitter small = OcpDocumentSplitter.builder(CHUNKER)
        .engine(engine)
        .parseOptions(ParseOptions.DEFAULT.withLimits(Limits.DEFAULT.with(Limit.SOURCE_BYTES, 10)))
        .build();
    Exception e = assertThrows(
        IllegalArgumentException.class, () -> small.split(Document.from("more than ten bytes")));
    assertTrue(e.getMessage().startsWith("cannot split a document without a name: "));
    assertInstanceOf(OcpLimitException.class, e.getCause());
  }

  @Test
  void malformed_text_is_split() {
    assertEquals(
        "a \uFFFD b", splitter.split(Document.from("a \uD800 b")).get(0).text());
  }

  @Test
  void ids_stay_the_same_and_differ_between_documents() {
    List<String> first = ids(splitter.split(document(PAGE, "guide.mdx")));
    assertEquals(first, ids(splitter.split(document(PAGE, "guide.mdx"))));
    assertEquals(first.size(), new HashSet<>(first).size());
    List<String> other = ids(splitter.split(document(PAGE, "other.mdx")));
    assertTrue(first.stream().noneMatch(other::contains));

    OcpDocumentSplitter named = OcpDocumentSplitter.builder(CHUNKER)
        .engine(engine)
        .documentId(document -> document.metadata().getString(Document.FILE_NAME))
        .build();
    TextSegment segment = named.split(document(PAGE, "guide.mdx")).get(0);
    assertEquals("guide.mdx", segment.metadata().getString(ChunkMetadata.DOCUMENT_ID));
  }

  private static List<String> ids(List<TextSegment> segments) {
    return segments.stream()
        .map(segment -> segment.metadata().getString(ChunkMetadata.CHUNK_ID))
        .toList();
  }

  @Test
  void a_document_without_content_has_no_segments() {
    assertEquals(List.of(), splitter.split(document("---\ntitle: A\n---\n", "a.md")));
    assertEquals(List.of(), splitter.split(new Unchecked("")));
    // A paragraph for Markdown, blank for LangChain4j
    assertEquals(List.of(), splitter.split(new Unchecked("\u2003\n")));
  }

  /** A document that LangChain4j's own class would refuse. */
  private record Unchecked(String text, Metadata metadata) implements Document {
    Unchecked(String text) {
      this(text, new Metadata());
    }
  }

  @Test
  void a_closed_engine_is_refused() {
    OcpEngine closed = Ocp.builder().engine("java").build();
    closed.close();
    OcpDocumentSplitter unusable =
        OcpDocumentSplitter.builder(CHUNKER).engine(closed).build();
    assertThrows(OcpClosedException.class, () -> unusable.split(Document.from("text")));
  }

  @Test
  void the_default_engine_is_shared() {
    List<TextSegment> segments = OcpDocumentSplitter.of(CHUNKER).split(Document.from("# A\n"));
    assertEquals("A\n\n# A", segments.get(0).text());
  }
}
