package org.ocp4j.conformance;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Converts HTML with math from KaTeX, as the tests of micromark's math extension expect it. */
final class Katex {
  private static final Pattern MATH =
      Pattern.compile("<(?:span|div) class=\"math math-(?:inline|display)\">");
  private static final Pattern LINE_ENDING = Pattern.compile("\\R");
  private static final Pattern TAG = Pattern.compile("<(/?)(?:span|div)[ >]");

  /** The TeX source in KaTeX's output, or in its error for TeX that it refuses. */
  private static final Pattern TEX = Pattern.compile(
      "<(?:annotation encoding=\"application/x-tex\"|span class=\"katex-error\"[^>]*)>([^<]*)</");

  private Katex() {}

  /**
   * Returns the HTML with only the TeX in the elements of math, as ocp4j's renderer writes it. In
   * inline math, a line ending in the TeX becomes a space.
   */
  static String toTex(String html) {
    StringBuilder out = new StringBuilder();
    Matcher math = MATH.matcher(html);
    int at = 0;
    while (math.find(at)) {
      int end = closingTag(html, math.end());
      Matcher tex = TEX.matcher(html).region(math.end(), end);
      if (!tex.find()) {
        throw new AssertionError("no TeX in " + html);
      }
      boolean inline = math.group().startsWith("<span");
      String value = tex.group(1).replace("&#x27;", "'");
      out.append(html, at, math.end())
          .append(inline ? LINE_ENDING.matcher(value).replaceAll(" ") : value);
      at = end;
    }
    return out.append(html, at, html.length()).toString();
  }

  /** Returns the offset of the closing tag of an element whose content starts at {@code from}. */
  private static int closingTag(String html, int from) {
    Matcher tag = TAG.matcher(html);
    int open = 1;
    for (int at = from; tag.find(at); at = tag.end()) {
      open += tag.group(1).isEmpty() ? 1 : -1;
      if (open == 0) {
        return tag.start();
      }
    }
    throw new AssertionError("math without an end in " + html);
  }
}
