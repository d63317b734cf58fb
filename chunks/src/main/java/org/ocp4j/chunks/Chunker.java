package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpClosedException;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpWrongThreadException;

/**
 * Cuts documents into chunks for search and retrieval.
 *
 * <pre>{@code
 * Chunker chunker = Chunker.of(512, JTokkitCounter.of(EncodingType.CL100K_BASE));
 * for (Chunk chunk : chunker.chunks(document, "guide.mdx")) {
 *   index.add(chunk.id(), embed(chunk.text()));
 * }
 * }</pre>
 *
 * <p>A chunk never exceeds the budget, except as {@link NodePolicy#KEEP} says and where the budget
 * is less than a single character. Within it, borders are where the document has them: first
 * between sections, then between blocks, then between the items of a list, the rows of a table and
 * the lines of code, then between sentences, then between words, and last between characters. A
 * part is only cut if it exceeds the budget alone, together with the headings directly before it. A
 * heading is in the same chunk as what follows it.
 *
 * <ul>
 *   <li>A new section starts a new chunk, unless the chunk before it is smaller than the minimum.
 *   <li>If a table is cut, each part repeats its header. If code between fences is cut, each part
 *       has both fences.
 *   <li>Links, images, code and other markup within a line are only cut if they exceed the budget
 *       alone.
 *   <li>Front matter, ESM and comments ({@code <!-- -->}, and in MDX {@code {/* *}{@code /}}) are
 *       left out. {@link Builder#policy} leaves out others.
 * </ul>
 *
 * <p>Every other byte of the source that is not white space between blocks is in exactly one
 * chunk, apart from what chunks repeat, in the order of the source.
 *
 * <p>Immutable. Any number of threads may use a chunker, if they may use its counter.
 */
public final class Chunker {
  final int budget;
  final TokenCounter counter;
  final int overlap;
  final int minimum;
  final boolean headingPath;
  final boolean visibleText;
  final Locale locale;
  /** The policies by the codes of their kinds. */
  private final NodePolicy[] policies;

  private Chunker(Builder builder) {
    budget = builder.budget;
    counter = builder.counter;
    overlap = builder.overlap;
    minimum = builder.minimum < 0 ? budget / 8 : builder.minimum;
    headingPath = builder.headingPath;
    visibleText = builder.visibleText;
    locale = builder.locale;
    policies = new NodePolicy[Kinds.CODES];
    Arrays.fill(policies, NodePolicy.SPLIT);
    builder.policies.forEach((kind, policy) -> policies[kind.code()] = policy);
  }

  /**
   * Returns a chunker with a budget, and the defaults of {@link Builder} otherwise.
   *
   * @param budget the greatest size of a chunk's {@linkplain Chunk#text() text}, at least 1
   * @param counter what measures sizes, such as {@link TokenCounter#CHARACTERS}
   */
  public static Chunker of(int budget, TokenCounter counter) {
    return builder(budget, counter).build();
  }

  /**
   * Returns a builder.
   *
   * @param budget the greatest size of a chunk's {@linkplain Chunk#text() text}, at least 1
   * @param counter what measures sizes, such as {@link TokenCounter#CHARACTERS}
   */
  public static Builder builder(int budget, TokenCounter counter) {
    return new Builder(budget, counter);
  }

  /**
   * Returns the chunks of a document without an id. Use {@link #chunks(OcpDocument, String)} for
   * documents in one index.
   */
  public List<Chunk> chunks(OcpDocument document) {
    return chunks(document, "");
  }

  /**
   * Returns the chunks of a document, in its order, as an unmodifiable list. It is empty for a
   * document without content.
   *
   * @param documentId what tells the document from others, such as its path; a part of the chunks'
   *     {@linkplain Chunk#id() ids}
   * @throws OcpClosedException when the document is closed, also by the counter
   * @throws OcpWrongThreadException when the document is confined to another thread
   */
  public List<Chunk> chunks(OcpDocument document, String documentId) {
    List<Chunk> all = new ArrayList<>();
    try (ChunkIterator chunks = iterator(document, documentId)) {
      while (chunks.hasNext()) {
        all.add(chunks.next());
      }
    }
    return Collections.unmodifiableList(all);
  }

  /**
   * Returns the chunks of a document as a stream, which makes each of them when it is consumed. It
   * holds two chunks at a time, an index of the document's headings and links, and the ids. The
   * document must stay open until the stream has been consumed. Close the stream if that may not
   * happen, to release its cursor.
   *
   * @param documentId what tells the document from others, such as its path; a part of the chunks'
   *     {@linkplain Chunk#id() ids}
   * @throws OcpClosedException when the document is closed; also thrown by the stream
   * @throws OcpWrongThreadException when the document is confined to another thread; also thrown
   *     by the stream
   */
  public Stream<Chunk> stream(OcpDocument document, String documentId) {
    ChunkIterator chunks = iterator(document, documentId);
    int characteristics = Spliterator.ORDERED | Spliterator.NONNULL | Spliterator.IMMUTABLE;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(chunks, characteristics), false)
        .onClose(chunks::close);
  }

  private ChunkIterator iterator(OcpDocument document, String documentId) {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(documentId, "documentId");
    return new ChunkIterator(this, document, documentId);
  }

  /** Returns the greatest size of a chunk's text. */
  public int budget() {
    return budget;
  }

  /** Returns what measures sizes. */
  public TokenCounter counter() {
    return counter;
  }

  /** Returns what happens with nodes of a kind. */
  public NodePolicy policy(NodeKind kind) {
    return policies[kind.code()];
  }

  /** Builds chunkers. Methods return this builder, and check their arguments at once. */
  public static final class Builder {
    private final int budget;
    private final TokenCounter counter;
    private int overlap;
    private int minimum = -1;
    private boolean headingPath = true;
    private boolean visibleText = true;
    private Locale locale = Locale.ROOT;
    private final Map<NodeKind, NodePolicy> policies = new EnumMap<>(NodeKind.class);

    private Builder(int budget, TokenCounter counter) {
      if (budget < 1) {
        throw new IllegalArgumentException("a budget of " + budget + "; it must be at least 1");
      }
      this.budget = budget;
      this.counter = Objects.requireNonNull(counter, "counter");
      for (NodeKind kind : new NodeKind[] {NodeKind.YAML, NodeKind.TOML, NodeKind.MDXJS_ESM}) {
        policies.put(kind, NodePolicy.OMIT);
      }
    }

    /**
     * Sets how much of the end of a chunk the next one repeats, at most. Only whole sentences, list
     * items, rows and lines are repeated, and only within a section. The default is 0.
     *
     * @param size a size in the unit of the budget, from 0 to half of the budget
     */
    public Builder overlap(int size) {
      this.overlap = inRange("overlap", size, budget / 2, "half of the budget");
      return this;
    }

    /**
     * Sets the size below which a chunk is joined with the section after or before it, if both
     * fit into the budget. The default is an eighth of the budget. With 0, no chunk has parts of
     * two sections unless one of them is a heading without content.
     *
     * @param size a size in the unit of the budget, from 0 to the budget, with which sections are
     *     joined whenever they fit
     */
    public Builder minimum(int size) {
      this.minimum = inRange("minimum", size, budget, "the budget");
      return this;
    }

    private static int inRange(String what, int size, int most, String name) {
      if (size < 0 || size > most) {
        throw new IllegalArgumentException(
            "the " + what + " is " + size + "; it must be from 0 to " + most + ", " + name);
      }
      return size;
    }

    /**
     * Sets whether a chunk's text starts with the title of the document, as its front matter has
     * it, and the titles of the headings that the chunk is under. They count for the budget, and
     * take at most a quarter of it. The default is {@code true}.
     */
    public Builder headingPath(boolean add) {
      this.headingPath = add;
      return this;
    }

    /**
     * Sets whether a chunk's text is without what a reader of the page does not see: targets of
     * links and images, definitions, and tags of JSX and HTML. {@link Chunk#markdown()} has them in
     * any case, and {@link Chunk#links()} the targets. The default is {@code true}.
     */
    public Builder visibleText(boolean only) {
      this.visibleText = only;
      return this;
    }

    /**
     * Sets the language whose rules find the ends of sentences. The default is {@link Locale#ROOT}.
     */
    public Builder locale(Locale language) {
      this.locale = Objects.requireNonNull(language, "language");
      return this;
    }

    /**
     * Sets what happens with nodes of a kind. The default is {@link NodePolicy#SPLIT}, and {@link
     * NodePolicy#OMIT} for front matter and ESM.
     *
     * @throws IllegalArgumentException when the kind is {@link NodeKind#ROOT} or {@link
     *     NodeKind#TEXT} and the policy is not to split it; or when the policy is {@link
     *     NodePolicy#ALONE} and the kind is no block
     */
    public Builder policy(NodeKind kind, NodePolicy policy) {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(policy, "policy");
      if (policy != NodePolicy.SPLIT && (kind == NodeKind.ROOT || kind == NodeKind.TEXT)) {
        throw new IllegalArgumentException(
            "nodes of kind " + kind + " can only be split, not " + policy);
      }
      if (policy == NodePolicy.ALONE && !Kinds.isBlock(kind)) {
        throw new IllegalArgumentException(
            "nodes of kind " + kind + " stand within lines, so they cannot be in chunks alone");
      }
      policies.put(kind, policy);
      return this;
    }

    /**
     * Sets whether expressions of MDX, such as <code>{props.name}</code>, are left out. The default
     * is {@code false}.
     */
    public Builder omitExpressions(boolean omit) {
      NodePolicy policy = omit ? NodePolicy.OMIT : NodePolicy.SPLIT;
      return policy(NodeKind.MDX_FLOW_EXPRESSION, policy)
          .policy(NodeKind.MDX_TEXT_EXPRESSION, policy);
    }

    /** Returns a chunker. */
    public Chunker build() {
      return new Chunker(this);
    }
  }
}
