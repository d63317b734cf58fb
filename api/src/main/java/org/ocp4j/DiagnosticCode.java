package org.ocp4j;

import org.jspecify.annotations.Nullable;

/**
 * The kind of a mistake that a parser reports. The identifiers are remark's, where remark has one
 * for the same mistake.
 */
public enum DiagnosticCode {
  /** A byte sequence that is not UTF-8. */
  INVALID_UTF8(1, "invalid-utf8"),
  /** A character that is not allowed at its place in a JSX tag. */
  UNEXPECTED_CHARACTER(2, "unexpected-character"),
  /** The source, or the block, ended inside a tag or an expression. */
  UNEXPECTED_EOF(3, "unexpected-eof"),
  /** A lazy continuation line inside a tag or an expression, in a block quote or a list. */
  UNEXPECTED_LAZY(4, "unexpected-lazy"),
  /** A closing tag with no tag open. */
  UNEXPECTED_CLOSING_SLASH(5, "unexpected-closing-slash"),
  /** An attribute in a closing tag. */
  UNEXPECTED_ATTRIBUTE(6, "unexpected-attribute"),
  /** A self-closing slash in a closing tag. */
  UNEXPECTED_SELF_CLOSING_SLASH(7, "unexpected-self-closing-slash"),
  /** A tag that is not closed where it must be, or closed by another name. */
  END_TAG_MISMATCH(8, "end-tag-mismatch"),
  /** Braces among attributes that hold something other than a spread. */
  NON_SPREAD(9, "non-spread"),
  /** A spread followed by something else in the same braces. */
  SPREAD_EXTRA(10, "spread-extra"),
  /** An expression or ESM block that cannot be JavaScript. */
  INVALID_JAVASCRIPT(11, "invalid-javascript");

  private final int number;
  private final String id;

  DiagnosticCode(int number, String id) {
    this.number = number;
    this.id = id;
  }

  /** Returns the number of this code in a payload and in the C interface, which never changes. */
  public int number() {
    return number;
  }

  /** Returns the identifier in messages, such as {@code "end-tag-mismatch"}. */
  public String id() {
    return id;
  }

  /** Returns the code with a number, or null if there is none. */
  public static @Nullable DiagnosticCode ofNumber(int number) {
    for (DiagnosticCode code : values()) {
      if (code.number == number) {
        return code;
      }
    }
    return null;
  }
}
