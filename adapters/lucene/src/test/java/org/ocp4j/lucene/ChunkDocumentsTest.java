package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkDiff;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;

class ChunkDocumentsTest {
  private static final Chunker SECTIONS =
      Chunker.builder(100, TokenCounter.WORDS).minimum(0).build();
  private static final String GUIDE = """
      # Guide

      Read *this* first.

      ## Install

      Run `make` in [the folder](src/ "Sources").

      ```sh
      make install
      ```

      ## Use

      | option | does |
      |---|---|
      | `-v` | talks |
      """;

  private OcpEngine engine;

  @BeforeEach
  void open() {
    engine = Ocp.engine();
  }

  @AfterEach
  void no_document_stays_open() {
    assertEquals(0, engine.liveDocuments());
    assertEquals(0, engine.statistics().documents().liveBlocks());
    engine.close();
  }

  private List<Document> documents(String source, ChunkDocuments documents) {
    try (OcpDocument document = engine.parse(source, ParseOptions.MARKDOWN);
        Stream<Document> stream = documents.stream(document, "guide.md")) {
      return stream.toList();
    }
  }

  @Test
  void a_document_has_the_fields_of_its_chunk() {
    List<Document> all = documents(GUIDE, ChunkDocuments.of(SECTIONS));
    assertEquals(3, all.size());
    Document install = all.get(1);
    assertEquals("guide.md", install.get(ChunkFields.DOCUMENT));
    assertEquals("Guide > Install", install.get(ChunkFields.TITLE));
    assertEquals("install", install.get(ChunkFields.ANCHOR));
    assertEquals("sh", install.get(ChunkFields.LANGUAGE));
    assertArrayEquals(
        new String[] {"code", "heading", "paragraph"}, install.getValues(ChunkFields.KIND));
    assertEquals("src/", install.get(ChunkFields.LINK));
    assertEquals(5, install.getField(ChunkFields.FIRST_LINE).storedValue().getIntValue());
    assertEquals(11, install.getField(ChunkFields.LAST_LINE).storedValue().getIntValue());
    assertNull(all.get(0).getField(ChunkFields.CODE));
    StoredChunk stored = StoredChunk.of(all.get(2));
    assertEquals(GUIDE.indexOf("## Use"), stored.ranges().get(0).start());
    assertEquals(
        GUIDE.substring(GUIDE.indexOf("## Use")).strip(), stored.markdown().strip());
  }

  @Test
  void the_title_of_the_front_matter_is_searched() {
    String page = "---\ntitle: Tour\n---\n\n# A\n\nb\n";
    List<Document> all = documents(page, ChunkDocuments.of(SECTIONS));
    assertEquals("Tour > A", all.get(0).get(ChunkFields.TITLE));
    Chunker plain = Chunker.builder(100, TokenCounter.WORDS).headingPath(false).build();
    all = documents(page, ChunkDocuments.of(plain));
    assertEquals("A", all.get(0).get(ChunkFields.TITLE));
  }

  @Test
  void body_and_code_have_the_offsets_of_the_markdown() throws IOException {
    Document install = documents(GUIDE, ChunkDocuments.of(SECTIONS)).get(1);
    assertEquals(List.of("install", "run", "make", "in", "the", "folder"), words(install, "body"));
    assertEquals(List.of("make", "make", "install"), words(install, "code"));
  }

  /** Returns the words of a field, and checks that they stand at their offsets. */
  private static List<String> words(Document document, String field) throws IOException {
    List<String> words = new ArrayList<>();
    var indexed = document.getField(field);
    try (var analyzer = new StandardAnalyzer();
        var stream = indexed.tokenStream(analyzer, null)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      var offsets = stream.addAttribute(OffsetAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        String markdown = indexed.stringValue();
        assertEquals(
            term.toString(),
            markdown
                .substring(offsets.startOffset(), offsets.endOffset())
                .toLowerCase(Locale.ROOT));
        words.add(term.toString());
      }
      stream.end();
    }
    return words;
  }

  @Test
  void a_function_adds_fields() {
    ChunkDocuments documents = ChunkDocuments.of(SECTIONS)
        .with((chunk, document) -> document.add(new StoredField("index", chunk.index())))
        .with((chunk, document) -> document.add(new StoredField("size", chunk.size())));
    Document last = documents(GUIDE, documents).get(2);
    assertEquals(2, last.getField("index").storedValue().getIntValue());
    assertNotNull(last.getField("size"));
  }

  @Test
  void a_stream_that_is_closed_early_releases_the_document() {
    try (OcpDocument document = engine.parse(GUIDE, ParseOptions.MARKDOWN);
        Stream<Document> stream = ChunkDocuments.of(SECTIONS).stream(document, "guide.md")) {
      assertEquals(1, stream.limit(1).count());
    }
    OcpDocument closed = engine.parse(GUIDE, ParseOptions.MARKDOWN);
    closed.close();
    assertThrows(
        OcpClosedException.class, () -> ChunkDocuments.of(SECTIONS).stream(closed, "guide.md"));
  }

  @Test
  void a_target_that_is_too_long_for_a_term_is_cut() throws IOException {
    String target = "data:image/png;base64," + "\u00E4".repeat(IndexWriter.MAX_TERM_LENGTH);
    try (Directory index = new ByteBuffersDirectory();
        IndexWriter writer = writer(index)) {
      writer.addDocuments(documents("![a](" + target + ")", ChunkDocuments.of(SECTIONS)));
      writer.addDocuments(documents("![a](b.png)", ChunkDocuments.of(SECTIONS)));
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        assertEquals(target, reader.storedFields().document(0).get(ChunkFields.LINK));
        assertEquals(1, reader.docFreq(new Term("link", "b.png")));
      }
    }
  }

  private static IndexWriter writer(Directory index) throws IOException {
    return new IndexWriter(index, new IndexWriterConfig(new StandardAnalyzer()));
  }

  @Test
  void an_index_is_updated_by_difference() throws IOException {
    ChunkDocuments documents = ChunkDocuments.of(SECTIONS);
    String changed =
        "Preface.\n\n" + GUIDE.replace("talks", "whispers").replace("# Use", "# Usage");
    try (Directory index = new ByteBuffersDirectory();
        IndexWriter writer = writer(index);
        OcpDocument before = engine.parse(GUIDE, ParseOptions.MARKDOWN);
        OcpDocument after = engine.parse(changed, ParseOptions.MARKDOWN)) {
      List<Chunk> old = SECTIONS.chunks(before, "guide.md");
      documents.write(writer, before, "guide.md");
      ChunkDiff diff = ChunkDiff.between(old, SECTIONS.chunks(after, "guide.md"));
      assertEquals(
          List.of(2, 1, 2),
          List.of(diff.added().size(), diff.removed().size(), diff.moved().size()));
      documents.update(writer, after, diff);
      try (DirectoryReader reader = DirectoryReader.open(writer);
          Stream<Document> expected = documents.stream(after, "guide.md")) {
        IndexSearcher searcher = new IndexSearcher(reader);
        assertEquals(4, reader.numDocs());
        for (Document chunk : expected.toList()) {
          StoredChunk wanted = StoredChunk.of(chunk);
          var query = new TermQuery(new Term("id", wanted.id()));
          var hits = searcher.search(query, 2).scoreDocs;
          assertEquals(1, hits.length);
          Document found = searcher.storedFields().document(hits[0].doc);
          assertEquals(wanted, StoredChunk.of(found));
        }
        assertEquals(0, searcher.count(new TermQuery(new Term(ChunkFields.BODY, "talks"))));
      }
    }
  }
}
