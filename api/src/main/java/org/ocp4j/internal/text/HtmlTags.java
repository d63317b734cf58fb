package org.ocp4j.internal.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Iterates over the markup in raw HTML: tags, comments, processing instructions, declarations and
 * CDATA sections, as CommonMark defines them. Like browsers, it also accepts other characters in
 * the names of attributes and in values without quotes, and finds no markup in scripts and other
 * raw text.
 *
 * <p>A tag whose quote is not closed is text. Other markup without an end extends to the end of the
 * HTML. The names of elements are ASCII.
 *
 * <p>It takes time in proportion to the HTML. A scan for the end of a tag fails at a less-than sign
 * or a quote that is out of place, so at most three scans read the same character: one outside
 * quotes, and one inside each kind of quotes.
 */
public final class HtmlTags {
  private static final Set<String> RAW_TEXT = Set.of("script", "style", "textarea", "title");
  private static final String WHITE_SPACE = " \t\r\n\f";
  private static final String MISPLACED = "\"'<";
  private static final String VALUE_END = WHITE_SPACE + MISPLACED + ">";
  private static final String NAME_END = VALUE_END + "/=";

  private final String html;
  private final boolean readsAttributes;
  private final Set<String> attributes = new HashSet<>();
  private final Set<String> blank = new HashSet<>();
  private String name = "";
  private int start;
  private int end;
  private int at;

  /** Creates an iterator that is before the first markup. */
  public HtmlTags(String html) {
    this(html, true);
  }

  private HtmlTags(String html, boolean readsAttributes) {
    this.html = html;
    this.readsAttributes = readsAttributes;
  }

  /** Returns HTML without markup and surrounding white space. Both are in UTF-8. */
  public static byte[] strip(byte[] html) {
    // One character for each byte, so that indexes are those of the bytes.
    HtmlTags tags = new HtmlTags(new String(html, StandardCharsets.ISO_8859_1), false);
    byte[] text = new byte[html.length];
    int length = 0;
    int from = 0;
    boolean hasNext;
    do {
      hasNext = tags.next();
      int count = (hasNext ? tags.start : html.length) - from;
      System.arraycopy(html, from, text, length, count);
      length += count;
      from = tags.end;
    } while (hasNext);
    return stripWhiteSpace(text, length);
  }

  /** Returns the first bytes of a text without the white space around them. */
  private static byte[] stripWhiteSpace(byte[] text, int length) {
    int from = 0;
    int to = length;
    while (from < to && Character.isWhitespace(text[from])) {
      from++;
    }
    while (from < to && Character.isWhitespace(text[to - 1])) {
      to--;
    }
    if (from < to && (text[from] < 0 || text[to - 1] < 0)) {
      // The first or the last character is not ASCII and may be white space, too.
      String rest = new String(text, from, to - from, StandardCharsets.UTF_8);
      return rest.strip().getBytes(StandardCharsets.UTF_8);
    }
    return Arrays.copyOfRange(text, from, to);
  }

  /** Moves to the next markup, and returns whether there is any. */
  public boolean next() {
    at = RAW_TEXT.contains(name) ? endOfRawText() : end;
    name = "";
    while ((at = html.indexOf('<', at)) >= 0) {
      start = at;
      if (skipMarkup()) {
        end = at;
        return true;
      }
      at = start + 1;
    }
    end = html.length();
    return false;
  }

  /** Returns the index where the markup starts. */
  public int start() {
    return start;
  }

  /** Returns the index after the end of the markup. */
  public int end() {
    return end;
  }

  /** Returns the name of an opening tag in lower case, or an empty string for other markup. */
  public String name() {
    return name;
  }

  /** Returns the names of an opening tag's attributes in lower case, until the next call. */
  public Set<String> attributes() {
    return attributes;
  }

  /** Returns the names of those attributes that have no value or a blank one. */
  public Set<String> blank() {
    return blank;
  }

  private boolean skipMarkup() {
    if (isLetter(start + 1)) {
      return skipTag(start + 1, true);
    }
    if (html.startsWith("</", start) && isLetter(start + 2)) {
      return skipTag(start + 2, false);
    }
    if (html.startsWith("<!--", start)) {
      return skipTo("-->", start + 2);
    }
    if (html.startsWith("<?", start)) {
      return skipTo("?>", start + 2);
    }
    if (html.startsWith("<![CDATA[", start)) {
      return skipTo("]]>", start + 9);
    }
    return html.startsWith("<!", start) && isLetter(start + 2) && skipTo(">", start + 2);
  }

  private boolean skipTo(String close, int from) {
    int found = html.indexOf(close, from);
    at = found < 0 ? html.length() : found + close.length();
    return true;
  }

  private boolean skipTag(int from, boolean opens) {
    at = from;
    String element = word(NAME_END);
    if (readsAttributes) {
      attributes.clear();
      blank.clear();
    }
    while (skip(WHITE_SPACE + "/") && html.charAt(at) != '>') {
      if (!skipAttribute()) {
        return false;
      }
    }
    if (at < html.length()) {
      at++;
      name = opens ? element : "";
    }
    return true;
  }

  private boolean skipAttribute() {
    if (MISPLACED.indexOf(html.charAt(at)) >= 0) {
      return false;
    }
    int name = at;
    skipWord(NAME_END);
    int nameEnd = at;
    if (!skip(WHITE_SPACE) || html.charAt(at) != '=') {
      add(name, nameEnd, true);
      return true;
    }
    at++;
    if (!skip(WHITE_SPACE) || html.charAt(at) == '>') {
      add(name, nameEnd, true);
      return true;
    }
    char quote = html.charAt(at);
    if (quote != '"' && quote != '\'') {
      add(name, nameEnd, false);
      skipWord(VALUE_END);
      return quote != '<';
    }
    int value = at + 1;
    int close = html.indexOf(quote, value);
    if (close < 0) {
      return false;
    }
    at = close + 1;
    add(name, nameEnd, readsAttributes && html.substring(value, close).isBlank());
    return true;
  }

  private void add(int nameStart, int nameEnd, boolean isBlank) {
    if (readsAttributes) {
      String attribute = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
      attributes.add(attribute);
      if (isBlank) {
        blank.add(attribute);
      }
    }
  }

  /** Skips any of some characters, and returns whether text follows them. */
  private boolean skip(String characters) {
    while (at < html.length() && characters.indexOf(html.charAt(at)) >= 0) {
      at++;
    }
    return at < html.length();
  }

  /** Skips a word like {@link #skipWord}, and returns it in lower case. */
  private String word(String ends) {
    int from = at;
    skipWord(ends);
    return html.substring(from, at).toLowerCase(Locale.ROOT);
  }

  /** Skips one character and the characters after it, up to one of some characters. */
  private void skipWord(String ends) {
    at++;
    while (at < html.length() && ends.indexOf(html.charAt(at)) < 0) {
      at++;
    }
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
