package org.ocp4j.springai;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.springframework.ai.document.ContentFormatter;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentTransformer;

/**
 * Cuts documents of Spring AI that are Markdown or MDX along their structure: each becomes a
 * document for each of its {@linkplain Chunk chunks}.
 *
 * <pre>{@code
 * DocumentTransformer transformer = OcpDocumentTransformer.of(chunker);
 * vectorStore.write(transformer.transform(new TextReader(resource).read()));
 * }</pre>
 *
 * <p>A new document has the id of its chunk, {@link Chunk#text()} as its text, and the score of the
 * document it is from. Its metadata are, in this order of precedence:
 *
 * <ul>
 *   <li>{@link ChunkMetadata} of the chunk, {@link OcpDocumentReader#TOTAL_CHUNKS}, {@link
 *       OcpDocumentReader#MISTAKES}, and {@link #PARENT_DOCUMENT_ID};
 *   <li>the metadata of the document it is from;
 *   <li>the front matter of that document.
 * </ul>
 *
 * <p>If the document it is from has a formatter of its own, the new document has it too. Otherwise
 * its formatter leaves out of texts to embed what this class adds, and {@code source}.
 *
 * <p>A document whose metadata {@code source} or {@code file_name} ends in {@code .mdx} is MDX;
 * every other one is Markdown. {@link Builder#parseOptions} may choose a format for all. Broken MDX
 * is cut too: what is wrong in it becomes text, and {@link OcpDocumentReader#MISTAKES} says so.
 *
 * <p>The documents of ocp4j are closed before a method returns or throws. Any number of threads may
 * use a transformer, if they may use the counter of its chunker.
 */
public final class OcpDocumentTransformer implements DocumentTransformer {
  /** The id of the document it is from, a text, as Spring AI's splitters write it. */
  public static final String PARENT_DOCUMENT_ID = "parent_document_id";

  private static final String FILE_NAME = "file_name";

  private final SourceParser parser;
  private final Function<Document, String> documentId;
  private final boolean frontMatter;

  private OcpDocumentTransformer(Builder builder) {
    parser = new SourceParser(builder.chunker, builder.engine, builder.parseOptions);
    documentId = builder.documentId;
    frontMatter = builder.frontMatter;
  }

  /** Returns a transformer with the defaults of {@link Builder}. */
  public static OcpDocumentTransformer of(Chunker chunker) {
    return builder(chunker).build();
  }

  /** Returns a builder of transformers. */
  public static Builder builder(Chunker chunker) {
    return new Builder(chunker);
  }

  /**
   * Cuts documents, which do not change. Documents of media, without text, are in the result as
   * they are.
   *
   * @return a document for each chunk, in the order of the documents, as an unmodifiable list; a
   *     document that has nothing but front matter, comments and white space has none
   * @throws IllegalArgumentException when a document exceeds a limit of the parse options, or when
   *     they are strict and it breaks the grammar; the message names the document
   * @throws OcpClosedException when the engine is closed
   */
  @Override
  public List<Document> apply(List<Document> documents) {
    List<Document> cut = new ArrayList<>();
    for (Document document : documents) {
      String text = document.getText();
      if (text == null) {
        cut.add(document);
      } else {
        cut.addAll(chunks(document, text));
      }
    }
    return List.copyOf(cut);
  }

  private List<Document> chunks(Document document, String text) {
    SourceParser.Result chunks =
        parser.chunks(text, name(document.getMetadata()), documentId.apply(document));
    Map<String, Object> inherited = new LinkedHashMap<>(document.getMetadata());
    inherited.put(PARENT_DOCUMENT_ID, document.getId());
    ContentFormatter formatter = document.getContentFormatter();
    boolean isDefault = formatter.equals(Document.DEFAULT_CONTENT_FORMATTER);
    return ChunkDocuments.of(
        chunks, inherited, frontMatter, document.getScore(), isDefault ? null : formatter);
  }

  private static String name(Map<String, Object> metadata) {
    Object name = metadata.getOrDefault(OcpDocumentReader.SOURCE, metadata.get(FILE_NAME));
    return name == null ? "" : name.toString();
  }

  /** Builds transformers. Methods return this builder. */
  public static final class Builder {
    private final Chunker chunker;
    private @Nullable OcpEngine engine;
    private ParseOptions parseOptions = SourceParser.LENIENT;
    private Function<Document, String> documentId = Document::getId;
    private boolean frontMatter = true;

    private Builder(Chunker chunker) {
      this.chunker = Objects.requireNonNull(chunker, "chunker");
    }

    /**
     * Sets the engine that parses. The caller closes it, after the transformer was last used. By
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
     * it is the id of the document. Many readers give a document another id each time they read
     * it. Set this function then, so that chunks have the same ids each time: {@code
     * documentId(document -> (String) document.getMetadata().get("source"))}.
     *
     * @param value returns the id, not null; called once for each document
     */
    public Builder documentId(Function<Document, String> value) {
      documentId = Objects.requireNonNull(value, "documentId");
      return this;
    }

    /**
     * Sets whether new documents have front matter as metadata. The default is {@code true}.
     */
    public Builder frontMatter(boolean add) {
      frontMatter = add;
      return this;
    }

    /** Returns a transformer. */
    public OcpDocumentTransformer build() {
      return new OcpDocumentTransformer(this);
    }
  }
}
