package org.ocp4j;

import org.jspecify.annotations.Nullable;

/**
 * A text field that a payload keeps as an attribute of its node; {@link #code()} is the byte that
 * stands in a payload. They are mdast's, all but {@link #ALERT}.
 */
public enum NodeField {
  /** The destination of a link, an image or a definition. */
  URL(1, "url"),
  /** The title of a link, an image or a definition. */
  TITLE(2, "title"),
  /** The plain text of an image. */
  ALT(3, "alt"),
  /** The language of code. */
  LANG(4, "lang"),
  /** What follows the language of code, or opens math. */
  META(5, "meta"),
  /** The normalized name of a definition or a footnote, to compare. */
  IDENTIFIER(6, "identifier"),
  /** The name of a definition or a footnote, to show. */
  LABEL(7, "label"),
  /** The type of the alert that a block quote is, as written between {@code [!} and {@code ]}. */
  ALERT(8, "alert");

  private static final NodeField[] BY_CODE = values();

  private final int code;
  private final String title;

  NodeField(int code, String title) {
    this.code = code;
    this.title = title;
  }

  /** The byte that stands for this field in a payload; it never changes. */
  public int code() {
    return code;
  }

  /** The field's name in mdast, such as {@code "url"}. */
  public String title() {
    return title;
  }

  /**
   * The field a payload's byte stands for.
   *
   * @param code 0 to 255
   * @return the field, or null when no field has that code
   */
  public static @Nullable NodeField ofCode(int code) {
    return code < 1 || code > BY_CODE.length ? null : BY_CODE[code - 1];
  }
}
