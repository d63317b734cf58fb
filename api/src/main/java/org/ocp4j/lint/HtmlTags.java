package org.ocp4j.lint;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ocp4j.OcpCursor;

/**
 * Finds the opening tags of known elements in raw HTML, as browsers do: not in comments, nor in
 * scripts and other raw text. It reads the bytes as ISO 8859-1, so that offsets are those of the
 * source. The names of the elements are ASCII.
 */
final class HtmlTags {
  private static final Set<String> RAW_TEXT = Set.of("script", "style", "textarea", "title");

  private final String html;
  private final int sourceStart;
  private final int sourceEnd;
  private final boolean verbatim;
  private final List<Tag> tags = new ArrayList<>();
  private int at;

  private HtmlTags(String html, int sourceStart, int sourceEnd) {
    this.html = html;
    this.sourceStart = sourceStart;
    this.sourceEnd = sourceEnd;
    this.verbatim = html.length() == sourceEnd - sourceStart;
  }

  /**
   * Returns the tags in the HTML at a cursor. If the source has markers of containers between its
   * lines, all tags have the place of the node.
   */
  static List<Tag> of(OcpCursor node) {
    byte[] bytes = new byte[node.textLength()];
    node.copyText(0, bytes, 0, bytes.length);
    String html = new String(bytes, StandardCharsets.ISO_8859_1);
    HtmlTags scan = new HtmlTags(html, node.start(), node.end());
    scan.all();
    return scan.tags;
  }

  private void all() {
    while ((at = find("<", at)) < html.length()) {
      if (html.startsWith("<!--", at)) {
        at = find("-->", at + 4);
      } else if (at + 1 < html.length() && isLetter(html.charAt(at + 1))) {
        tag();
      } else {
        at++;
      }
    }
  }

  /** Returns the index of a string from an index on, or the end. */
  private int find(String what, int from) {
    int found = html.indexOf(what, from);
    return found < 0 ? html.length() : found;
  }

  private void tag() {
    int start = at++;
    String name = word(">/");
    Set<String> attributes = new HashSet<>();
    Set<String> blank = new HashSet<>();
    while (skip(" \t\r\n\f/") && html.charAt(at) != '>') {
      String attribute = word(">/=");
      attributes.add(attribute);
      if (!skip(" \t\r\n\f") || html.charAt(at) != '=' || isBlankValue()) {
        blank.add(attribute);
      }
    }
    if (at == html.length()) {
      return;
    }
    at++;
    if (Tag.isKnown(name)) {
      int from = verbatim ? sourceStart + start : sourceStart;
      int to = verbatim ? sourceStart + at : sourceEnd;
      tags.add(new Tag(name, attributes, blank, false, from, to, -1, -1));
    }
    if (RAW_TEXT.contains(name)) {
      at = endOfRawText(name);
    }
  }

  /** Skips any of some characters, and returns whether text follows them. */
  private boolean skip(String characters) {
    while (at < html.length() && characters.indexOf(html.charAt(at)) >= 0) {
      at++;
    }
    return at < html.length();
  }

  /** Skips one character and the characters after it, up to white space or one of these. */
  private String word(String ends) {
    int from = at++;
    while (at < html.length()
        && !isWhitespace(html.charAt(at))
        && ends.indexOf(html.charAt(at)) < 0) {
      at++;
    }
    return html.substring(from, at).toLowerCase(Locale.ROOT);
  }

  /** Skips an equals sign and the value after it. */
  private boolean isBlankValue() {
    at++;
    if (!skip(" \t\r\n\f") || html.charAt(at) == '>') {
      return true;
    }
    char quote = html.charAt(at);
    if (quote != '"' && quote != '\'') {
      word(">");
      return false;
    }
    int from = at + 1;
    int to = html.indexOf(quote, from);
    at = to < 0 ? html.length() : to + 1;
    return to >= 0 && html.substring(from, to).isBlank();
  }

  private int endOfRawText(String name) {
    String close = "</" + name;
    for (int end = find("</", at); end < html.length(); end = find("</", end + 2)) {
      if (html.regionMatches(true, end, close, 0, close.length())) {
        return end;
      }
    }
    return html.length();
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isWhitespace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
  }
}
