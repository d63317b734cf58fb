package org.ocp4j.toolkit.links;

import java.nio.file.Path;
import java.util.Objects;

/**
 * A link whose target does not exist.
 *
 * @param file the file that has the link
 * @param link the link
 * @param problem what is wrong with its target
 */
public record BrokenLink(Path file, Link link, LinkProblem problem) {
  /** Checks that nothing is null. */
  public BrokenLink {
    Objects.requireNonNull(file, "file");
    Objects.requireNonNull(link, "link");
    Objects.requireNonNull(problem, "problem");
  }

  /** Returns the target, as the link has it. */
  public String target() {
    return link.target();
  }

  /** Returns the line of the link, from 1. */
  public int line() {
    return link.line();
  }

  /** Returns the column of the link, from 1, in UTF-16 code units. */
  public int column() {
    return link.column();
  }

  /** Returns one line, such as {@code docs/a.md:3:5: no such file: b.md}. */
  @Override
  public String toString() {
    return file + ":" + line() + ":" + column() + ": " + problem.description() + ": " + target();
  }
}
