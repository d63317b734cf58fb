package org.ocp4j.cli;

import java.util.Locale;

/** The values of the option {@code --to}: what to print of a document. */
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

  /** Returns {@code true} if one output can hold the documents of several files. */
  boolean isForSeveral() {
    return forSeveral;
  }

  /** Returns the value as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
