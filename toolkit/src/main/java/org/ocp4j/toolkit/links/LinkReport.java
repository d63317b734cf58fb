package org.ocp4j.toolkit.links;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The result of a check of links.
 *
 * @param files the number of files that were checked, with those that failed
 * @param links the number of links and images in them
 * @param externalLinks how many of the links are external, so that they were not checked
 * @param broken the broken links, in the order of files and links
 * @param failures the files that could not be read or parsed, in order
 * @param skipped the folders and symbolic links that the search for files left out
 */
public record LinkReport(
    int files,
    long links,
    long externalLinks,
    List<BrokenLink> broken,
    List<Failure> failures,
    List<Path> skipped) {
  /** Copies the lists. */
  public LinkReport {
    broken = List.copyOf(broken);
    failures = List.copyOf(failures);
    skipped = List.copyOf(skipped);
  }

  /** Returns {@code true} if no link is broken and every file was parsed. */
  public boolean isClean() {
    return broken.isEmpty() && failures.isEmpty();
  }

  /** Returns one line, such as {@code files: 3 (1 failed), links: 8 (2 external, 1 broken)}. */
  @Override
  public String toString() {
    return "files: "
        + files
        + " ("
        + failures.size()
        + " failed), links: "
        + links
        + " ("
        + externalLinks
        + " external, "
        + broken.size()
        + " broken)";
  }

  /**
   * A file whose links were not checked.
   *
   * @param file the file
   * @param error the exception that reading or parsing it threw
   */
  public record Failure(Path file, Exception error) {
    /** Checks that nothing is null. */
    public Failure {
      Objects.requireNonNull(file, "file");
      Objects.requireNonNull(error, "error");
    }

    /** Returns one line, such as {@code docs/a.mdx: Expected a closing tag}. */
    @Override
    public String toString() {
      return file + ": " + error.getMessage();
    }
  }
}
