package org.ocp4j.bench.chunks.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A node of a tree that remark made.
 *
 * @param type the type of node, such as {@code "listItem"}
 * @param start the UTF-16 offset where it starts
 * @param end the UTF-16 offset after it
 * @param value the content of a node without children; empty for others
 * @param url the target of a link, an image or a definition; empty for others
 * @param identifier what a reference and its definition have in common; empty for others
 * @param children the nodes in it, in document order
 */
public record Mdast(
    String type,
    int start,
    int end,
    String value,
    String url,
    String identifier,
    List<Mdast> children) {
  /** The tree of an empty document. */
  public static final Mdast EMPTY = new Mdast("root", 0, 0, "", "", "", List.of());

  /** Copies the list of children. */
  public Mdast {
    children = List.copyOf(children);
  }

  /** Reads a node as remark writes it in JSON. */
  static Mdast of(JsonNode json) {
    List<Mdast> children = new ArrayList<>();
    for (JsonNode child : json.path("children")) {
      children.add(of(child));
    }
    JsonNode position = json.path("position");
    return new Mdast(
        json.path("type").asText(),
        position.path("start").path("offset").asInt(),
        position.path("end").path("offset").asInt(),
        json.path("value").asText(""),
        json.path("url").asText(""),
        json.path("identifier").asText(""),
        children);
  }

  /** Returns {@code true} if this node has a type. */
  public boolean is(String wanted) {
    return type.equals(wanted);
  }

  /** Returns {@code true} for front matter, ESM and comments, which a reader does not see. */
  public boolean isHidden() {
    return switch (type) {
      case "yaml", "toml", "mdxjsEsm" -> true;
      case "html" -> value.startsWith("<!--");
      case "mdxFlowExpression", "mdxTextExpression" -> {
        String code = value.strip();
        yield code.isEmpty() || (code.startsWith("/*") && code.endsWith("*/"));
      }
      default -> false;
    };
  }

  /** Returns {@code true} for an element of JSX. */
  public boolean isJsx() {
    return is("mdxJsxFlowElement") || is("mdxJsxTextElement");
  }

  /** Returns what a reader sees of this node as text: its text and its code. */
  public String toText() {
    StringBuilder text = new StringBuilder();
    addText(text);
    return text.toString();
  }

  private void addText(StringBuilder out) {
    switch (type) {
      case "text", "inlineCode", "inlineMath", "code", "math" -> out.append(value);
      case "break" -> out.append('\n');
      default -> children.forEach(child -> child.addText(out));
    }
  }
}
