package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ocp4j.Format;

/**
 * A file, or the standard input.
 *
 * @param name as it stands on the command line
 */
record Input(String name) {
  private static final String STANDARD = "-";

  boolean isStandardInput() {
    return name.equals(STANDARD);
  }

  /** The format that goes with the name; there is none for the standard input to go by. */
  Format formatByName() {
    return hasExtension(".mdx") ? Format.MDX : Format.MARKDOWN;
  }

  boolean hasExtension(String extension) {
    return name.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  Path path() {
    return Path.of(name);
  }

  /** How many bytes it has; 0 when that cannot be known before it is read. */
  long size() {
    try {
      return isStandardInput() ? 0 : Files.size(path());
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
