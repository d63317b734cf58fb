package org.ocp4j.lucene;

import java.util.Locale;
import java.util.Set;

/**
 * Iterates over the texts in raw HTML, between tags, comments and other markup. The content of
 * scripts and style sheets is no text. It takes time in proportion to the HTML.
 */
final class HtmlText {
  /** Elements that do not separate words. */
  private static final Set<String> INLINE = Set.of(
      "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i",
      "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt",
      "u", "var", "wbr");

  private final String html;
  private int start;
  private int end;
  private int at;
  private boolean separates;
  private boolean hasUnclosedQuote;
  private boolean hasUnclosedTag;

  HtmlText(String html) {
    this.html = html;
  }

  /** Returns {@code true} if the tags of an element do not separate words, such as those of b. */
  static boolean isInline(String element) {
    return INLINE.contains(element);
  }

  /** Moves to the next text, and returns {@code false} if there is none. */
  boolean next() {
    separates = false;
    while (at < html.length() && html.charAt(at) == '<' && skipMarkup()) {
      // Goes on with the markup that follows.
    }
    start = at;
    end = html.indexOf('<', at == html.length() || html.charAt(at) != '<' ? at : at + 1);
    if (end < 0) {
      end = html.length();
    }
    at = end;
    return start < end;
  }

  /** Returns the index where the text starts. */
  int start() {
    return start;
  }

  /** Returns the index after the end of the text. */
  int end() {
    return end;
  }

  /** Returns {@code true} if markup before the text separates words. */
  boolean separates() {
    return separates;
  }

  private boolean skipMarkup() {
    if (html.startsWith("<!--", at)) {
      return skipTo("-->", at + 2);
    }
    if (html.startsWith("<?", at)) {
      return skipTo("?>", at + 2);
    }
    if (html.startsWith("<![CDATA[", at)) {
      return skipTo("]]>", at + 9);
    }
    boolean isClosing = html.startsWith("</", at);
    int name = isClosing ? at + 2 : at + 1;
    if (html.startsWith("<!", at) && isLetter(name + 1)) {
      return skipTo(">", name);
    }
    return isLetter(name) && skipTag(name, isClosing);
  }

  private boolean skipTo(String close, int from) {
    int found = html.indexOf(close, from);
    at = found < 0 ? html.length() : found + close.length();
    return true;
  }

  private boolean skipTag(int from, boolean isClosing) {
    int nameEnd = from;
    while (nameEnd < html.length() && " \t\r\n/>".indexOf(html.charAt(nameEnd)) < 0) {
      nameEnd++;
    }
    int close = hasUnclosedTag ? 0 : tagEnd(nameEnd);
    if (close == 0) {
      hasUnclosedTag = true;
      return false;
    }
    String element = html.substring(from, nameEnd).toLowerCase(Locale.ROOT);
    separates |= !isInline(element);
    at = close;
    if (!isClosing && (element.equals("script") || element.equals("style"))) {
      skipRawText("</" + element);
    }
    return true;
  }

  /** Returns the index after a tag, or 0 if it has no end. A quote that is not closed is none. */
  private int tagEnd(int from) {
    char quote = 0;
    for (int i = from; i < html.length() && !hasUnclosedQuote; i++) {
      char c = html.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i + 1;
      }
    }
    hasUnclosedQuote = true;
    return html.indexOf('>', from) + 1;
  }

  private void skipRawText(String close) {
    while (at < html.length() && !html.regionMatches(true, at, close, 0, close.length())) {
      at++;
    }
  }

  private boolean isLetter(int index) {
    int lower = index < html.length() ? html.charAt(index) | 0x20 : 0;
    return lower >= 'a' && lower <= 'z';
  }
}
