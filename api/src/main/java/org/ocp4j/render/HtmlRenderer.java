package org.ocp4j.render;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ocp4j.Extension;
import org.ocp4j.OcpDocument;
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
 * <p>Immutable; any number of threads may use one renderer. Rendering takes time in proportion to
 * the document, and memory in proportion to its depth, its definitions, its calls of footnotes, the
 * columns of a table and the longest node.
 */
public final class HtmlRenderer extends Renderer {
  private static final Set<String> DEFAULT_SCHEMES =
      Set.of("http", "https", "mailto", "tel", "xmpp", "irc", "ircs");

  /** A renderer whose output is safe to show, without components. */
  public static final HtmlRenderer DEFAULT = builder().build();

  private final boolean rawHtml;
  private final boolean anyUrl;
  private final Set<String> schemes;
  private final Map<String, ComponentRenderer> components;
  private final @Nullable Boolean tagFilter;
  private final boolean alerts;
  private final boolean unravel;
  private final FootnoteOptions footnotes;

  private HtmlRenderer(Builder builder) {
    this.rawHtml = builder.rawHtml;
    this.anyUrl = builder.anyUrl;
    this.schemes = Set.copyOf(builder.schemes);
    this.components = Map.copyOf(builder.components);
    this.tagFilter = builder.tagFilter;
    this.alerts = builder.alerts;
    this.unravel = builder.unravel;
    this.footnotes = new FootnoteOptions(
        builder.idPrefix,
        builder.footnotesHeading,
        builder.footnotesHeadingLevel,
        builder.footnotesHeadingClass,
        builder.footnoteBackLabel);
  }

  /** Returns a builder of a renderer whose output is safe to show. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  void write(OcpNode node, ByteBuffer source, Utf8Sink sink) throws IOException {
    new HtmlWriter(this, node.document(), new Html(sink)).write(node);
  }

  boolean allowsRawHtml() {
    return rawHtml;
  }

  Map<String, ComponentRenderer> components() {
    return components;
  }

  boolean filtersTags(OcpDocument document) {
    return tagFilter == null ? document.extensions().contains(Extension.GFM) : tagFilter;
  }

  boolean showsAlerts() {
    return alerts;
  }

  boolean unravels() {
    return unravel;
  }

  FootnoteOptions footnotes() {
    return footnotes;
  }

  /** Returns the URL to write for a URL of the source, not yet escaped for HTML. */
  String url(String url) {
    return anyUrl || Urls.isAllowed(url, schemes) ? Urls.encode(url) : "";
  }

  /** Builds a renderer. A builder is not thread-safe. */
  public static final class Builder {
    private boolean rawHtml;
    private boolean anyUrl;
    private Set<String> schemes = DEFAULT_SCHEMES;
    private final Map<String, ComponentRenderer> components = new HashMap<>();
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
    public Builder component(String name, ComponentRenderer renderer) {
      components.put(
          Objects.requireNonNull(name, "name"), Objects.requireNonNull(renderer, "renderer"));
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
     * Sets the beginning of the ids of footnotes and of their calls, which keeps sources from
     * taking an id of the page. Default: {@code user-content-}.
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
      return new HtmlRenderer(this);
    }
  }
}
