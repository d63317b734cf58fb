package org.ocp4j.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.KeywordField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpWrongThreadException;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkDiff;
import org.ocp4j.chunks.Chunker;
import org.ocp4j.chunks.Heading;
import org.ocp4j.toolkit.links.Link;

/**
 * Makes Lucene documents of chunks, with the fields that {@link ChunkFields} names.
 *
 * <pre>{@code
 * ChunkDocuments documents = ChunkDocuments.of(Chunker.of(200, TokenCounter.WORDS));
 * try (OcpDocument page = engine.parse(file)) {
 *   documents.write(writer, page, "guide.md");
 * }
 * }</pre>
 *
 * <p>The fields {@link ChunkFields#BODY} and {@link ChunkFields#CODE} are indexed without markup,
 * and store the chunk's Markdown. Their offsets are those of the Markdown, so a highlighter marks
 * words in the Markdown, and {@link StoredChunk#source} says where these are in the source. They
 * are analyzed as plain text: their analyzer must not have {@link OcpMarkdownCharFilter}.
 *
 * <p>Immutable. Any number of threads may use it, if they may use its chunker.
 */
public final class ChunkDocuments {
  private static final String PATH_SEPARATOR = " > ";

  private final Chunker chunker;
  private final List<BiConsumer<Chunk, Document>> additions;

  private ChunkDocuments(Chunker chunker, List<BiConsumer<Chunk, Document>> additions) {
    this.chunker = chunker;
    this.additions = additions;
  }

  /** Makes documents of what a chunker cuts. */
  public static ChunkDocuments of(Chunker chunker) {
    return new ChunkDocuments(Objects.requireNonNull(chunker, "chunker"), List.of());
  }

  /**
   * Returns a copy that also lets a function add fields to each document, such as a vector. What
   * the function throws is thrown by the stream.
   */
  public ChunkDocuments with(BiConsumer<Chunk, Document> addition) {
    List<BiConsumer<Chunk, Document>> all = new ArrayList<>(additions);
    all.add(Objects.requireNonNull(addition, "addition"));
    return new ChunkDocuments(chunker, List.copyOf(all));
  }

  /**
   * Returns a Lucene document for each chunk of a document, which is made when the stream is
   * consumed. The document must stay open until then. Its plain text is on the Java heap meanwhile.
   * Close the stream if it may not be consumed to its end, to release its cursor.
   *
   * @param document the document to cut
   * @param documentId what tells the document from others in the index, such as its path
   * @throws OcpClosedException when the document is closed; also thrown by the stream
   * @throws OcpWrongThreadException when the document is confined to another thread; also thrown by
   *     the stream
   */
  public Stream<Document> stream(OcpDocument document, String documentId) {
    Objects.requireNonNull(documentId, "documentId");
    PlainText plain = PlainText.of(document);
    return chunker.stream(document, documentId).map(chunk -> make(chunk, plain));
  }

  /**
   * Returns a Lucene document for each of some chunks, which is made when the stream is consumed.
   * The document may be closed by then.
   *
   * @param document the document that the chunks were cut from
   * @param chunks some of its chunks
   * @throws OcpClosedException when the document is closed
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public Stream<Document> stream(OcpDocument document, Collection<Chunk> chunks) {
    PlainText plain = PlainText.of(document);
    return List.copyOf(chunks).stream().map(chunk -> make(chunk, plain));
  }

  /**
   * Writes the chunks of a document to an index, in place of those that it has of the document. No
   * searcher sees only a part of the change. Nothing is committed.
   *
   * @param writer the index
   * @param document the document to cut
   * @param documentId what tells the document from others in the index, such as its path
   * @throws IOException when the index cannot be written
   * @throws OcpClosedException when the document is closed
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public void write(IndexWriter writer, OcpDocument document, String documentId)
      throws IOException {
    try (Stream<Document> chunks = stream(document, documentId)) {
      @SuppressWarnings("StreamToIterable") // the writer iterates once
      Iterable<Document> documents = chunks::iterator;
      writer.updateDocuments(documentTerm(documentId), documents);
    }
  }

  /**
   * Changes an index from one version of a document to the next: deletes the chunks that were
   * removed, and writes those that were added or moved. Nothing is committed. Searchers may see a
   * part of the changes if the reader is refreshed meanwhile.
   *
   * @param writer the index
   * @param after the new version of the document
   * @param diff the difference between the chunks of the old version and the new one
   * @throws IOException when the index cannot be written
   * @throws OcpClosedException when the document is closed
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public void update(IndexWriter writer, OcpDocument after, ChunkDiff diff) throws IOException {
    List<Chunk> written = Stream.concat(
            diff.added().stream(), diff.moved().stream().map(ChunkDiff.Move::after))
        .toList();
    for (Chunk chunk : diff.removed()) {
      writer.deleteDocuments(chunkTerm(chunk));
    }
    PlainText plain = PlainText.of(after);
    for (Chunk chunk : written) {
      writer.updateDocument(chunkTerm(chunk), make(chunk, plain));
    }
  }

  /** Returns the term that a chunk's document has and no other. */
  public static Term chunkTerm(Chunk chunk) {
    return new Term(ChunkFields.ID, chunk.id());
  }

  /** Returns the term that the documents of all chunks of a document have. */
  public static Term documentTerm(String documentId) {
    return new Term(ChunkFields.DOCUMENT, documentId);
  }

  private Document make(Chunk chunk, PlainText plain) {
    Document result = new Document();
    result.add(new StringField(ChunkFields.ID, chunk.id(), Store.YES));
    result.add(new KeywordField(ChunkFields.DOCUMENT, chunk.documentId(), Store.YES));
    result.add(new TextField(ChunkFields.TITLE, titles(chunk), Store.YES));
    PlainText body = plain.of(chunk, origin -> origin != Origin.CODE);
    result.add(new MarkdownField(ChunkFields.BODY, chunk.markdown(), body));
    PlainText code = plain.of(chunk, origin -> origin != Origin.PROSE);
    if (!code.text().isEmpty()) {
      result.add(new MarkdownField(ChunkFields.CODE, chunk.markdown(), code));
    }
    addKeyword(result, ChunkFields.ANCHOR, chunk.anchor());
    chunk.languages().forEach(language -> addKeyword(result, ChunkFields.LANGUAGE, language));
    chunk.kinds().stream()
        .map(NodeKind::type)
        .sorted()
        .forEach(kind -> addKeyword(result, ChunkFields.KIND, kind));
    chunk.links().stream()
        .map(Link::target)
        .distinct()
        .forEach(target -> addKeyword(result, ChunkFields.LINK, target));
    result.add(new IntField(ChunkFields.FIRST_LINE, chunk.firstLine(), Store.YES));
    result.add(new IntField(ChunkFields.LAST_LINE, chunk.lastLine(), Store.YES));
    result.add(new StoredField(ChunkFields.RANGES, SourceRanges.write(chunk.ranges())));
    additions.forEach(addition -> addition.accept(chunk, result));
    return result;
  }

  /** Returns the context of a chunk, or its heading path if the context lacks a part of that. */
  private static String titles(Chunk chunk) {
    String path = chunk.headingPath().stream()
        .map(Heading::title)
        .collect(Collectors.joining(PATH_SEPARATOR));
    return chunk.context().endsWith(path) ? chunk.context() : path;
  }

  /** Adds a term, and stores it. A term that is too long for Lucene is cut, but stored as it is. */
  private static void addKeyword(Document target, String field, String value) {
    BytesRef term = new BytesRef(value);
    if (term.length > IndexWriter.MAX_TERM_LENGTH) {
      int length = IndexWriter.MAX_TERM_LENGTH;
      while ((term.bytes[length] & 0xC0) == 0x80) {
        length--;
      }
      String cut = new BytesRef(term.bytes, 0, length).utf8ToString();
      target.add(new KeywordField(field, cut, Store.NO));
      target.add(new StoredField(field, value));
    } else {
      target.add(new KeywordField(field, value, Store.YES));
    }
  }
}
