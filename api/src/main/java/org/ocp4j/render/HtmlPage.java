package org.ocp4j.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpDocument;

/**
 * The page around the HTML of a document: {@code <!doctype html>}, a head and a body. See {@link
 * HtmlRenderer.Builder#page}.
 *
 * <pre>{@code
 * HtmlRenderer renderer = HtmlRenderer.builder()
 *     .page(HtmlPage.DEFAULT.lang("en").stylesheet("style.css"))
 *     .build();
 * }</pre>
 *
 * <p>A page declares UTF-8. All values are escaped, so that none can add an element or an
 * attribute. Immutable; each method returns a copy.
 */
public final class HtmlPage {
  /** A page without a language and a style. Its title is the text of the first heading. */
  public static final HtmlPage DEFAULT = new HtmlPage("", null, List.of(), "");

  private static final String OPENING = """
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      """;

  private final String lang;
  private final @Nullable String title;
  private final List<String> stylesheets;
  private final String style;

  private HtmlPage(String lang, @Nullable String title, List<String> stylesheets, String style) {
    this.lang = lang;
    this.title = title;
    this.stylesheets = List.copyOf(stylesheets);
    this.style = style;
  }

  /**
   * Returns a copy with a language.
   *
   * @param tag a language tag, such as {@code en} or {@code pt-BR}; empty for none
   */
  public HtmlPage lang(String tag) {
    return new HtmlPage(Objects.requireNonNull(tag, "tag"), title, stylesheets, style);
  }

  /**
   * Returns a copy with a title. A page without one has the {@linkplain Slugger#textOf text} of the
   * document's first heading as its title, and no title if that is empty.
   *
   * @param text the title as plain text
   */
  public HtmlPage title(String text) {
    return new HtmlPage(lang, Objects.requireNonNull(text, "text"), stylesheets, style);
  }

  /**
   * Returns a copy with one more link to a style sheet.
   *
   * @param url the URL, which is percent-encoded where needed, but whose scheme is not checked
   */
  public HtmlPage stylesheet(String url) {
    List<String> all = new ArrayList<>(stylesheets);
    all.add(Objects.requireNonNull(url, "url"));
    return new HtmlPage(lang, title, all, style);
  }

  /**
   * Returns a copy with the text of a {@code <style>} element, which comes after the style sheets.
   *
   * @param css the text, in which {@code </} becomes {@code <\/}, which means the same in CSS;
   *     empty for none
   */
  public HtmlPage style(String css) {
    return new HtmlPage(lang, title, stylesheets, Objects.requireNonNull(css, "css"));
  }

  /** Writes the page up to the beginning of the body's content. */
  void open(OcpDocument document, Html out) throws IOException {
    out.tag("<!doctype html>\n<html");
    if (!lang.isEmpty()) {
      out.tag(" lang=\"");
      out.text(lang);
      out.tag("\"");
    }
    out.tag(">\n<head>\n" + OPENING);
    String text = title == null ? firstHeading(document) : title;
    if (!text.isEmpty()) {
      out.tag("<title>");
      out.text(text);
      out.tag("</title>\n");
    }
    for (String url : stylesheets) {
      out.tag("<link rel=\"stylesheet\" href=\"");
      out.text(Urls.encode(url));
      out.tag("\">\n");
    }
    if (!style.isEmpty()) {
      out.tag("<style>\n");
      out.raw(style.replace("</", "<\\/"));
      out.block("</style>\n");
    }
    out.tag("</head>\n<body>\n");
  }

  /** Writes the end of the page. */
  void close(Html out) throws IOException {
    out.block("</body>\n</html>\n");
  }

  private static String firstHeading(OcpDocument document) {
    return document
        .headings()
        .findFirst()
        .map(Slugger::textOf)
        .map(text -> text.replaceAll("\\s+", " ").strip())
        .orElse("");
  }
}
