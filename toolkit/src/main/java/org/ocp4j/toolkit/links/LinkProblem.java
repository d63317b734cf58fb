package org.ocp4j.toolkit.links;

/** The reason why a link is broken. */
public enum LinkProblem {
  /** No file or folder has the path of the target, in upper and lower case as it is written. */
  NO_SUCH_FILE("no such file"),
  /** The file has no heading, {@code id} or {@code name} that the fragment names. */
  NO_SUCH_ANCHOR("no such anchor"),
  /** The path, or a symbolic link that it passes through, leads out of the folder. */
  OUTSIDE_ROOT("outside the folder"),
  /** The percent-encoding of the target is wrong, or does not stand for UTF-8. */
  MALFORMED_URL("malformed URL");

  private final String description;

  LinkProblem(String description) {
    this.description = description;
  }

  /** Returns the problem in words, such as {@code "no such file"}. */
  public String description() {
    return description;
  }
}
