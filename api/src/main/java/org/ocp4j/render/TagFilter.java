package org.ocp4j.render;

import java.util.List;
import java.util.Locale;

/**
 * GFM's tag filter: escapes the {@code <} of tags that change how browsers read the HTML after
 * them. An incomplete tag at the end of the HTML that could become such a tag is escaped too.
 */
final class TagFilter {
  private static final List<String> NAMES = List.of(
      "title", "textarea", "style", "xmp", "iframe", "noembed", "noframes", "script", "plaintext");
  private static final int LONGEST = 9;
  private static final String AFTER_NAME = " \t\n\f\r/>";

  private TagFilter() {}

  /** Returns HTML in which tags that are not allowed are text. */
  static String filter(String html) {
    StringBuilder out = new StringBuilder(html.length() + 16);
    int from = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      if (isFiltered(html, at + 1)) {
        out.append(html, from, at).append("&lt;");
        from = at + 1;
      }
    }
    return out.append(html, from, html.length()).toString();
  }

  private static boolean isFiltered(String html, int at) {
    int start = html.startsWith("/", at) ? at + 1 : at;
    int end = start;
    while (end < html.length() && end - start <= LONGEST && isLetter(html.charAt(end))) {
      end++;
    }
    String name = html.substring(start, end).toLowerCase(Locale.ROOT);
    if (end == html.length()) {
      return NAMES.stream().anyMatch(filtered -> filtered.startsWith(name));
    }
    return NAMES.contains(name) && AFTER_NAME.indexOf(html.charAt(end)) >= 0;
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
