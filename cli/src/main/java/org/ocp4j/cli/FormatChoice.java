package org.ocp4j.cli;

import java.util.Locale;
import org.ocp4j.Format;

/** The values of the option {@code --format}. */
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

  /** Returns the value as it is written on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
