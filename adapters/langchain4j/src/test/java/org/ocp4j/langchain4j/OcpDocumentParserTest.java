package org.ocp4j.langchain4j;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.langchain4j.data.document.BlankDocumentException;
import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.loader.FileSystemDocumentLoader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.ChunkMetadata;

class OcpDocumentParserTest {
  private final OcpEngine engine = Ocp.builder().engine("java").build();
  private final OcpDocumentParser parser = new OcpDocumentParser(engine);

  @TempDir
  private Path folder;

  @AfterEach
  void noDocumentIsLeft() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().documents().liveBlocks());
    engine.close();
  }

  private Document parse(String source) {
    return parser.parse(new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void the_source_stays_as_it_is() {
    String source = "---\ntitle: A\n---\r\n# A\r\n\r\n<b>x</b> &amp; \u00e9\n";
    Document document = parse(source);
    assertEquals(source, document.text());
    assertEquals(Map.of("title", "A"), document.metadata().toMap());
  }

  @Test
  void a_byte_order_mark_stays() {
    Document document = parse("\uFEFF---\ntitle: A\n---\n\ntext\n");
    assertTrue(document.text().startsWith("\uFEFF"));
    assertEquals("A", document.metadata().getString("title"));
  }

  @Test
  void values_have_types_that_metadata_may_have() {
    Map<String, Object> metadata = parse("""
            ---
            text: a
            yes: true
            integer: 1
            number: 1.5
            large: 123456789012345678901234567890
            nothing: null
            empty: []
            list: [a, 2, true]
            map: {inner: {key: v}}
            "": blank key
            ---
            """).metadata().toMap();
    assertEquals(
        Map.of(
            "text", "a",
            "yes", "true",
            "integer", 1L,
            "number", 1.5,
            "large", "123456789012345678901234567890",
            "list", "a, 2, true",
            "map.inner.key", "v"),
        metadata);
  }

  @Test
  void broken_front_matter_is_reported() {
    Document document = parse("---\na: 1\na: 2\n---\n\ntext\n");
    assertEquals(
        List.of(ChunkMetadata.FRONT_MATTER_ERROR),
        List.copyOf(document.metadata().toMap().keySet()));
    assertTrue(document.text().contains("a: 2"));
  }

  @Test
  void a_missing_library_is_reported() {
    Document document = parse("+++\ntitle = \"A\"\n+++\n\ntext\n");
    String reason = document.metadata().getString(ChunkMetadata.FRONT_MATTER_ERROR);
    assertTrue(reason.contains("jackson-dataformat-toml"), reason);
  }

  @Test
  void no_front_matter_is_no_metadata() {
    assertEquals(Map.of(), parse("# A\n").metadata().toMap());
    assertEquals(Map.of(), parse("---\n\nafter a break\n").metadata().toMap());
  }

  @Test
  void malformed_bytes_are_replaced() {
    Document document = parser.parse(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF, 'b'}));
    assertEquals("a\uFFFDb", document.text());
  }

  @Test
  void blank_sources_are_refused_as_the_library_does() {
    for (String blank : new String[] {"", " \n\t\n", "\uFEFF"}) {
      assertThrows(BlankDocumentException.class, () -> parse(blank));
    }
  }

  @Test
  void errors_of_the_stream_are_thrown() {
    IOException broken = new IOException("broken");
    InputStream stream = new InputStream() {
      @Override
      public int read() throws IOException {
        throw broken;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        throw broken;
      }
    };
    assertSame(
        broken,
        assertThrows(UncheckedIOException.class, () -> parser.parse(stream)).getCause());
  }

  @Test
  void a_closed_engine_is_refused() {
    OcpEngine closed = Ocp.builder().engine("java").build();
    closed.close();
    OcpDocumentParser unusable = new OcpDocumentParser(closed);
    assertThrows(
        OcpClosedException.class,
        () -> unusable.parse(new ByteArrayInputStream(new byte[] {'-', '-', '-', '\n'})));
  }

  @Test
  void the_loader_adds_where_a_file_is_and_skips_none() throws IOException {
    Files.writeString(folder.resolve("a.md"), "---\ntitle: A\n---\n\ntext\n");
    Files.writeString(folder.resolve("b.mdx"), "---\n[\n---\n\n<Broken\n");
    List<Document> documents =
        FileSystemDocumentLoader.loadDocuments(folder, new OcpDocumentParser());
    assertEquals(2, documents.size());
    for (Document document : documents) {
      assertEquals(
          folder.toAbsolutePath().toString(),
          document.metadata().getString(Document.ABSOLUTE_DIRECTORY_PATH));
    }
  }
}
