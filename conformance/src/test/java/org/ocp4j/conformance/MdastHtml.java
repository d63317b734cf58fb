package org.ocp4j.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Writes the HTML that the tests of micromark's MDX extensions expect. Their compilers write
 * nothing for expressions, ESM and tags, so the expected HTML is that of a tree without them. It
 * supports only the node types in these tests.
 */
final class MdastHtml {
  private static final Map<String, String> TAGS = Map.of(
      "paragraph", "p",
      "blockquote", "blockquote",
      "listItem", "li",
      "emphasis", "em",
      "strong", "strong",
      "inlineCode", "code");

  private static final Pattern SPACE = Pattern.compile("[ \t\r\n]+");
  private static final Pattern AROUND_BLOCKS =
      Pattern.compile(" ?(</?(?:p|h[1-6]|hr|blockquote|ul|ol|li|pre)(?: [^>]*)?>) ?");

  private MdastHtml() {}

  /** Returns the HTML of a tree, normalized. */
  static String of(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    write(tree, false, out);
    return normalize(out.toString());
  }

  /**
   * Removes differences in white space from HTML: micromark keeps the line endings inside the nodes
   * that its compilers skip.
   */
  static String normalize(String html) {
    String spaced = SPACE.matcher(html).replaceAll(" ");
    return AROUND_BLOCKS.matcher(spaced).replaceAll("$1").strip();
  }

  private static void write(JsonNode node, boolean tight, StringBuilder out) {
    String type = node.path("type").textValue();
    switch (type) {
      case "root", "mdxJsxFlowElement", "mdxJsxTextElement" -> children(node, tight, out);
      case "mdxFlowExpression", "mdxTextExpression", "mdxjsEsm" -> {}
      case "text" -> out.append(escape(node.path("value").textValue()));
      case "heading" -> enclose("h" + node.path("depth"), node, out);
      case "list" -> {
        boolean loose = node.path("spread").booleanValue();
        for (JsonNode item : node.path("children")) {
          loose |= item.path("spread").booleanValue();
        }
        out.append("<ul>");
        children(node, !loose, out);
        out.append("</ul>");
      }
      case "listItem" -> {
        out.append("<li>");
        children(node, tight, out);
        out.append("</li>");
      }
      case "link" -> {
        out.append("<a href=\"").append(escape(node.path("url").textValue())).append("\">");
        children(node, false, out);
        out.append("</a>");
      }
      default -> {
        if (tight && type.equals("paragraph")) {
          children(node, false, out);
        } else if (TAGS.containsKey(type)) {
          enclose(TAGS.get(type), node, out);
        } else {
          throw new AssertionError("MdastHtml does not support nodes of type " + type);
        }
      }
    }
  }

  private static void enclose(String tag, JsonNode node, StringBuilder out) {
    out.append('<').append(tag).append('>');
    children(node, false, out);
    out.append(escape(node.path("value").asText(""))).append("</").append(tag).append('>');
  }

  private static void children(JsonNode node, boolean tight, StringBuilder out) {
    for (JsonNode child : node.path("children")) {
      write(child, tight, out);
    }
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
