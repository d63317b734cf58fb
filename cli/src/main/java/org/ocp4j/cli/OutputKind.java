package org.ocp4j.cli;

import java.util.Locale;

/** The values of the option {@code --to}: what to print of a document. */
enum OutputKind {
  TREE(true, ".txt"),
  JSON(false, ".json"),
  HTML(false, ".html"),
  TEXT(true, ".txt"),
  MARKDOWN(false, ".md"),
  OCP(false, ".ocp"),
  STATS(true, "");

  private final boolean forSeveral;
  private final String extension;

  OutputKind(boolean forSeveral, String extension) {
    this.forSeveral = forSeveral;
    this.extension = extension;
  }

  /** Returns {@code true} if one output can hold the documents of several files. */
  boolean isForSeveral() {
    return forSeveral;
  }

  /** Returns the usual end of the names of files with one document; empty if there are none. */
  String extension() {
    return extension;
  }

  /** Returns the value as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
