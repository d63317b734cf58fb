package org.ocp4j.cli;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.ocp4j.OcpDocument;
import org.ocp4j.OcpLimitException;
import org.ocp4j.OcpParseException;
import org.ocp4j.toolkit.markdown.MarkdownRenderer;

/**
 * Formats sources. What was written is parsed again, and must have the same tree. A byte order mark
 * and Windows line endings stay.
 */
final class Formatter {
  private static final String MARK = "\uFEFF";

  private final DocumentReader reader;
  private final Function<OcpDocument, String> renderer;
  private final TreeComparison comparison;

  /**
   * Makes a formatter.
   *
   * @param reader parses sources
   * @param renderer renders documents as Markdown or MDX
   * @param wrapped whether the renderer may replace a space in text by a line ending
   */
  Formatter(DocumentReader reader, Function<OcpDocument, String> renderer, boolean wrapped) {
    this.reader = reader;
    this.renderer = renderer;
    this.comparison = new TreeComparison(wrapped);
  }

  /** Returns a formatter of a style. */
  static Formatter of(DocumentReader reader, StyleOptions style) {
    MarkdownRenderer renderer;
    try {
      renderer = MarkdownRenderer.builder()
          .bullet(style.bullet())
          .orderedDelimiter(style.delimiter())
          .incrementNumbers(!style.hasSameNumber())
          .emphasis(style.emphasis())
          .strong(style.strong())
          .fence(style.fence())
          .thematicBreak(style.thematicBreak())
          .quote(style.quote())
          .setextHeadings(style.isSetext())
          .spacedBreaks(style.hasSpacedBreaks())
          .alignTables(style.isPadded())
          .width(style.width())
          .build();
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "there is no style with " + e.getMessage() + "; the help lists the marks", e);
    }
    return new Formatter(reader, renderer::render, style.width() > 0);
  }

  /**
   * A formatted source.
   *
   * @param text the formatted source
   * @param differentLine the line of the original from which on the tree of the formatted source is
   *     another one; 0 if both have the same tree
   */
  record Formatted(String text, int differentLine) {}

  /** Formats the source of an input. */
  Formatted format(Input input, byte[] source) throws InputException {
    try (OcpDocument document = reader.parse(input, source)) {
      String text = new String(source, StandardCharsets.UTF_8);
      String formatted = formatted(input, document, text);
      return formatted.equals(text)
          ? new Formatted(text, 0)
          : new Formatted(formatted, differentLine(input, document, formatted));
    } catch (RuntimeException | Error e) {
      throw new InputException(e);
    }
  }

  private String formatted(Input input, OcpDocument document, String text) {
    String mark = text.startsWith(MARK) ? MARK : "";
    String result;
    if (text.indexOf('\r') < 0) {
      result = renderer.apply(document);
    } else {
      byte[] feeds = text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
      try (OcpDocument withFeeds = reader.parse(input, feeds)) {
        result = renderer.apply(withFeeds);
      }
      int feed = text.indexOf('\n');
      if (feed > 0 && text.charAt(feed - 1) == '\r') {
        result = result.replace("\r\n", "\n").replace("\n", "\r\n");
      }
    }
    return mark + result;
  }

  private int differentLine(Input input, OcpDocument document, String formatted) {
    byte[] source = formatted.getBytes(StandardCharsets.UTF_8);
    try (OcpDocument again = reader.parse(input, source)) {
      return comparison.differentLine(document, again);
    } catch (OcpParseException | OcpLimitException e) {
      return 1;
    }
  }
}
