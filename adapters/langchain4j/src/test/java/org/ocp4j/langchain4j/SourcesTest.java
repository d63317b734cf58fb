package org.ocp4j.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.Metadata;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ocp4j.chunks.ChunkMetadata;

class SourcesTest {
  @Test
  void the_id_of_a_document_is_the_first_that_it_has() {
    Metadata metadata = new Metadata();
    Document document = Document.from("text", metadata);
    assertEquals("", Sources.id(document));
    metadata.put(Document.FILE_NAME, "a.md");
    assertEquals("a.md", Sources.id(document));
    metadata.put(Document.ABSOLUTE_DIRECTORY_PATH, "/docs");
    assertEquals("/docs/a.md", Sources.id(document));
    metadata.put(Document.URL, "https://a.example/a.md");
    assertEquals("https://a.example/a.md", Sources.id(document));
    UUID id = new UUID(1, 2);
    metadata.put(ChunkMetadata.DOCUMENT_ID, id);
    assertEquals(id.toString(), Sources.id(document));
  }

  @Test
  void the_name_of_a_document_is_that_of_its_file_or_the_end_of_its_url() {
    Metadata metadata = new Metadata();
    Document document = Document.from("text", metadata);
    assertEquals("", Sources.fileName(document));
    metadata.put(Document.URL, "https://a.example/docs/b.mdx?raw=1#c/d");
    assertEquals("b.mdx", Sources.fileName(document));
    metadata.put(Document.FILE_NAME, "a.md");
    assertEquals("a.md", Sources.fileName(document));
  }
}
