package org.ocp4j.spark.internal.nodes;

import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;

/** Says what the text of a node is: a name or a value, which are two columns. */
public final class NodeTexts {
  private NodeTexts() {}

  /** Returns {@code true} if the text of the current node is the name of a JSX element. */
  public static boolean isName(OcpCursor node) {
    NodeKind kind = node.kind();
    boolean isElement =
        kind == NodeKind.MDX_JSX_FLOW_ELEMENT || kind == NodeKind.MDX_JSX_TEXT_ELEMENT;
    return isElement && node.textLength() > 0;
  }

  /** Returns {@code true} if the text of the current node is its value, which may be empty. */
  public static boolean isValue(OcpCursor node) {
    return switch (node.kind()) {
      case TEXT,
          CODE,
          INLINE_CODE,
          HTML,
          MATH,
          INLINE_MATH,
          YAML,
          TOML,
          MDXJS_ESM,
          MDX_FLOW_EXPRESSION,
          MDX_TEXT_EXPRESSION -> true;
      default -> false;
    };
  }
}
