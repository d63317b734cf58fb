package org.ocp4j.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Counts the folders and links that were skipped while files were looked for. */
final class SkippedFolders {
  /** The folder that package managers fill. */
  static final String PACKAGES = "node_modules";

  private int hidden;
  private int packages;
  private int links;

  void add(List<Path> skipped) {
    for (Path path : skipped) {
      String name = String.valueOf(path.getFileName());
      if (Files.isSymbolicLink(path)) {
        links++;
      } else if (name.equals(PACKAGES)) {
        packages++;
      } else {
        hidden++;
      }
    }
  }

  boolean isEmpty() {
    return hidden + packages + links == 0;
  }

  /** Returns a line for the user. */
  String notice() {
    List<String> parts = new ArrayList<>();
    add(parts, hidden, "hidden folder");
    add(parts, packages, PACKAGES + " folder");
    add(parts, links, "symbolic link");
    return "skipped " + String.join(", ", parts) + "; to read one, name it";
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what + (count == 1 ? "" : "s"));
    }
  }
}
