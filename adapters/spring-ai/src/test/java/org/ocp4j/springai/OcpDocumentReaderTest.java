package org.ocp4j.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.MetadataMode;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

class OcpDocumentReaderTest {
  private static final Chunker CHUNKER =
      Chunker.builder(400, TokenCounter.CHARACTERS).minimum(0).build();

  private static final String PAGE = """
      ---
      title: Guide
      draft: false
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

  @TempDir
  private Path folder;

  @AfterEach
  void noDocumentIsLeft() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().documents().liveBlocks());
    assertEquals(0, engine.leakCount());
    engine.close();
  }

  private Resource file(String name, String text) throws Exception {
    return new FileSystemResource(Files.writeString(folder.resolve(name), text));
  }

  private static Resource memory(String text) {
    return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8), "a page");
  }

  private List<Document> read(Resource... resources) {
    return OcpDocumentReader.builder(CHUNKER, List.of(resources))
        .engine(engine)
        .build()
        .read();
  }

  private static Document find(List<Document> documents, String anchor) {
    return documents.stream()
        .filter(document -> anchor.equals(document.getMetadata().get(ChunkMetadata.ANCHOR)))
        .findFirst()
        .orElseThrow(() -> new AssertionError(documents.toString()));
  }

  @Test
  void documents_have_the_place_of_their_chunk() throws Exception {
    Resource resource = file("guide.mdx", PAGE);
    List<Document> documents = read(resource);
    Document install = find(documents, "install");
    assertTrue(install.getText().startsWith("Guide > Install\n\n## Install"), install.getText());

    Map<String, Object> metadata = install.getMetadata();
    assertEquals(install.getId(), metadata.get(ChunkMetadata.CHUNK_ID));
    UUID.fromString(install.getId());
    assertEquals(resource.getURI().toString(), metadata.get(ChunkMetadata.DOCUMENT_ID));
    assertEquals("guide.mdx", metadata.get(OcpDocumentReader.SOURCE));
    assertEquals("Guide > Install", metadata.get(ChunkMetadata.HEADING_PATH));
    assertEquals(10, metadata.get(ChunkMetadata.FIRST_LINE));
    assertEquals("java", metadata.get(ChunkMetadata.LANGUAGES));
    assertEquals(documents.size(), metadata.get(OcpDocumentReader.TOTAL_CHUNKS));
    assertEquals("Guide", metadata.get("title"));
    assertEquals(false, metadata.get("draft"));
    int start = (Integer) metadata.get(ChunkMetadata.START_BYTE);
    int end = (Integer) metadata.get(ChunkMetadata.END_BYTE);
    String source = new String(
        PAGE.getBytes(StandardCharsets.UTF_8), start, end - start, StandardCharsets.UTF_8);
    assertTrue(source.startsWith("## Install") && source.contains("install();"), source);

    assertEquals("tour.md", find(documents, "guide").getMetadata().get(ChunkMetadata.LINKS));
    for (int i = 0; i < documents.size(); i++) {
      assertEquals(i, documents.get(i).getMetadata().get(ChunkMetadata.CHUNK_INDEX));
    }
  }

  @Test
  void metadata_are_not_embedded() throws Exception {
    Document install = find(read(file("guide.mdx", PAGE)), "install");
    for (MetadataMode mode :
        List.of(MetadataMode.EMBED, MetadataMode.INFERENCE, MetadataMode.NONE)) {
      assertEquals(install.getText(), install.getFormattedContent(mode), mode.toString());
    }
    assertTrue(install.getFormattedContent(MetadataMode.ALL).contains("anchor: install"));
    install.getMetadata().put("added", "later");
    assertTrue(install.getFormattedContent(MetadataMode.EMBED).startsWith("added: later"));
  }

  @Test
  void several_resources_are_read_in_order() throws Exception {
    List<Document> documents = read(file("a.md", "# A\n"), memory("# B\n"), file("c.md", "# C\n"));
    assertEquals(
        List.of("A\n\n# A", "B\n\n# B", "C\n\n# C"),
        documents.stream().map(document -> document.getText().strip()).toList());
    Map<String, Object> metadata = documents.get(1).getMetadata();
    assertTrue(String.valueOf(metadata.get(OcpDocumentReader.SOURCE)).contains("a page"));
    assertEquals(metadata.get(OcpDocumentReader.SOURCE), metadata.get(ChunkMetadata.DOCUMENT_ID));
  }

  @Test
  void ids_stay_the_same_and_differ_between_resources() throws Exception {
    List<String> first = ids(read(file("guide.mdx", PAGE)));
    assertEquals(first, ids(read(file("guide.mdx", PAGE))));
    assertEquals(first.size(), new HashSet<>(first).size());
    List<String> other = ids(read(file("other.mdx", PAGE)));
    assertTrue(first.stream().noneMatch(other::contains));

    Document named = OcpDocumentReader.builder(CHUNKER, List.of(file("a.md", "# A\n")))
        .engine(engine)
        .documentId(Resource::getFilename)
        .build()
        .read()
        .get(0);
    assertEquals("a.md", named.getMetadata().get(ChunkMetadata.DOCUMENT_ID));
  }

  private static List<String> ids(List<Document> documents) {
    return documents.stream().map(Document::getId).toList();
  }

  @Test
  void the_name_decides_the_format() throws Exception {
    String source = "# A\n\n{/* left out */}\n\ntext\n";
    assertFalse(read(file("a.MDX", source)).get(0).getText().contains("left out"));
    assertTrue(read(file("a.md", source)).get(0).getText().contains("left out"));
    assertTrue(read(memory(source)).get(0).getText().contains("left out"));
    Document mdx = OcpDocumentReader.builder(CHUNKER, List.of(file("a.md", source)))
        .engine(engine)
        .parseOptions(ParseOptions.MDX)
        .build()
        .read()
        .get(0);
    assertFalse(mdx.getText().contains("left out"));
  }

  @Test
  void broken_mdx_is_read_and_reported() throws Exception {
    List<Document> documents = read(file("broken.mdx", "# A\n\n<Note>\n\nnot lost\n"));
    assertTrue(documents.get(0).getText().contains("not lost"));
    assertEquals(1, documents.get(0).getMetadata().get(OcpDocumentReader.MISTAKES));
    assertFalse(read(memory("# A\n")).get(0).getMetadata().containsKey(OcpDocumentReader.MISTAKES));
  }

  @Test
  void strict_options_refuse_broken_mdx_with_its_name() throws Exception {
    OcpDocumentReader strict = OcpDocumentReader.builder(
            CHUNKER, List.of(file("broken.mdx", "# A\n\n<Note>\n")))
        .engine(engine)
        .parseOptions(ParseOptions.DEFAULT)
        .build();
    Exception e = assertThrows(IllegalArgumentException.class, strict::read);
    assertTrue(e.getMessage().matches("(?s)cannot split file:.*/broken\\.mdx: .*"), e.getMessage());
    assertInstanceOf(OcpParseException.class, e.getCause());
  }

  @Test
  void front_matter_may_be_left_out_or_broken() throws Exception {
    Document without = OcpDocumentReader.builder(CHUNKER, List.of(file("guide.mdx", PAGE)))
        .engine(engine)
        .frontMatter(false)
        .build()
        .read()
        .get(0);
    assertFalse(without.getMetadata().containsKey("title"));
    Document broken = read(memory("---\na: [\n---\n\ntext\n")).get(0);
    assertTrue(broken.getMetadata().containsKey(ChunkMetadata.FRONT_MATTER_ERROR));
    assertEquals("text", broken.getFormattedContent(MetadataMode.EMBED).strip());
  }

  @Test
  void a_resource_without_content_has_no_documents() {
    assertEquals(List.of(), read(memory("")));
    assertEquals(List.of(), read(memory("---\ntitle: A\n---\n")));
    assertEquals(List.of(), read());
  }

  @Test
  void a_resource_that_cannot_be_read_is_named() {
    Resource missing = new FileSystemResource(folder.resolve("missing.md"));
    Exception e = assertThrows(UncheckedIOException.class, () -> read(missing));
    assertTrue(e.getMessage().contains("missing.md"), e.getMessage());
  }

  @Test
  void a_closed_engine_is_refused() {
    OcpEngine closed = Ocp.builder().engine("java").build();
    closed.close();
    OcpDocumentReader unusable =
        OcpDocumentReader.builder(CHUNKER, List.of(memory("a"))).engine(closed).build();
    assertThrows(OcpClosedException.class, unusable::read);
  }

  @Test
  void the_default_engine_is_shared() {
    assertEquals(1, OcpDocumentReader.of(CHUNKER, memory("# A\n")).read().size());
  }
}
