package org.ocp4j.toolkit.build;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Limits;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpDocument;
import org.ocp4j.ParseOptions;

/**
 * Builds a document without a source: from nothing, from parts of other documents, or from mdast in
 * JSON.
 *
 * <pre>{@code
 * OcpDocument document = TreeBuilder.markdown()
 *     .heading(1, "Release 2")
 *     .paragraph(p -> p.text("See ").link("https://example.org", "the notes"))
 *     .list(list -> list.item("One").item("Two"))
 *     .build();
 * }</pre>
 *
 * <p>The builders have only methods for what can stand in a node: a heading has no method that adds
 * a list. What the types cannot express is checked at once and refused with a {@link
 * TreeException}: a heading of depth 7, a table without the extension GFM, JSX in Markdown, HTML in
 * MDX, a surrogate without its partner. {@link org.ocp4j.Limits} hold as for a parser, and an
 * {@link org.ocp4j.OcpLimitException} says which was exceeded.
 *
 * <p>The document's source is empty, and every position is the start of it. Otherwise the document
 * is like any other: it is checked like a payload that comes from outside, and all renderers and
 * {@code writeTo} work on it. The same calls make the same bytes. The caller closes the document;
 * any thread may use it.
 *
 * <p>{@link org.ocp4j.toolkit.markdown.MarkdownRenderer} writes a document so that it is read as
 * the same tree, if Markdown can express the tree. Markdown cannot express:
 *
 * <ul>
 *   <li>paragraphs, emphasis, lists and tables without content, code in text without content or
 *       with line endings, and U+0000 anywhere;
 *   <li>two texts, two emphases or two pieces of code side by side; emphasis three levels deep;
 *       links in links;
 *   <li>a hard break at the start or end of its parent, or in a heading or a cell; HTML or JSX that
 *       stands alone on a line of a paragraph;
 *   <li>with GFM, a text outside links in which GitHub finds a link, such as {@code www.a.b};
 *   <li>rows with more cells than the header; an alert with nothing after its marker;
 *   <li>a list or an item that is spread and has fewer than two children; an item that is not
 *       spread and whose children need a blank line between them;
 *   <li>a list and other content after it in one item; lists after indented code that start with
 *       an empty item or another number than 1;
 *   <li>references without a definition, or whose text is not their label unless they are full;
 *   <li>code of MDX that is not valid, or whose lines would start a block.
 * </ul>
 *
 * <p>Such a document is as good as any for all other purposes.
 *
 * <p>A builder serves one thread at a time. Building takes time in proportion to the document.
 */
public final class TreeBuilder extends FlowContent<TreeBuilder> {
  private TreeBuilder(ParseOptions options) {
    super(new Tree(options), 0);
  }

  /** Returns a builder for Markdown with all extensions and default limits. */
  public static TreeBuilder markdown() {
    return of(ParseOptions.MARKDOWN);
  }

  /** Returns a builder for MDX with all extensions and default limits. */
  public static TreeBuilder mdx() {
    return of(ParseOptions.MDX);
  }

  /**
   * Returns a builder with the format, the extensions, the limits and the checksum of options. If
   * malformed input is replaced, U+FFFD replaces surrogates without a partner. Leniency and
   * ownership have no effect: a document that is built is always shared.
   */
  public static TreeBuilder of(ParseOptions options) {
    return new TreeBuilder(Objects.requireNonNull(options, "options"));
  }

  /**
   * Returns a document with the tree of mdast in JSON, as {@link OcpDocument#toJson()} and remark
   * write it. The document is MDX if the tree has a node of MDX, else Markdown, with all
   * extensions.
   *
   * <p>Fields that mdast does not define are ignored, and so are {@code position} and {@code data},
   * except the type of an alert in {@code data}. The order of fields has no meaning. A block quote
   * is an alert if it begins with the marker of one where GitHub would see it: in the root or in an
   * element. What JSON does not say gets a usual value: code is fenced, a link is not an autolink,
   * and an element without children is self-closing.
   *
   * <p>This needs Jackson's {@code com.fasterxml.jackson.core:jackson-core}, 2.15 or newer, at run
   * time.
   *
   * @throws MdastFormatException when this is not JSON, or not an mdast tree
   * @throws org.ocp4j.OcpLimitException when the tree exceeds a limit
   * @throws IllegalStateException when Jackson is missing
   */
  public static OcpDocument fromMdast(String json) {
    return read(json, null);
  }

  /**
   * Like {@link #fromMdast(String)}, with the format, the extensions, the limits and the checksum
   * of options. A node that this grammar does not have is an error.
   */
  public static OcpDocument fromMdast(String json, ParseOptions options) {
    return read(json, Objects.requireNonNull(options, "options"));
  }

  /**
   * Like {@link #fromMdast(String)}, for JSON that is read. The reader is not closed.
   *
   * @throws IOException when the reader throws it
   */
  public static OcpDocument fromMdast(Reader json) throws IOException {
    return read(json, null);
  }

  /**
   * Like {@link #fromMdast(String, ParseOptions)}, for JSON that is read. The reader is not closed.
   *
   * @throws IOException when the reader throws it
   */
  public static OcpDocument fromMdast(Reader json, ParseOptions options) throws IOException {
    return read(json, Objects.requireNonNull(options, "options"));
  }

  /**
   * Like {@link #fromMdast(String)}, for JSON in UTF-8. The stream is not closed.
   *
   * @throws IOException when the stream throws it
   */
  public static OcpDocument fromMdast(InputStream json) throws IOException {
    return read(utf8(json), null);
  }

  /**
   * Like {@link #fromMdast(String, ParseOptions)}, for JSON in UTF-8. The stream is not closed.
   *
   * @throws IOException when the stream throws it
   */
  public static OcpDocument fromMdast(InputStream json, ParseOptions options) throws IOException {
    return read(utf8(json), Objects.requireNonNull(options, "options"));
  }

  private static Reader utf8(InputStream json) {
    return new InputStreamReader(json, StandardCharsets.UTF_8.newDecoder());
  }

  private static OcpDocument read(String json, @Nullable ParseOptions options) {
    try {
      return read(new StringReader(json), options);
    } catch (IOException e) {
      throw new UncheckedIOException("a string in memory cannot be read", e);
    }
  }

  private static OcpDocument read(Reader json, @Nullable ParseOptions options) throws IOException {
    Limits limits = options == null ? Limits.DEFAULT : options.limits();
    List<MdastNode> nodes;
    try {
      nodes = MdastParser.parse(json, limits);
    } catch (NoClassDefFoundError e) {
      throw new IllegalStateException(
          "mdast in JSON is read with Jackson: add com.fasterxml.jackson.core:jackson-core, 2.15"
              + " or newer, to the class path or the module path",
          e);
    }
    return OcpDocument.open(MdastTree.of(nodes, options).payload());
  }

  /** Adds YAML front matter, which must come first. */
  public TreeBuilder yaml(String value) {
    return leaf(literal(NodeKind.YAML, value));
  }

  /** Adds TOML front matter, which must come first. */
  public TreeBuilder toml(String value) {
    return leaf(literal(NodeKind.TOML, value));
  }

  /** Adds imports and exports of MDX, which are not checked. */
  public TreeBuilder esm(String code) {
    return leaf(literal(NodeKind.MDXJS_ESM, code));
  }

  /**
   * Returns a document with what was added so far. More may be added afterwards, for another
   * document.
   *
   * @throws TreeException when a lambda failed and left its node incomplete
   * @throws org.ocp4j.OcpLimitException when the payload would be too large
   */
  public OcpDocument build() {
    return OcpDocument.open(tree.payload());
  }

  @Override
  TreeBuilder self() {
    return this;
  }
}
