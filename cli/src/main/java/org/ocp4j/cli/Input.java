package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.ocp4j.Format;

/**
 * An input of the command: a file, or the standard input.
 *
 * @param name the name as given on the command line
 */
record Input(String name) {
  private static final String STANDARD = "-";

  boolean isStandardInput() {
    return name.equals(STANDARD);
  }

  /** Returns the format that the file name's extension implies; Markdown for the standard input. */
  Format formatByName() {
    return hasExtension(".mdx") ? Format.MDX : Format.MARKDOWN;
  }

  boolean hasExtension(String extension) {
    return name.toLowerCase(Locale.ROOT).endsWith(extension);
  }

  Path path() {
    return Path.of(name);
  }

  /** Returns the size in bytes, or 0 if it is unknown before the input is read. */
  long size() {
    try {
      return isStandardInput() ? 0 : Files.size(path());
    } catch (IOException | IllegalArgumentException e) {
      return 0;
    }
  }
}
