package org.ocp4j.render;

/** Extracts the text between the tags of raw HTML. */
final class HtmlTags {
  private HtmlTags() {}

  /** Returns HTML without tags, comments, declarations and surrounding white space. */
  static String strip(String html) {
    StringBuilder text = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      int tag = html.indexOf('<', at);
      if (tag < 0) {
        break;
      }
      text.append(html, at, tag);
      at = end(html, tag);
    }
    return text.append(html, at, html.length()).toString().strip();
  }

  private static int end(String html, int tag) {
    String close = html.startsWith("<!--", tag) ? "-->" : ">";
    int end = html.indexOf(close, tag);
    return end < 0 ? html.length() : end + close.length();
  }
}
