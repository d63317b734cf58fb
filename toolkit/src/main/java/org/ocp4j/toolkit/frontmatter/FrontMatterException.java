package org.ocp4j.toolkit.frontmatter;

import org.jspecify.annotations.Nullable;

/** Thrown when front matter is not valid, exceeds a limit, or does not fit a record. */
public final class FrontMatterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final int line;
  private final int column;

  FrontMatterException(String reason, int line, int column, @Nullable Throwable cause) {
    super("line " + line + ", column " + column + ": " + reason, cause);
    this.reason = reason;
    this.line = line;
    this.column = column;
  }

  /** Returns what is wrong and how to mend it, without the place. */
  public String reason() {
    return reason;
  }

  /** Returns the line in the document, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column in the document, from 1, in UTF-16 code units. */
  public int column() {
    return column;
  }
}
