package org.ocp4j.langchain4j;

import dev.langchain4j.data.document.Document;
import dev.langchain4j.data.document.DocumentSplitter;
import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.segment.TextSegment;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpEngine;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;

/**
 * Splits Markdown and MDX along their structure: a segment is a {@link Chunk}.
 *
 * <pre>{@code
 * EmbeddingStoreIngestor.builder()
 *     .documentSplitter(OcpDocumentSplitter.of(Chunker.of(1200, TokenCounter.CHARACTERS)))
 *     .embeddingModel(model)
 *     .embeddingStore(store)
 *     .build()
 *     .ingest(documents);
 * }</pre>
 *
 * <p>The text of a segment is {@link Chunk#text()}. Its metadata are, in this order of precedence:
 *
 * <ul>
 *   <li>{@link ChunkMetadata} of the chunk, but {@code index} as LangChain4j's own splitters write
 *       it, a text, instead of {@code chunk_index};
 *   <li>{@link #MISTAKES}, if there are some;
 *   <li>the metadata of the document;
 *   <li>the front matter of the document.
 * </ul>
 *
 * <p>A document whose {@code file_name} ends in {@code .mdx} is MDX, and so is one without a {@code
 * file_name} whose {@code url} ends so; every other document is Markdown. {@link
 * Builder#parseOptions} may choose a format for all.
 *
 * <p>Broken MDX is split too: what is wrong in it becomes text, and {@link #MISTAKES} says so.
 *
 * <p>The documents of ocp4j are closed before a method returns or throws. Any number of threads may
 * use a splitter, if they may use the counter of its chunker.
 */
public final class OcpDocumentSplitter implements DocumentSplitter {
  /** The number of mistakes in the MDX of the document, an integer; absent if there are none. */
  public static final String MISTAKES = "mistakes";

  private static final String INDEX = "index";

  private final Chunker chunker;
  private final SourceParser parser;
  private final Function<Document, String> documentId;
  private final boolean frontMatter;

  private OcpDocumentSplitter(Builder builder) {
    chunker = builder.chunker;
    parser = new SourceParser(builder.engine, builder.parseOptions);
    documentId = builder.documentId;
    frontMatter = builder.frontMatter;
  }

  /** Returns a splitter with the defaults of {@link Builder}. */
  public static OcpDocumentSplitter of(Chunker chunker) {
    return builder(chunker).build();
  }

  /** Returns a builder of splitters. */
  public static Builder builder(Chunker chunker) {
    return new Builder(chunker);
  }

  /**
   * Splits a document. Its metadata are copied, and do not change.
   *
   * @return the segments in the order of the document, as an unmodifiable list; empty if the
   *     document has nothing but front matter, comments and white space
   * @throws IllegalArgumentException when the document exceeds a limit of the parse options, or
   *     when they are strict and it breaks the grammar; the message names the document
   * @throws OcpClosedException when the engine is closed
   */
  @Override
  public List<TextSegment> split(Document document) {
    String id = documentId.apply(document);
    try (OcpDocument parsed = parser.parse(document.text(), Sources.fileName(document))) {
      List<Chunk> chunks = chunker.chunks(parsed, id);
      Metadata shared = shared(document, chunks);
      int mistakes = parsed.diagnostics().size();
      if (mistakes > 0) {
        shared.put(MISTAKES, mistakes);
      }
      // LangChain4j refuses blank segments, and knows more white space than Markdown does.
      return chunks.stream()
          .filter(chunk -> !chunk.text().isBlank())
          .map(chunk -> segment(chunk, shared))
          .toList();
    } catch (OcpParseException | OcpLimitException e) {
      String name = id.isEmpty() ? "a document without a name" : id;
      throw new IllegalArgumentException("cannot split " + name + ": " + e.getMessage(), e);
    }
  }

  private Metadata shared(Document document, List<Chunk> chunks) {
    Metadata metadata = document.metadata().copy();
    if (frontMatter && !chunks.isEmpty()) {
      chunks
          .get(0)
          .frontMatter()
          .ifPresent(front -> Sources.addMissing(metadata, ChunkMetadata.of(front)));
    }
    return metadata;
  }

  private static TextSegment segment(Chunk chunk, Metadata shared) {
    Map<String, Object> own = ChunkMetadata.of(chunk);
    own.remove(ChunkMetadata.CHUNK_INDEX);
    Metadata metadata = shared.copy().putAll(own).put(INDEX, String.valueOf(chunk.index()));
    return TextSegment.from(chunk.text(), metadata);
  }

  /** Builds splitters. Methods return this builder. */
  public static final class Builder {
    private final Chunker chunker;
    private @Nullable OcpEngine engine;
    private ParseOptions parseOptions = SourceParser.LENIENT;
    private Function<Document, String> documentId = Sources::id;
    private boolean frontMatter = true;

    private Builder(Chunker chunker) {
      this.chunker = Objects.requireNonNull(chunker, "chunker");
    }

    /**
     * Sets the engine that parses. The caller closes it, after the splitter was last used. By
     * default the engine is the one that the methods {@code parse} of {@link org.ocp4j.Ocp} share.
     */
    public Builder engine(OcpEngine value) {
      engine = Objects.requireNonNull(value, "engine");
      return this;
    }

    /**
     * Sets how documents are parsed. By default the name decides between MDX and Markdown, and
     * parsing is lenient and replaces malformed input, so only limits refuse a document. With
     * options that are strict, a document that breaks the grammar throws.
     */
    public Builder parseOptions(ParseOptions value) {
      parseOptions = Objects.requireNonNull(value, "parseOptions");
      return this;
    }

    /**
     * Sets what tells a document from others, which is a part of the ids of its chunks. By default
     * it is the first of these that the metadata have: {@code document_id}, {@code url}, {@code
     * absolute_directory_path} with {@code file_name}, {@code file_name}; else it is empty. Set it
     * if the same document may have another folder elsewhere, since its chunks would have other
     * ids there.
     *
     * @param value returns the id, not null; called once for each document
     */
    public Builder documentId(Function<Document, String> value) {
      documentId = Objects.requireNonNull(value, "documentId");
      return this;
    }

    /**
     * Sets whether segments have the front matter of their document as metadata. The default is
     * {@code true}.
     */
    public Builder frontMatter(boolean add) {
      frontMatter = add;
      return this;
    }

    /** Returns a splitter. */
    public OcpDocumentSplitter build() {
      return new OcpDocumentSplitter(this);
    }
  }
}
