package org.ocp4j.lucene.example;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.uhighlight.DefaultPassageFormatter;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.QueryBuilder;
import org.ocp4j.Ocp;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.TokenCounter;
import org.ocp4j.lucene.ChunkDocuments;
import org.ocp4j.lucene.ChunkFields;
import org.ocp4j.lucene.StoredChunk;
import org.ocp4j.toolkit.files.MarkdownFiles;

/**
 * Indexes the Markdown and MDX files of a folder in memory, searches them, and prints the place and
 * the Markdown of what was found.
 */
public final class FolderSearch {
  private static final int HITS = 5;

  private FolderSearch() {}

  /** Runs the program with a folder and the words to find. */
  public static void main(String[] args) throws IOException {
    if (args.length < 2) {
      System.err.println("usage: FolderSearch FOLDER WORDS");
      System.exit(2);
    }
    String words = Arrays.stream(args).skip(1).collect(Collectors.joining(" "));
    search(Path.of(args[0]), words, System.out);
  }

  static void search(Path folder, String words, PrintStream out) throws IOException {
    try (Analyzer analyzer = new EnglishAnalyzer();
        Directory index = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(index, new IndexWriterConfig(analyzer))) {
        write(folder, writer);
      }
      try (DirectoryReader reader = DirectoryReader.open(index)) {
        print(new IndexSearcher(reader), analyzer, query(analyzer, words), out);
      }
    }
  }

  private static void write(Path folder, IndexWriter writer) throws IOException {
    ChunkDocuments documents = ChunkDocuments.of(Chunker.of(200, TokenCounter.WORDS));
    try (OcpEngine engine = Ocp.engine()) {
      for (Path file : MarkdownFiles.in(folder).files()) {
        try (OcpDocument page = engine.parse(file, ParseOptions.DEFAULT.withLenient(true))) {
          documents.write(writer, page, folder.relativize(file).toString());
        }
      }
    }
  }

  private static Query query(Analyzer analyzer, String words) {
    QueryBuilder queries = new QueryBuilder(analyzer);
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    Query title = queries.createBooleanQuery(ChunkFields.TITLE, words);
    Query body = queries.createBooleanQuery(ChunkFields.BODY, words);
    Query code = queries.createBooleanQuery(ChunkFields.CODE, words);
    if (body != null) { // null if the analyzer leaves no word
      all.add(new BoostQuery(title, 2), Occur.SHOULD);
      all.add(body, Occur.SHOULD);
      all.add(code, Occur.SHOULD);
    }
    return all.build();
  }

  private static void print(IndexSearcher searcher, Analyzer analyzer, Query query, PrintStream out)
      throws IOException {
    UnifiedHighlighter highlighter = UnifiedHighlighter.builder(searcher, analyzer)
        .withFormatter(new PlaceFormatter())
        .build();
    TopDocs hits = searcher.search(query, HITS);
    String[] highlights = highlighter.highlight(ChunkFields.BODY, query, hits, 2);
    for (int i = 0; i < highlights.length; i++) {
      StoredChunk chunk = StoredChunk.of(searcher.storedFields().document(hits.scoreDocs[i].doc));
      String[] place = highlights[i].split(" ", 2);
      int match = Integer.parseInt(place[0]);
      int line = chunk.source(match, match + 1).firstLine();
      out.println(chunk.documentId() + ":" + line + ": " + chunk.titlePath());
      out.println("    " + place[1].strip().replaceAll("\\s+", " "));
    }
  }

  /** Writes where the first match is in the Markdown, and the passages with marked words. */
  private static final class PlaceFormatter extends PassageFormatter {
    private final PassageFormatter marks =
        new DefaultPassageFormatter("\u00BB", "\u00AB", " \u2026 ", false);

    @Override
    public String format(Passage[] passages, String markdown) {
      Passage first = passages[0];
      int match = first.getNumMatches() > 0 ? first.getMatchStarts()[0] : first.getStartOffset();
      return match + " " + marks.format(passages, markdown);
    }
  }
}
