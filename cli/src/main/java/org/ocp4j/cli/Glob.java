package org.ocp4j.cli;

import java.io.File;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of file names: a folder, and what the names of files below it look like. Two stars
 * stand for any number of folders, none included.
 *
 * @param folder the folder that all matching files are in; empty for the current one
 * @param depth the maximum number of folders and files in a name below the folder that can match
 * @param matcher matches names relative to the folder
 */
record Glob(String folder, int depth, PathMatcher matcher) {
  private static final String SIGNS = "*?[{";

  /** Returns {@code true} if a name has a character with a meaning in patterns. */
  static boolean isPattern(String name) {
    return name.chars().anyMatch(c -> SIGNS.indexOf(c) >= 0);
  }

  /**
   * Returns the glob of a pattern.
   *
   * @throws UsageException if the pattern is not well-formed
   */
  static Glob of(String pattern) {
    String text = File.separatorChar == '\\' ? pattern.replace('\\', '/') : pattern;
    int sign = 0;
    while (sign < text.length() && (SIGNS + "\\").indexOf(text.charAt(sign)) < 0) {
      sign++;
    }
    int slash = text.lastIndexOf('/', sign);
    String folder = text.substring(0, slash == 0 ? 1 : Math.max(slash, 0));
    String below = text.substring(slash + 1);
    int depth = below.contains("**")
        ? Integer.MAX_VALUE
        : 1 + (int) below.chars().filter(c -> c == '/').count();
    try {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + optional(below));
      return new Glob(folder, depth, matcher);
    } catch (PatternSyntaxException e) {
      throw new UsageException("FILE: " + pattern + " is not a pattern: " + e.getDescription(), e);
    }
  }

  /** Returns a glob of all files in a folder and below it. */
  static Glob ofAllFiles(String folder) {
    return new Glob(folder, Integer.MAX_VALUE, below -> true);
  }

  boolean matches(Path below) {
    return matcher.matches(below);
  }

  /**
   * Returns a pattern of Java, in which two stars and a slash need a folder, with these made
   * optional.
   */
  private static String optional(String pattern) {
    StringBuilder out = new StringBuilder();
    boolean inGroup = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      boolean starts = i == 0 || pattern.charAt(i - 1) == '/';
      if (starts && !inGroup && pattern.startsWith("**/", i)) {
        out.append("{**/,}");
        i += 2;
      } else {
        inGroup = c == '{' || (inGroup && c != '}');
        out.append(c);
      }
    }
    return out.toString();
  }
}
