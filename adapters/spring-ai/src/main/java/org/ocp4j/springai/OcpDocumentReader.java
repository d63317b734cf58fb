package org.ocp4j.springai;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpEngine;
import org.ocp4j.ParseOptions;
import org.ocp4j.chunks.Chunk;
import org.ocp4j.chunks.ChunkMetadata;
import org.ocp4j.chunks.Chunker;
import org.springframework.ai.document.Document;
import org.springframework.ai.document.DocumentReader;
import org.springframework.core.io.Resource;

/**
 * Reads Markdown and MDX as documents of Spring AI, cut along their structure: each document is a
 * {@link Chunk}.
 *
 * <pre>{@code
 * Chunker chunker = Chunker.of(1200, TokenCounter.CHARACTERS);
 * vectorStore.write(OcpDocumentReader.of(chunker, resource).read());
 * }</pre>
 *
 * <p>A document has the id of its chunk, {@link Chunk#text()} as its text, and as metadata {@link
 * ChunkMetadata} of the chunk, {@link #SOURCE}, {@link #TOTAL_CHUNKS}, {@link #MISTAKES} and the
 * front matter of its source. The formatter of a document leaves these metadata out of texts to
 * embed, so a model embeds the text of the chunk, which keeps the chunker's budget.
 *
 * <p>A resource whose name ends in {@code .mdx} is MDX; every other one is Markdown. {@link
 * Builder#parseOptions} may choose a format for all. Broken MDX is read too: what is wrong in it
 * becomes text, and {@link #MISTAKES} says so.
 *
 * <p>The documents of ocp4j are closed before a method returns or throws. Any number of threads may
 * use a reader, if they may use its resources and the counter of its chunker.
 */
public final class OcpDocumentReader implements DocumentReader {
  /** The name of the resource, or its URI, or its description, as Spring AI's readers write it. */
  public static final String SOURCE = "source";

  /** The number of chunks of the source, an integer, as Spring AI's splitters write it. */
  public static final String TOTAL_CHUNKS = "total_chunks";

  /** The number of mistakes in the MDX of the source, an integer; absent if there are none. */
  public static final String MISTAKES = "mistakes";

  /** The metadata that this module adds, but for the front matter. */
  static final List<String> KEYS = Stream.concat(
          ChunkMetadata.KEYS.stream(),
          Stream.of(SOURCE, TOTAL_CHUNKS, MISTAKES, OcpDocumentTransformer.PARENT_DOCUMENT_ID))
      .toList();

  private final List<Resource> resources;
  private final SourceParser parser;
  private final Function<Resource, String> documentId;
  private final boolean frontMatter;

  private OcpDocumentReader(Builder builder) {
    resources = builder.resources;
    parser = new SourceParser(builder.chunker, builder.engine, builder.parseOptions);
    documentId = builder.documentId;
    frontMatter = builder.frontMatter;
  }

  /** Returns a reader of some resources, with the defaults of {@link Builder}. */
  public static OcpDocumentReader of(Chunker chunker, Resource... resources) {
    return builder(chunker, List.of(resources)).build();
  }

  /** Returns a builder of readers. */
  public static Builder builder(Chunker chunker, List<Resource> resources) {
    return new Builder(chunker, resources);
  }

  /**
   * Reads all resources.
   *
   * @return a document for each chunk, in the order of the resources, as an unmodifiable list; a
   *     resource that has nothing but front matter, comments and white space has none
   * @throws UncheckedIOException when a resource cannot be read; the message names it
   * @throws IllegalArgumentException when a resource exceeds a limit of the parse options, or when
   *     they are strict and it breaks the grammar; the message names the resource
   * @throws OcpClosedException when the engine is closed
   */
  @Override
  public List<Document> get() {
    List<Document> documents = new ArrayList<>();
    for (Resource resource : resources) {
      String name = Objects.requireNonNullElse(resource.getFilename(), "");
      String source = name.isEmpty() ? uri(resource) : name;
      SourceParser.Result chunks =
          parser.chunks(read(resource), source, documentId.apply(resource));
      documents.addAll(ChunkDocuments.of(chunks, Map.of(SOURCE, source), frontMatter, null, null));
    }
    return List.copyOf(documents);
  }

  private static byte[] read(Resource resource) {
    try {
      return resource.getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource.getDescription(), e);
    }
  }

  private static String uri(Resource resource) {
    try {
      return resource.getURI().toString();
    } catch (IOException e) {
      return resource.getDescription(); // it has no URI, as in memory
    }
  }

  /** Builds readers. Methods return this builder. */
  public static final class Builder {
    private final Chunker chunker;
    private final List<Resource> resources;
    private @Nullable OcpEngine engine;
    private ParseOptions parseOptions = SourceParser.LENIENT;
    private Function<Resource, String> documentId = OcpDocumentReader::uri;
    private boolean frontMatter = true;

    private Builder(Chunker chunker, List<Resource> resources) {
      this.chunker = Objects.requireNonNull(chunker, "chunker");
      this.resources = List.copyOf(resources);
    }

    /**
     * Sets the engine that parses. The caller closes it, after the reader was last used. By default
     * the engine is the one that the methods {@code parse} of {@link org.ocp4j.Ocp} share.
     */
    public Builder engine(OcpEngine value) {
      engine = Objects.requireNonNull(value, "engine");
      return this;
    }

    /**
     * Sets how resources are parsed. By default the name decides between MDX and Markdown, and
     * parsing is lenient and replaces malformed input, so only limits refuse a resource. With
     * options that are strict, a resource that breaks the grammar throws.
     */
    public Builder parseOptions(ParseOptions value) {
      parseOptions = Objects.requireNonNull(value, "parseOptions");
      return this;
    }

    /**
     * Sets what tells a resource from others, which is a part of the ids of its chunks. By default
     * it is the URI of the resource, or its description if it has no URI. Set it if the same
     * resource may have another URI elsewhere, such as a file in another folder, since its chunks
     * would have other ids there.
     *
     * @param value returns the id, not null; called once for each resource
     */
    public Builder documentId(Function<Resource, String> value) {
      documentId = Objects.requireNonNull(value, "documentId");
      return this;
    }

    /**
     * Sets whether documents have the front matter of their source as metadata. The default is
     * {@code true}.
     */
    public Builder frontMatter(boolean add) {
      frontMatter = add;
      return this;
    }

    /** Returns a reader. */
    public OcpDocumentReader build() {
      return new OcpDocumentReader(this);
    }
  }
}
