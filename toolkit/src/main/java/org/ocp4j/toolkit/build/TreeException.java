package org.ocp4j.toolkit.build;

/** Thrown when a program adds to a tree what cannot stand there. The tree stays as it was. */
public final class TreeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String path;

  TreeException(String reason, String path) {
    super(reason + " (at " + (path.isEmpty() ? "the root" : path) + ")");
    this.reason = reason;
    this.path = path;
  }

  /** Returns what is wrong and what was expected, without the place. */
  public String reason() {
    return reason;
  }

  /**
   * Returns the place in the tree as a JSON Pointer into its mdast, such as {@code
   * "/children/3/depth"}. Children count from 0; the root is the empty string.
   */
  public String path() {
    return path;
  }
}
