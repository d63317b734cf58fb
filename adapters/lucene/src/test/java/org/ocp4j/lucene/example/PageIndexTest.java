package org.ocp4j.lucene.example;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.ocp4j.lucene.ChunkFields;

class PageIndexTest {
  @Test
  void the_blocks_of_the_page_do_what_it_says(@TempDir Path folder) throws IOException {
    Path old = Files.writeString(folder.resolve("old.md"), "An *engine* writes.\n");
    Path file = Files.writeString(folder.resolve("a.md"), "An **engine** parses [pages](b.mdx).\n");
    Chunker chunker = Chunker.of(200, TokenCounter.WORDS);
    try (OcpEngine engine = Ocp.engine();
        Directory index = new ByteBuffersDirectory();
        Analyzer analyzer = new StandardAnalyzer();
        IndexWriter writer = new IndexWriter(index, new IndexWriterConfig(analyzer));
        OcpDocument before = engine.parse(old);
        OcpDocument after = engine.parse(file)) {
      PageIndex.write(engine, old, writer);
      PageIndex.update(writer, chunker, before, after);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        assertEquals(
            "guide.md:1: An **<b>engine</b>** parses [pages](b.mdx).",
            print(new IndexSearcher(reader), analyzer));
      }
    }
  }

  private static String print(IndexSearcher searcher, Analyzer analyzer) throws IOException {
    PrintStream former = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      PageIndex.print(searcher, analyzer, new TermQuery(new Term(ChunkFields.BODY, "engine")));
    } finally {
      System.setOut(former);
    }
    return out.toString(StandardCharsets.UTF_8).strip();
  }

  @Test
  void the_analyzer_of_the_page_reads_mdx() throws IOException {
    try (Analyzer analyzer = PageIndex.analyzer();
        TokenStream stream = analyzer.tokenStream("text", "{a} <B>*c*</B>")) {
      stream.reset();
      int count = 0;
      while (stream.incrementToken()) {
        count++;
      }
      assertEquals(1, count);
    }
  }
}
