package org.ocp4j.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.spi.data.document.splitter.DocumentSplitterFactory;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.EmbeddingStoreIngestor;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;

/** Documents go through LangChain4j's own ingestor and store. */
class IngestionTest {
  private static final String PAGE = """
      # Handbook

      What every gardener knows.

      ## Watering

      Water tomatoes in the morning.

      ## Tools

      Clean the spade after use.
      """;

  private static final Chunker CHUNKER =
      Chunker.builder(200, TokenCounter.CHARACTERS).minimum(0).build();

  private final EmbeddingModel model = new WordModel();
  private final InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();

  @TempDir
  private Path folder;

  private static Document page() {
    return Document.from(PAGE, Metadata.from(Document.FILE_NAME, "handbook.md"));
  }

  private List<TextSegment> search(String question, int results) {
    return store
        .search(EmbeddingSearchRequest.builder()
            .queryEmbedding(model.embed(question).content())
            .maxResults(results)
            .build())
        .matches()
        .stream()
        .map(match -> match.embedded())
        .toList();
  }

  @Test
  void the_right_section_is_found() {
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      EmbeddingStoreIngestor.builder()
          .documentSplitter(OcpDocumentSplitter.builder(CHUNKER).engine(engine).build())
          .embeddingModel(model)
          .embeddingStore(store)
          .build()
          .ingest(page());
      assertEquals(0, engine.liveDocuments());
      assertEquals(0, engine.statistics().documents().liveBlocks());
    }
    TextSegment water = search("when to water tomatoes", 1).get(0);
    assertEquals("watering", water.metadata().getString(ChunkMetadata.ANCHOR));
    assertTrue(water.text().contains("in the morning"), water.text());
    TextSegment spade = search("how do I clean a spade", 1).get(0);
    assertEquals("Handbook > Tools", spade.metadata().getString(ChunkMetadata.HEADING_PATH));
    assertEquals("handbook.md", spade.metadata().getString(Document.FILE_NAME));
  }

  @Test
  void the_service_is_found_without_a_splitter() {
    EmbeddingStoreIngestor.builder()
        .embeddingModel(model)
        .embeddingStore(store)
        .build()
        .ingest(page());
    TextSegment found = search("water", 1).get(0);
    assertTrue(found.metadata().containsKey(ChunkMetadata.CHUNK_ID), found.toString());
    assertTrue(found.text().length() <= OcpDocumentSplitterFactory.BUDGET);
  }

  @Test
  void two_services_are_refused_unless_a_splitter_is_passed() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(DocumentSplitterFactory.class.getName()), OtherFactory.class.getName());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader both = new URLClassLoader(new URL[] {folder.toUri().toURL()}, before)) {
      thread.setContextClassLoader(both);
      EmbeddingStoreIngestor.Builder builder =
          EmbeddingStoreIngestor.builder().embeddingModel(model).embeddingStore(store);
      Exception e = assertThrows(RuntimeException.class, builder::build);
      assertTrue(e.getMessage().startsWith("Conflict: multiple document splitters"), e.toString());
      builder.documentSplitter(OcpDocumentSplitter.of(CHUNKER)).build().ingest(page());
    } finally {
      thread.setContextClassLoader(before);
    }
    assertEquals(1, search("water", 1).size());
  }

  /** The factory of another library. */
  public static final class OtherFactory implements DocumentSplitterFactory {
    @Override
    public DocumentSplitter create() {
      return document -> List.of(document.toTextSegment());
    }
  }

  @Test
  void threads_share_a_splitter() {
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      OcpDocumentSplitter splitter =
          OcpDocumentSplitter.builder(CHUNKER).engine(engine).build();
      List<TextSegment> expected = splitter.split(page());
      assertTrue(IntStream.range(0, 500)
          .parallel()
          .allMatch(i -> splitter.split(page()).equals(expected)));
      assertEquals(0, engine.liveDocuments());
    }
  }

  @Test
  void an_index_is_updated_by_ids() {
    OcpDocumentSplitter splitter = OcpDocumentSplitter.of(CHUNKER);
    UpdateExample.update(splitter, page(), model, store);
    int before = search("water", 100).size();
    UpdateExample.update(splitter, page(), model, store);
    assertEquals(before, search("water", 100).size());
  }

  @Test
  void the_example_runs() throws Exception {
    Files.writeString(folder.resolve("handbook.md"), PAGE);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      SearchExample.search(folder, "When should I water my tomatoes?", out);
    }
    String printed = bytes.toString(StandardCharsets.UTF_8);
    assertTrue(printed.startsWith("handbook.md#"), printed);
    assertTrue(printed.contains("Water tomatoes in the morning."), printed);
  }
}
