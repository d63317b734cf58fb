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
 * Writes HTML as CommonMark's reference implementation does, and safe to show unless a builder
 * method says otherwise:
 *
 * <ul>
 *   <li>Raw HTML is shown as text, in a paragraph of its own where it stands between blocks.
 *   <li>A URL that is neither relative nor of a known scheme becomes empty.
 *   <li>A JSX element is written by the component of its name; where there is none, its tags are
 *       shown as text and its children rendered. Expressions are shown as text.
 *   <li>ESM, front matter and definitions show nothing.
 * </ul>
 *
 * <p>What is beyond CommonMark is written as GitHub does: tables, check boxes, struck text, alerts,
 * and footnotes, in a section after everything else. Math is {@code <span class="math
 * math-inline">} and {@code <div class="math math-display">} around its TeX, for KaTeX or another
 * program to show.
 *
 * <p>A reference is written as the link or image that the first definition of its identifier makes
 * it. Together references add at most as many characters of URLs and titles as the source has
 * bytes, or 100,000 if that is more; past that, and without a definition, they are shown as text.
 *
 * <p>Rows of a table that have fewer cells than its header get empty ones, at most 524,288 in a
 * document; cells beyond the header's are left out.
 *
 * <p>Footnotes have the numbers they have in the whole document, where their calls come in the
 * order of the source. Of a part of a document no section of footnotes is written; the definition
 * of a footnote, as the part to write, is what is in it.
 *
 * <p>Immutable and safe for any number of threads; takes time in proportion to the document, and
 * memory in proportion to its depth, its definitions, its calls of footnotes, the columns of a
 * table and the longest node.
 */
public final class HtmlRenderer extends Renderer {
  private static final Set<String> DEFAULT_SCHEMES =
      Set.of("http", "https", "mailto", "tel", "xmpp", "irc", "ircs");

  /** Safe, with no components. */
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

  /** A builder with everything safe. */
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

  /** What stands in HTML for a URL, before escapes. */
  String url(String url) {
    return anyUrl || Urls.isAllowed(url, schemes) ? Urls.encode(url) : "";
  }

  /** Sets how HTML is written. Not thread-safe. */
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

    /** Whether raw HTML is written as it is: only for sources that are trusted. Default false. */
    public Builder allowRawHtml(boolean value) {
      this.rawHtml = value;
      return this;
    }

    /**
     * Whether GFM's tag filter goes over raw HTML that is allowed: tags that change how what
     * follows is read, such as {@code <script>} and {@code <style>}, are shown as text. It does not
     * make HTML safe. Default: for documents that were parsed with GFM.
     */
    public Builder tagFilter(boolean value) {
      this.tagFilter = value;
      return this;
    }

    /**
     * Allows exactly these URL schemes, in any case, besides relative URLs. Default http, https,
     * mailto, tel, xmpp, irc and ircs.
     */
    public Builder allowUrlSchemes(String... values) {
      Set<String> chosen = new HashSet<>();
      for (String value : values) {
        chosen.add(value.toLowerCase(Locale.ROOT));
      }
      this.schemes = chosen;
      return this;
    }

    /** Whether any URL is written, {@code javascript:} too: only for sources that are trusted. */
    public Builder allowAnyUrl(boolean value) {
      this.anyUrl = value;
      return this;
    }

    /**
     * Writes the JSX elements of a name with a component.
     *
     * @param name the name as written, such as {@code "Note"} or {@code "ui.Tab"}
     * @param renderer writes their HTML
     */
    public Builder component(String name, ComponentRenderer renderer) {
      components.put(
          Objects.requireNonNull(name, "name"), Objects.requireNonNull(renderer, "renderer"));
      return this;
    }

    /** Whether GitHub's alerts are written as there, or as plain block quotes. Default true. */
    public Builder alerts(boolean value) {
      this.alerts = value;
      return this;
    }

    /**
     * Whether a paragraph of nothing but JSX, expressions and white space is taken apart, as the
     * MDX compiler does: {@code <a>x</a>} alone on its line is not in a {@code <p>}. A paragraph
     * that is itself what is rendered stays. The element that a component gets is what it is in
     * the tree, one in text. Default false.
     */
    public Builder unravel(boolean value) {
      this.unravel = value;
      return this;
    }

    /**
     * What the ids of footnotes and of their calls begin with, so that no source can take an id of
     * the page's. Default {@code user-content-}.
     */
    public Builder idPrefix(String value) {
      this.idPrefix = Objects.requireNonNull(value, "value");
      return this;
    }

    /** The heading of the footnotes. Default {@code Footnotes}. */
    public Builder footnotesHeading(String text) {
      this.footnotesHeading = Objects.requireNonNull(text, "text");
      return this;
    }

    /**
     * The level of the heading of the footnotes. Default 2.
     *
     * @throws IllegalArgumentException when it is not 1 to 6
     */
    public Builder footnotesHeadingLevel(int level) {
      if (level < 1 || level > 6) {
        throw new IllegalArgumentException("a heading of level " + level);
      }
      this.footnotesHeadingLevel = level;
      return this;
    }

    /**
     * The class of the heading of the footnotes, empty for none. Default {@code sr-only}, which
     * style sheets commonly show to screen readers only.
     */
    public Builder footnotesHeadingClass(String name) {
      this.footnotesHeadingClass = Objects.requireNonNull(name, "name");
      return this;
    }

    /** Names the links from footnotes back. Default {@link FootnoteBackLabel#DEFAULT}. */
    public Builder footnoteBackLabel(FootnoteBackLabel label) {
      this.footnoteBackLabel = Objects.requireNonNull(label, "label");
      return this;
    }

    /** The renderer. */
    public HtmlRenderer build() {
      return new HtmlRenderer(this);
    }
  }
}
