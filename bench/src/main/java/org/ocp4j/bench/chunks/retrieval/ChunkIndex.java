package org.ocp4j.bench.chunks.retrieval;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;
import org.ocp4j.bench.chunks.judge.Place;
import org.ocp4j.bench.chunks.split.Piece;
import org.ocp4j.bench.chunks.split.Tokens;

/**
 * The chunks of one splitter in an index of Lucene: one field with the text to embed, the English
 * analyzer, and BM25 with its defaults.
 */
public final class ChunkIndex implements AutoCloseable {
  private static final String TEXT = "text";
  private static final String NUMBER = "number";
  private static final int DEPTH = 1_000;

  /** The result of a query that cannot be asked: no chunk with its target may be ranked. */
  static final Found UNASKED = new Found(-1, 0);

  /** The result of a query whose target is not among the first results. */
  static final Found NONE = new Found(0, 0);

  /**
   * Where a query found its section.
   *
   * @param rank the rank of the first chunk with a part of it, from 1
   * @param tokens the tokens of this chunk and of those before it together
   */
  record Found(int rank, long tokens) {}

  private record Entry(int document, Place place, int size) {}

  /** Lucene warns of what matters for large indexes only. */
  private static final Logger LUCENE = Logger.getLogger("org.apache.lucene");

  static {
    LUCENE.setLevel(Level.SEVERE);
  }

  private final Analyzer analyzer = new EnglishAnalyzer();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final IndexWriter writer;
  private final List<Entry> entries = new ArrayList<>();
  private final List<List<Integer>> byDocument = new ArrayList<>();
  private @Nullable DirectoryReader reader;

  /** Creates an empty index. */
  public ChunkIndex() throws IOException {
    IndexWriterConfig config = new IndexWriterConfig(analyzer);
    config.setSimilarity(new BM25Similarity());
    writer = new IndexWriter(directory, config);
  }

  /** Adds the chunks of the next document. */
  public void add(List<Piece> pieces, List<Place> places) throws IOException {
    int document = byDocument.size();
    List<Integer> numbers = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      Document fields = new Document();
      fields.add(new TextField(TEXT, pieces.get(i).indexed(), Field.Store.NO));
      fields.add(new StoredField(NUMBER, entries.size()));
      writer.addDocument(fields);
      numbers.add(entries.size());
      entries.add(new Entry(document, places.get(i), Tokens.count(pieces.get(i).indexed())));
    }
    byDocument.add(numbers);
  }

  /**
   * Returns where a query finds its target, or {@link #NONE} or {@link #UNASKED}. The chunks with
   * the link itself are not ranked.
   */
  Found ask(Query query) throws IOException {
    if (byDocument.get(query.target().document()).stream()
        .noneMatch(number -> isHit(number, query) && !hasLink(number, query))) {
      return UNASKED;
    }
    IndexSearcher searcher = new IndexSearcher(reader());
    searcher.setSimilarity(new BM25Similarity());
    org.apache.lucene.search.Query words =
        new QueryBuilder(analyzer).createBooleanQuery(TEXT, query.text());
    if (words == null) {
      return NONE;
    }
    int rank = 0;
    long tokens = 0;
    for (ScoreDoc found : searcher.search(words, DEPTH).scoreDocs) {
      int number = searcher
          .storedFields()
          .document(found.doc)
          .getField(NUMBER)
          .numericValue()
          .intValue();
      if (hasLink(number, query)) {
        continue;
      }
      rank++;
      tokens += entries.get(number).size;
      if (isHit(number, query)) {
        return new Found(rank, tokens);
      }
    }
    return NONE;
  }

  private boolean isHit(int number, Query query) {
    Entry entry = entries.get(number);
    return entry.document == query.target().document()
        && entry.place.meets(query.target().start(), query.target().end());
  }

  private boolean hasLink(int number, Query query) {
    Entry entry = entries.get(number);
    return entry.document == query.document() && entry.place.meets(query.start(), query.end());
  }

  private DirectoryReader reader() throws IOException {
    if (reader == null) {
      writer.forceMerge(1);
      reader = DirectoryReader.open(writer);
    }
    return reader;
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    writer.close();
    directory.close();
    analyzer.close();
  }
}
