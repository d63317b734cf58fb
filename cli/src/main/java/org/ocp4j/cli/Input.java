package org.ocp4j.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import org.ocp4j.Format;

/**
 * An input of the command: a file, or the standard input.
 *
 * @param name the name to read it by, and to show to the user
 * @param place the name relative to the folder or the pattern that it was found with; the bare file
 *     name of a file that the user named
 */
record Input(String name, String place) {
  private static final String STANDARD = "-";

  /** Makes an input of a name as given on the command line. */
  Input(String name) {
    this(name, fileName(name));
  }

  /** Returns the input of the standard input. */
  static Input standard() {
    return new Input(STANDARD);
  }

  private static String fileName(String name) {
    try {
      Path last = Path.of(name).getFileName();
      return last == null ? name : last.toString();
    } catch (InvalidPathException e) {
      return name;
    }
  }

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

  /**
   * Returns the path of the file.
   *
   * @throws IOException if the system has no such names
   */
  Path validPath() throws IOException {
    try {
      return path();
    } catch (InvalidPathException e) {
      throw new IOException(
          "not a valid file name on this system: "
              + e.getReason()
              + ". If the name has non-ASCII characters, set LC_ALL=C.UTF-8",
          e);
    }
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
