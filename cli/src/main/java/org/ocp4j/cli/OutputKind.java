package org.ocp4j.cli;

import java.util.Locale;

/** What is shown of a document. */
enum OutputKind {
  TREE(true),
  JSON(false),
  HTML(false),
  TEXT(true),
  OCP(false),
  STATS(true);

  private final boolean forSeveral;

  OutputKind(boolean forSeveral) {
    this.forSeveral = forSeveral;
  }

  /** Whether the documents of several files can stand in one output. */
  boolean isForSeveral() {
    return forSeveral;
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
