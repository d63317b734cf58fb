package org.ocp4j;

import org.jspecify.annotations.Nullable;

/** The kind of a node, named as in mdast. */
public enum NodeKind {
  /** The document. */
  ROOT(1, "root"),
  /** A paragraph. */
  PARAGRAPH(2, "paragraph"),
  /** A heading, with an {@link OcpNode#depth()} from 1 to 6. */
  HEADING(3, "heading"),
  /** A thematic break. */
  THEMATIC_BREAK(4, "thematicBreak"),
  /** A block quote. */
  BLOCKQUOTE(5, "blockquote"),
  /** A list, ordered or not. */
  LIST(6, "list"),
  /** An item of a list. */
  LIST_ITEM(7, "listItem"),
  /** Fenced or indented code. */
  CODE(8, "code"),
  /** Raw HTML, as a block or inside text. */
  HTML(9, "html"),
  /** The definition of a reference. */
  DEFINITION(10, "definition"),
  /** Text. */
  TEXT(11, "text"),
  /** Emphasis. */
  EMPHASIS(12, "emphasis"),
  /** Strong emphasis. */
  STRONG(13, "strong"),
  /** Inline code. */
  INLINE_CODE(14, "inlineCode"),
  /** A hard line break. */
  BREAK(15, "break"),
  /** A link with its own destination. */
  LINK(16, "link"),
  /** An image with its own destination. */
  IMAGE(17, "image"),
  /** A link through a definition. */
  LINK_REFERENCE(18, "linkReference"),
  /** An image through a definition. */
  IMAGE_REFERENCE(19, "imageReference"),
  /** A table. */
  TABLE(20, "table"),
  /** A row of a table; the first is the header. */
  TABLE_ROW(21, "tableRow"),
  /** A cell of a row. */
  TABLE_CELL(22, "tableCell"),
  /** Text that is struck through. */
  DELETE(23, "delete"),
  /** The definition of a footnote. */
  FOOTNOTE_DEFINITION(24, "footnoteDefinition"),
  /** A reference to a footnote, such as {@code [^1]}. */
  FOOTNOTE_REFERENCE(25, "footnoteReference"),
  /** YAML front matter. */
  YAML(26, "yaml"),
  /** TOML front matter. */
  TOML(27, "toml"),
  /** A block of math. */
  MATH(28, "math"),
  /** Inline math. */
  INLINE_MATH(29, "inlineMath"),
  /** A block of JavaScript imports and exports. */
  MDXJS_ESM(30, "mdxjsEsm"),
  /** An expression in braces that is a block. */
  MDX_FLOW_EXPRESSION(31, "mdxFlowExpression"),
  /** An expression in braces inside text. */
  MDX_TEXT_EXPRESSION(32, "mdxTextExpression"),
  /** A JSX element or fragment that is a block. */
  MDX_JSX_FLOW_ELEMENT(33, "mdxJsxFlowElement"),
  /** A JSX element or fragment inside text. */
  MDX_JSX_TEXT_ELEMENT(34, "mdxJsxTextElement");

  private static final @Nullable NodeKind[] BY_CODE = new @Nullable NodeKind[256];

  static {
    for (NodeKind kind : values()) {
      BY_CODE[kind.code] = kind;
    }
  }

  private final int code;
  private final String type;

  NodeKind(int code, String type) {
    this.code = code;
    this.type = type;
  }

  /** Returns the byte of this kind in a payload, which never changes. */
  public int code() {
    return code;
  }

  /** Returns the value of mdast's {@code type} field, such as {@code "listItem"}. */
  public String type() {
    return type;
  }

  /**
   * Returns the kind of a byte in a payload.
   *
   * @param code the byte, from 0 to 255
   * @return the kind, or null if no kind has this code
   */
  public static @Nullable NodeKind ofCode(int code) {
    return code < 0 || code > 255 ? null : BY_CODE[code];
  }
}
