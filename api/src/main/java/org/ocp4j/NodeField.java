package org.ocp4j;

import org.jspecify.annotations.Nullable;

/**
 * A text field of a node, which a payload stores as an attribute. All fields are mdast's, except
 * {@link #ALERT}.
 */
public enum NodeField {
  /** The destination of a link, an image or a definition. */
  URL(1, "url"),
  /** The title of a link, an image or a definition. */
  TITLE(2, "title"),
  /** The alternative text of an image. */
  ALT(3, "alt"),
  /** The language of a code block. */
  LANG(4, "lang"),
  /** The text after the language of a code block, or after the opening fence of math. */
  META(5, "meta"),
  /** The normalized label of a definition or a footnote; labels that match have the same. */
  IDENTIFIER(6, "identifier"),
  /** The label of a definition or a footnote, as written. */
  LABEL(7, "label"),
  /**
   * The type of an alert, as written between {@code [!} and {@code ]}; a block quote without it is
   * no alert.
   */
  ALERT(8, "alert");

  private static final NodeField[] BY_CODE = values();

  private final int code;
  private final String title;

  NodeField(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** Returns the byte of this field in a payload, which never changes. */
  public int code() {
    return code;
  }

  /** Returns the name of this field in mdast, such as {@code "url"}. */
  public String title() {
    return title;
  }

  /**
   * Returns the field of a byte in a payload.
   *
   * @param code the byte, from 0 to 255
   * @return the field, or null if no field has this code
   */
  public static @Nullable NodeField ofCode(int code) {
    return code < 1 || code > BY_CODE.length ? null : BY_CODE[code - 1];
  }
}
