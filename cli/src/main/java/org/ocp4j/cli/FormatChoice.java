package org.ocp4j.cli;

import java.util.Locale;
import org.ocp4j.Format;

/** How the grammar of an input is chosen. */
enum FormatChoice {
  MDX,
  MARKDOWN,
  AUTO;

  Format of(Input input) {
    return switch (this) {
      case MDX -> Format.MDX;
      case MARKDOWN -> Format.MARKDOWN;
      case AUTO -> input.formatByName();
    };
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
