package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.highlight.Highlighter;
import org.apache.lucene.search.highlight.InvalidTokenOffsetsException;
import org.apache.lucene.search.highlight.NullFragmenter;
import org.apache.lucene.search.highlight.QueryScorer;
import org.apache.lucene.search.highlight.SimpleHTMLFormatter;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.Test;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.SourceRange;
import org.ocp4j.chunks.TokenCounter;

/** Highlights land on the right bytes of this project's own Markdown. */
class HighlightTest {
  private static final List<String> WORDS =
      List.of("engine", "memory", "document", "parse", "close", "heading", "benchmark", "frame");
  private static final Chunker CHUNKER =
      Chunker.builder(120, TokenCounter.WORDS).overlap(20).build();

  /** Writes the offsets of matches, as {@code start-end} and a space for each. */
  private static final PassageFormatter OFFSETS = new PassageFormatter() {
    @Override
    public String format(Passage[] passages, String content) {
      StringBuilder offsets = new StringBuilder();
      for (Passage passage : passages) {
        for (int i = 0; i < passage.getNumMatches(); i++) {
          int start = passage.getMatchStarts()[i];
          offsets.append(start).append('-').append(passage.getMatchEnds()[i]).append(' ');
        }
      }
      return offsets.toString();
    }
  };

  private final Map<String, byte[]> sources = new HashMap<>();

  private void index(OcpEngine engine, IndexWriter writer) throws IOException {
    ChunkDocuments documents = ChunkDocuments.of(CHUNKER);
    for (Path page : Repository.pages()) {
      String name = Repository.name(page);
      sources.put(name, Files.readAllBytes(page));
      try (OcpDocument document = engine.parse(page)) {
        documents.write(writer, document, name);
        documents.write(writer, document, name);
      }
    }
    assertEquals(0, engine.liveDocuments());
  }

  @Test
  void each_match_is_at_its_bytes_and_lines() throws IOException {
    try (OcpEngine engine = Ocp.engine();
        Directory directory = new ByteBuffersDirectory();
        Analyzer analyzer = new StandardAnalyzer();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      index(engine, writer);
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        QueryBuilder queries = new QueryBuilder(analyzer);
        UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, analyzer)
            .withFormatter(OFFSETS)
            .build();
        int matches = 0;
        for (String field : List.of(ChunkFields.BODY, ChunkFields.CODE)) {
          for (String word : WORDS) {
            Query query = queries.createBooleanQuery(field, word);
            matches += check(searcher, highlighter, field, query, word);
          }
        }
        Query prefix = new PrefixQuery(new Term(ChunkFields.BODY, "benchm"));
        assertTrue(check(searcher, highlighter, ChunkFields.BODY, prefix, "benchm") > 0);
        assertTrue(matches > 500, matches + " matches");
      }
    }
  }

  /** Checks the source of each match, and returns the number of matches. */
  private int check(
      IndexSearcher searcher,
      UnifiedHighlighter highlighter,
      String field,
      Query query,
      String word)
      throws IOException {
    TopDocs hits = searcher.search(query, 50);
    String[] offsets = highlighter.highlight(field, query, hits, 20);
    int count = 0;
    for (int i = 0; i < offsets.length; i++) {
      StoredChunk chunk = StoredChunk.of(searcher.storedFields().document(hits.scoreDocs[i].doc));
      assertFalse(offsets[i].isEmpty(), () -> chunk + " has no match of " + query);
      for (String match : offsets[i].strip().split(" ", -1)) {
        String[] ends = match.split("-", 2);
        check(chunk, Integer.parseInt(ends[0]), Integer.parseInt(ends[1]), word);
        count++;
      }
    }
    return count;
  }

  private void check(StoredChunk chunk, int from, int to, String word) {
    byte[] source = sources.get(chunk.documentId());
    SourceRange place = chunk.source(from, to);
    int length = place.end() - place.start();
    String found = new String(source, place.start(), length, StandardCharsets.UTF_8);
    assertTrue(found.toLowerCase(Locale.ROOT).startsWith(word), () -> found + " in " + chunk);
    String text = new String(source, StandardCharsets.UTF_8);
    assertEquals(found, text.substring((int) place.utf16Start(), (int) place.utf16End()));
    String line = text.lines().toList().get(place.firstLine() - 1);
    assertTrue(line.contains(found), () -> found + " in line " + place.firstLine());
    assertEquals(place.firstLine(), place.lastLine());
  }

  @Test
  void a_char_filter_keeps_the_offsets_of_whole_files() throws Exception {
    try (CustomAnalyzer analyzer = CustomAnalyzer.builder()
            .addCharFilter("ocpMarkdown")
            .withTokenizer("standard")
            .addTokenFilter("lowercase")
            .build();
        Directory directory = new ByteBuffersDirectory();
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Path page : Repository.pages()) {
        Document document = new Document();
        document.add(new TextField("text", Files.readString(page), Field.Store.YES));
        writer.addDocument(document);
      }
      try (DirectoryReader reader = DirectoryReader.open(writer)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        for (String word : WORDS) {
          highlight(searcher, analyzer, word);
        }
      }
      for (var factory : analyzer.getCharFilterFactories()) {
        ((OcpMarkdownCharFilterFactory) factory).close();
      }
    }
  }

  private static void highlight(IndexSearcher searcher, Analyzer analyzer, String word)
      throws IOException, InvalidTokenOffsetsException {
    Query query = new TermQuery(new Term("text", word));
    TopDocs hits = searcher.search(query, 100);
    assertTrue(hits.scoreDocs.length > 0, word);
    UnifiedHighlighter unified = UnifiedHighlighter.builder(searcher, analyzer)
        .withMaxLength(Integer.MAX_VALUE - 1)
        .withFormatter(new DefaultPassageFormatter("\u0001", "\u0002", "\u0003", false))
        .build();
    for (String found : unified.highlight("text", query, hits, 3)) {
      checkMarks(found, word);
    }
    Highlighter classic =
        new Highlighter(new SimpleHTMLFormatter("\u0001", "\u0002"), new QueryScorer(query));
    classic.setTextFragmenter(new NullFragmenter());
    classic.setMaxDocCharsToAnalyze(Integer.MAX_VALUE);
    for (var hit : hits.scoreDocs) {
      String text = searcher.storedFields().document(hit.doc).get("text");
      String found = classic.getBestFragment(analyzer, "text", text);
      checkMarks(found, word);
      assertEquals(text, found.replaceAll("[\u0001\u0002]", ""));
    }
  }

  private static void checkMarks(String highlighted, String word) {
    List<String> marked = Arrays.stream(highlighted.split("\u0001", -1))
        .skip(1)
        .map(part -> part.substring(0, part.indexOf('\u0002')).toLowerCase(Locale.ROOT))
        .toList();
    assertFalse(marked.isEmpty(), highlighted);
    for (String mark : marked) {
      assertEquals(word, mark);
    }
  }
}
