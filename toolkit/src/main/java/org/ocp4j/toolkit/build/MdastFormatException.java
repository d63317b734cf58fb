package org.ocp4j.toolkit.build;

/** Thrown when JSON is broken, or is not an mdast tree that a document can contain. */
public final class MdastFormatException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String path;
  private final int line;
  private final int column;
  private final long offset;

  MdastFormatException(String reason, String path, JsonPlace place) {
    super("not a well-formed mdast tree: "
        + reason
        + " (at "
        + (path.isEmpty() ? "the root" : path)
        + ", line "
        + place.line()
        + ", column "
        + place.column()
        + ")");
    this.reason = reason;
    this.path = path;
    this.line = place.line();
    this.column = place.column();
    this.offset = place.offset();
  }

  /** Returns what was found and what was expected, without the place. */
  public String reason() {
    return reason;
  }

  /**
   * Returns the place in the tree as a JSON Pointer, such as {@code "/children/3/depth"}. The root
   * is the empty string.
   */
  public String path() {
    return path;
  }

  /** Returns the line of the JSON, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column in UTF-16 code units, from 1. */
  public int column() {
    return column;
  }

  /** Returns the offset in the JSON in UTF-16 code units, from 0. */
  public long offset() {
    return offset;
  }
}
