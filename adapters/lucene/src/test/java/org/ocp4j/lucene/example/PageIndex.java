package org.ocp4j.lucene.example;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkDiff;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.ocp4j.lucene.ChunkDocuments;
import org.ocp4j.lucene.ChunkFields;
import org.ocp4j.lucene.StoredChunk;

/** The code blocks of docs/lucene.md. */
final class PageIndex {
  private PageIndex() {}

  static void write(OcpEngine engine, Path file, IndexWriter writer) throws IOException {
    ChunkDocuments documents = ChunkDocuments.of(Chunker.of(200, TokenCounter.WORDS));
    try (OcpDocument page = engine.parse(file)) {
      documents.write(writer, page, "guide.md");
    }
  }

  static void print(IndexSearcher searcher, Analyzer analyzer, Query query) throws IOException {
    TopDocs hits = searcher.search(query, 10);
    var highlighter = UnifiedHighlighter.builder(searcher, analyzer).build();
    String[] highlights = highlighter.highlight(ChunkFields.BODY, query, hits);
    for (int i = 0; i < highlights.length; i++) {
      Document found = searcher.storedFields().document(hits.scoreDocs[i].doc);
      StoredChunk chunk = StoredChunk.of(found);
      System.out.println(chunk.documentId() + ":" + chunk.firstLine() + ": " + highlights[i]);
    }
  }

  static void update(IndexWriter writer, Chunker chunker, OcpDocument old, OcpDocument page)
      throws IOException {
    ChunkDocuments documents = ChunkDocuments.of(chunker);
    List<Chunk> before = chunker.chunks(old, "guide.md");
    List<Chunk> after = chunker.chunks(page, "guide.md");
    documents.update(writer, page, ChunkDiff.between(before, after));
  }

  static Analyzer analyzer() throws IOException {
    Analyzer analyzer = CustomAnalyzer.builder()
        .addCharFilter("ocpMarkdown", "format", "mdx")
        .withTokenizer("standard")
        .addTokenFilter("lowercase")
        .build();
    return analyzer;
  }
}
