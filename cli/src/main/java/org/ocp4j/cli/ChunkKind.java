package org.ocp4j.cli;

import java.util.Locale;

/** The values of the option {@code --to} of {@code ocp chunk}. */
enum ChunkKind {
  TABLE,
  NDJSON,
  HTML;

  /** Returns the value as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
