package org.ocp4j.springai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.springframework.ai.document.DefaultContentFormatter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentWriter;
import org.springframework.ai.document.MetadataMode;
import org.springframework.ai.reader.TextReader;
import org.springframework.ai.transformer.ContentFormatTransformer;
import org.springframework.ai.writer.FileDocumentWriter;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;

/** Documents go through Spring AI's own readers, transformers and writers. */
class PipelineTest {
  private static final Chunker CHUNKER =
      Chunker.builder(200, TokenCounter.CHARACTERS).minimum(0).build();

  private static final String PAGE = """
      # Handbook

      What every gardener knows.

      ## Watering

      Water tomatoes in the morning.

      ## Tools

      Clean the spade after use.
      """;

  @TempDir
  private Path folder;

  private Resource page() throws Exception {
    return new FileSystemResource(Files.writeString(folder.resolve("handbook.mdx"), PAGE));
  }

  @Test
  void a_reader_a_transformer_and_a_writer_work_together() throws Exception {
    Path file = folder.resolve("out.txt");
    DocumentWriter writer =
        new FileDocumentWriter(file.toString(), false, MetadataMode.EMBED, false);
    try (OcpEngine engine = Ocp.builder().engine("java").build()) {
      OcpDocumentTransformer transformer =
          OcpDocumentTransformer.builder(CHUNKER).engine(engine).build();
      writer.write(transformer.transform(new TextReader(page()).read()));
      assertEquals(0, engine.liveDocuments());
      assertEquals(0, engine.statistics().documents().liveBlocks());
    }
    String written = Files.readString(file);
    assertTrue(written.contains("Water tomatoes in the morning."), written);
    assertTrue(written.contains("Clean the spade after use."), written);
  }

  @Test
  void chunks_go_through_other_transformers() throws Exception {
    List<Document> chunks = OcpDocumentReader.of(CHUNKER, page()).read();
    List<Document> formatted = new ContentFormatTransformer(
            DefaultContentFormatter.builder().withTextTemplate("{content}").build())
        .transform(chunks);
    assertEquals(
        chunks.stream().map(Document::getId).toList(),
        formatted.stream().map(Document::getId).toList());

    List<Document> again = OcpDocumentTransformer.of(CHUNKER).transform(chunks);
    assertTrue(again.size() >= chunks.size());
    assertEquals(
        chunks.get(0).getId(),
        again.get(0).getMetadata().get(OcpDocumentTransformer.PARENT_DOCUMENT_ID));
  }

  @Test
  void a_store_is_updated_by_ids() throws Exception {
    Map<String, Document> store = new TreeMap<>();
    DocumentWriter writer =
        documents -> documents.forEach(document -> store.put(document.getId(), document));
    EtlExample.read(page(), writer);
    int first = store.size();
    EtlExample.read(page(), writer);
    assertEquals(first, store.size());
    EtlExample.transform(page(), writer);
    int second = store.size();
    EtlExample.transform(page(), writer);
    assertEquals(second, store.size());
  }

  @Test
  void the_example_prints_sections() throws Exception {
    List<Document> documents = new ArrayList<>();
    EtlExample.read(page(), documents::addAll);
    assertTrue(documents.stream()
        .anyMatch(document -> "watering".equals(document.getMetadata().get(ChunkMetadata.ANCHOR))
            || document.getText().contains("## Watering")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      EtlExample.print(documents, out);
    }
    assertTrue(bytes.toString(StandardCharsets.UTF_8).contains("handbook.mdx#"));
  }
}
