package org.ocp4j.render;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
 * <p>A reference is written as the link or image that the first definition of its identifier makes
 * it. Together references add at most as many characters of URLs and titles as the source has
 * bytes, or 100,000 if that is more; past that, and without a definition, they are shown as text.
 *
 * <p>Footnotes are not laid out: a call is shown as text, a footnote's definition is left out.
 *
 * <p>Immutable and safe for any number of threads; takes time in proportion to the document, and
 * memory in proportion to its depth and its definitions.
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

  private HtmlRenderer(Builder builder) {
    this.rawHtml = builder.rawHtml;
    this.anyUrl = builder.anyUrl;
    this.schemes = Set.copyOf(builder.schemes);
    this.components = Map.copyOf(builder.components);
  }

  /** A builder with everything safe. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  void write(OcpNode node, Utf8Sink sink) throws IOException {
    new HtmlWriter(this, node.document(), new Html(sink)).walk(node);
  }

  boolean allowsRawHtml() {
    return rawHtml;
  }

  Map<String, ComponentRenderer> components() {
    return components;
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

    private Builder() {}

    /** Whether raw HTML is written as it is: only for sources that are trusted. Default false. */
    public Builder allowRawHtml(boolean value) {
      this.rawHtml = value;
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

    /** The renderer. */
    public HtmlRenderer build() {
      return new HtmlRenderer(this);
    }
  }
}
