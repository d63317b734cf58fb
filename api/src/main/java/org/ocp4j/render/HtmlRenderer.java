package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpNode;

/**
 * Renders documents as HTML, like CommonMark's reference implementation. The output is safe to
 * show, unless a method of the builder says otherwise:
 *
 * <ul>
 *   <li>Raw HTML is shown as text, and in a paragraph of its own between blocks.
 *   <li>A URL that is neither relative nor of a known scheme becomes empty.
 *   <li>A JSX element is written by the component of its name. Without such a component, its tags
 *       are shown as text, and its children are rendered. Expressions are shown as text.
 *   <li>ESM, front matter and definitions are left out.
 * </ul>
 *
 * <p>Tables, check boxes, struck text, alerts and footnotes look as on GitHub. Footnotes are in a
 * section at the end. Math becomes TeX in {@code <span class="math math-inline">} and {@code <div
 * class="math math-display">}, for KaTeX or a similar program.
 *
 * <p>A reference becomes a link or an image with the destination of its first definition. All
 * references of a document together add at most as many characters of URLs and titles as the source
 * has bytes, or 100,000 if that is more. Further references, and references without a definition,
 * are shown as text.
 *
 * <p>If a row of a table has fewer cells than the header, empty cells are added, at most 524,288 in
 * a document. Cells beyond those of the header are left out.
 *
 * <p>Footnotes are numbered in the order of their calls in the whole document. If only a part of a
 * document is rendered, no section of footnotes is written. The definition of a footnote, rendered
 * on its own, is the content of the footnote.
 *
 * <p>The builder also takes functions of yours. The HTML of a {@link NodeRenderer} or a {@link
 * CodeHighlighter} is written unchanged, so it must be safe itself; the result of a {@link
 * UrlRewriter} is checked. If a function throws, rendering ends with the same exception. A stream
 * or an {@link Appendable} then has a part of the output, of whole characters.
 *
 * <p>Immutable; any number of threads may use one renderer. Rendering takes time in proportion to
 * the document, and memory in proportion to its depth, its definitions, its calls of footnotes, the
 * columns of a table and the longest node, and to its headings if they have ids.
 */
public final class HtmlRenderer extends Renderer {
  private static final Set<String> DEFAULT_SCHEMES =
      Set.of("http", "https", "mailto", "tel", "xmpp", "irc", "ircs");

  /** A renderer whose output is safe to show, without components and other functions of yours. */
  public static final HtmlRenderer DEFAULT = builder().build();

  private final HtmlOptions options;

  private HtmlRenderer(HtmlOptions options) {
    this.options = options;
  }

  /** Returns a builder of a renderer whose output is safe to show. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException {
    Html out = new Html(sink);
    HtmlPage page = options.page();
    if (page != null) {
      page.open(node.document(), out);
    }
    new HtmlWriter(options, node.document(), out).write(node);
    if (page != null) {
      page.close(out);
    }
  }

  /** Builds a renderer. A builder is not thread-safe. */
  public static final class Builder {
    private boolean rawHtml;
    private boolean anyUrl;
    private Set<String> schemes = DEFAULT_SCHEMES;
    private final Map<String, NodeRenderer> components = new HashMap<>();
    private final Map<NodeKind, NodeRenderer> kinds = new EnumMap<>(NodeKind.class);
    private @Nullable UrlRewriter urlRewriter;
    private @Nullable CodeHighlighter highlighter;
    private @Nullable HtmlPage page;
    private boolean headingIds;
    private @Nullable Boolean tagFilter;
    private boolean alerts = true;
    private boolean unravel;
    private String idPrefix = "user-content-";
    private String footnotesHeading = "Footnotes";
    private int footnotesHeadingLevel = 2;
    private String footnotesHeadingClass = "sr-only";
    private FootnoteBackLabel footnoteBackLabel = FootnoteBackLabel.DEFAULT;

    private Builder() {}

    /**
     * Sets whether raw HTML is written unchanged, which is safe for trusted sources only. Default:
     * false.
     */
    public Builder allowRawHtml(boolean value) {
      this.rawHtml = value;
      return this;
    }

    /**
     * Sets whether raw HTML that is allowed passes GFM's tag filter, which shows tags such as
     * {@code <script>} and {@code <style>} as text. The filter does not make HTML safe. Default:
     * true for documents that were parsed with GFM.
     */
    public Builder tagFilter(boolean value) {
      this.tagFilter = value;
      return this;
    }

    /**
     * Sets the allowed schemes of URLs, in upper or lower case. Relative URLs are always allowed.
     * Default: http, https, mailto, tel, xmpp, irc and ircs.
     */
    public Builder allowUrlSchemes(String... values) {
      Set<String> chosen = new HashSet<>();
      for (String value : values) {
        chosen.add(value.toLowerCase(Locale.ROOT));
      }
      this.schemes = chosen;
      return this;
    }

    /**
     * Sets whether all URLs are allowed, even {@code javascript:}, which is safe for trusted
     * sources only.
     */
    public Builder allowAnyUrl(boolean value) {
      this.anyUrl = value;
      return this;
    }

    /**
     * Sets the component that writes the JSX elements with a name.
     *
     * @param name the name in the source, such as {@code "Note"} or {@code "ui.Tab"}
     * @param renderer the component
     */
    public Builder component(String name, NodeRenderer renderer) {
      components.put(
          Objects.requireNonNull(name, "name"), Objects.requireNonNull(renderer, "renderer"));
      return this;
    }

    /**
     * Sets the renderer that writes the nodes of a kind. For a JSX element, the component of its
     * name comes first. An element or expression in a paragraph that is {@linkplain #unravel
     * unravelled} is of the kind for flow.
     *
     * <p>Only nodes that are written are passed to the renderer, at their place. It is not called
     * for a paragraph that is written without its {@code <p>}, for the text that begins with the
     * marker of an alert, and for table cells beyond those of the header. Nodes that are usually
     * left out, such as front matter, are passed to it.
     *
     * <p>The children of a paragraph include the check box of a list item and the links from a
     * footnote back to its calls. The children of a table include {@code <thead>} and {@code
     * <tbody>}, and the children of the root include the section of footnotes.
     *
     * @param kind the kind
     * @param renderer the renderer, which replaces an earlier one for this kind
     */
    public Builder node(NodeKind kind, NodeRenderer renderer) {
      kinds.put(Objects.requireNonNull(kind, "kind"), Objects.requireNonNull(renderer, "renderer"));
      return this;
    }

    /**
     * Sets a function that changes the URLs of links, images and references to them. Its results
     * are checked and encoded like the URLs of a source. The links of footnotes, raw HTML and the
     * attributes of JSX elements are not passed to it.
     *
     * @param rewriter the function, which replaces an earlier one
     */
    public Builder rewriteUrls(UrlRewriter rewriter) {
      this.urlRewriter = Objects.requireNonNull(rewriter, "rewriter");
      return this;
    }

    /**
     * Sets the function that writes the code in blocks of code, fenced or indented.
     *
     * @param value the function, whose HTML is written unchanged; it replaces an earlier one
     */
    public Builder highlighter(CodeHighlighter value) {
      this.highlighter = Objects.requireNonNull(value, "value");
      return this;
    }

    /**
     * Sets whether headings have ids: the slug that a {@link Slugger} makes of each heading of the
     * document, in their order, after the {@linkplain #idPrefix prefix}. A link to such a slug,
     * {@code [](#slug)}, gets the prefix too. The ids are the same if only a part of the document
     * is rendered. Default: false.
     */
    public Builder headingIds(boolean value) {
      this.headingIds = value;
      return this;
    }

    /** Sets the page that is written around the HTML. Default: none. */
    public Builder page(HtmlPage value) {
      this.page = Objects.requireNonNull(value, "value");
      return this;
    }

    /** Sets whether alerts look as on GitHub, or like other block quotes. Default: true. */
    public Builder alerts(boolean value) {
      this.alerts = value;
      return this;
    }

    /**
     * Sets whether a paragraph of nothing but JSX, expressions and white space is written without
     * its {@code <p>}, as the MDX compiler does, for example {@code <a>x</a>} alone on its line. A
     * paragraph that is rendered on its own keeps its {@code <p>}. Components still receive an
     * element in text. Default: false.
     */
    public Builder unravel(boolean value) {
      this.unravel = value;
      return this;
    }

    /**
     * Sets the beginning of the ids of headings, footnotes and the calls of footnotes, which keeps
     * sources from taking an id of the page. Default: {@code user-content-}.
     */
    public Builder idPrefix(String value) {
      this.idPrefix = Objects.requireNonNull(value, "value");
      return this;
    }

    /** Sets the heading of the footnotes. Default: {@code Footnotes}. */
    public Builder footnotesHeading(String text) {
      this.footnotesHeading = Objects.requireNonNull(text, "text");
      return this;
    }

    /**
     * Sets the level of the heading of the footnotes, from 1 to 6. Default: 2.
     *
     * @throws IllegalArgumentException when the level is outside that range
     */
    public Builder footnotesHeadingLevel(int level) {
      if (level < 1 || level > 6) {
        throw new IllegalArgumentException("a heading of level " + level);
      }
      this.footnotesHeadingLevel = level;
      return this;
    }

    /**
     * Sets the class of the heading of the footnotes; empty for none. Default: {@code sr-only},
     * which style sheets commonly show to screen readers only.
     */
    public Builder footnotesHeadingClass(String name) {
      this.footnotesHeadingClass = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Sets the labels of links back to calls. Default: {@link FootnoteBackLabel#DEFAULT}. */
    public Builder footnoteBackLabel(FootnoteBackLabel label) {
      this.footnoteBackLabel = Objects.requireNonNull(label, "label");
      return this;
    }

    /** Returns a new renderer. */
    public HtmlRenderer build() {
      FootnoteOptions footnotes = new FootnoteOptions(
          idPrefix,
          footnotesHeading,
          footnotesHeadingLevel,
          footnotesHeadingClass,
          footnoteBackLabel);
      return new HtmlRenderer(new HtmlOptions(
          rawHtml,
          tagFilter,
          anyUrl ? null : Set.copyOf(schemes),
          urlRewriter,
          Map.copyOf(components),
          Collections.unmodifiableMap(new EnumMap<>(kinds)),
          highlighter,
          alerts,
          unravel,
          headingIds,
          footnotes,
          page));
    }
  }
}
