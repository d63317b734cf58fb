package org.ocp4j.toolkit.links;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Iterates over the tags in raw HTML, in time proportional to its size. Comments, declarations and
 * instructions are passed over, and so is what is in scripts and styles. A tag whose quote is not
 * closed is text.
 */
final class HtmlTags {
  private static final Set<String> RAW_TEXT = Set.of("script", "style", "textarea", "title");
  private static final String WHITE_SPACE = " \t\r\n\f";
  private static final String MISPLACED = "\"'<";
  private static final String VALUE_END = WHITE_SPACE + MISPLACED + ">";
  private static final String NAME_END = VALUE_END + "/=";

  /** The HTML, with one character for each byte, so that indexes are those of bytes. */
  private final String html;

  private final List<Attribute> attributes = new ArrayList<>();
  private String name = "";
  private boolean isOpening;
  private int start;
  private int end;
  private int at;

  /**
   * An attribute of an opening tag that has a value.
   *
   * @param name the name, in lower case
   * @param value the value, without quotes, character references and surrounding white space
   * @param start the index in the HTML of its first byte
   * @param end the index after its last byte
   */
  record Attribute(String name, String value, int start, int end) {}

  /**
   * Creates an iterator that is before the first tag.
   *
   * @param utf8 HTML in UTF-8
   */
  HtmlTags(byte[] utf8) {
    this.html = new String(utf8, StandardCharsets.ISO_8859_1);
  }

  /** Moves to the next tag, and returns whether there is one. */
  boolean next() {
    at = isOpening && RAW_TEXT.contains(name) ? endOfRawText() : end;
    isOpening = false;
    name = "";
    while ((at = html.indexOf('<', at)) >= 0) {
      start = at;
      if (isLetter(start + 1) ? skipTag(start + 1) : isClosing() && skipTag(start + 2)) {
        isOpening = html.charAt(start + 1) != '/';
        end = at;
        return true;
      }
      at = endOfOther();
    }
    start = html.length();
    end = start;
    return false;
  }

  /** Returns the index where the tag starts; the size of the HTML after the last tag. */
  int start() {
    return start;
  }

  /** Returns the index after the end of the tag. */
  int end() {
    return end;
  }

  /** Returns {@code true} for an opening tag, and {@code false} for a closing tag. */
  boolean isOpening() {
    return isOpening;
  }

  /** Returns the name of the tag, in lower case. */
  String name() {
    return name;
  }

  /** Returns the attributes of the tag that have a value, until the next call of {@link #next}. */
  List<Attribute> attributes() {
    return attributes;
  }

  /** Returns the text in a part of the HTML that has no tags. */
  String text(int from, int to) {
    String bytes = html.substring(from, to);
    String text = new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    return CharacterReferences.replace(text);
  }

  private boolean isClosing() {
    return html.startsWith("</", start) && isLetter(start + 2);
  }

  /** Returns the index after a comment, a declaration or an instruction, or after a sign. */
  private int endOfOther() {
    if (html.startsWith("<!--", start)) {
      return after("-->", start + 4);
    }
    if (html.startsWith("<?", start)) {
      return after("?>", start + 2);
    }
    if (html.startsWith("<![CDATA[", start)) {
      return after("]]>", start + 9);
    }
    return html.startsWith("<!", start) ? after(">", start + 2) : start + 1;
  }

  private int after(String close, int from) {
    int found = html.indexOf(close, from);
    return found < 0 ? html.length() : found + close.length();
  }

  private boolean skipTag(int from) {
    at = from;
    attributes.clear();
    String element = word(NAME_END);
    while (skip(WHITE_SPACE + "/") && html.charAt(at) != '>') {
      if (!skipAttribute()) {
        return false;
      }
    }
    if (at == html.length()) {
      return false;
    }
    at++;
    name = element;
    return true;
  }

  private boolean skipAttribute() {
    int from = at;
    if (MISPLACED.indexOf(html.charAt(from)) >= 0) {
      return false;
    }
    String attribute = word(NAME_END);
    if (!skip(WHITE_SPACE) || html.charAt(at) != '=') {
      return true;
    }
    at++;
    if (!skip(WHITE_SPACE) || html.charAt(at) == '>') {
      return true;
    }
    char quote = html.charAt(at);
    boolean isQuoted = quote == '"' || quote == '\'';
    int value = isQuoted ? at + 1 : at;
    int close = isQuoted ? html.indexOf(quote, value) : valueEnd(value);
    if (close < 0 || quote == '<') {
      return false;
    }
    at = isQuoted ? close + 1 : close;
    attributes.add(new Attribute(attribute, text(value, close).strip(), from, at));
    return true;
  }

  private int valueEnd(int from) {
    int to = from + 1;
    while (to < html.length() && VALUE_END.indexOf(html.charAt(to)) < 0) {
      to++;
    }
    return to;
  }

  /** Skips any of some characters, and returns whether text follows them. */
  private boolean skip(String characters) {
    while (at < html.length() && characters.indexOf(html.charAt(at)) >= 0) {
      at++;
    }
    return at < html.length();
  }

  /** Skips one character and the characters after it, up to one of some characters. */
  private String word(String ends) {
    int from = at++;
    while (at < html.length() && ends.indexOf(html.charAt(at)) < 0) {
      at++;
    }
    return html.substring(from, at).toLowerCase(Locale.ROOT);
  }

  private int endOfRawText() {
    String close = "</" + name;
    for (int i = html.indexOf("</", end); i >= 0; i = html.indexOf("</", i + 2)) {
      if (html.regionMatches(true, i, close, 0, close.length())) {
        return i;
      }
    }
    return html.length();
  }

  private boolean isLetter(int index) {
    int lower = index < html.length() ? html.charAt(index) | 0x20 : 0;
    return lower >= 'a' && lower <= 'z';
  }
}
