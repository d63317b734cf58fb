package org.ocp4j;

import org.jspecify.annotations.Nullable;

/** The kind of a node, with the names of mdast. */
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
  /** Raw HTML, in flow or in text. */
  HTML(9, "html"),
  /** The definition of a reference. */
  DEFINITION(10, "definition"),
  /** Text. */
  TEXT(11, "text"),
  /** Emphasis. */
  EMPHASIS(12, "emphasis"),
  /** Strong emphasis. */
  STRONG(13, "strong"),
  /** Code in text. */
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
  /** Struck text. */
  DELETE(23, "delete"),
  /** The definition of a footnote. */
  FOOTNOTE_DEFINITION(24, "footnoteDefinition"),
  /** A call to a footnote. */
  FOOTNOTE_REFERENCE(25, "footnoteReference"),
  /** YAML front matter. */
  YAML(26, "yaml"),
  /** TOML front matter. */
  TOML(27, "toml"),
  /** Math in flow. */
  MATH(28, "math"),
  /** Math in text. */
  INLINE_MATH(29, "inlineMath"),
  /** Imports and exports. */
  MDXJS_ESM(30, "mdxjsEsm"),
  /** An expression in flow. */
  MDX_FLOW_EXPRESSION(31, "mdxFlowExpression"),
  /** An expression in text. */
  MDX_TEXT_EXPRESSION(32, "mdxTextExpression"),
  /** A JSX element or fragment in flow. */
  MDX_JSX_FLOW_ELEMENT(33, "mdxJsxFlowElement"),
  /** A JSX element or fragment in text. */
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
