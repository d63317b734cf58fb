package org.ocp4j.lint;

import org.jspecify.annotations.Nullable;
import org.ocp4j.Severity;

/**
 * What a {@link Linter} looks for. The names are those that linters of Markdown have for the same
 * thing, where they have one.
 */
public enum LintRule {
  /**
   * A heading that is more than one level deeper than the one before it. The first may have any
   * level, and so may the first in a block quote or a footnote, which have an outline of their own.
   * The elements {@code <h1>} to {@code <h6>} are headings too, in JSX and in raw HTML.
   */
  HEADING_INCREMENT(
      "heading-increment",
      Severity.WARNING,
      "A heading is more than one level deeper than the one before."),

  /**
   * A reference or a call to a footnote without a definition: a node of the tree that says it
   * refers to something, and does not. An error, since nobody can follow it. No parser makes such a
   * tree of a source; it comes from a program that made or changed the payload.
   */
  NO_DANGLING_REFERENCES(
      "no-dangling-references",
      Severity.ERROR,
      "A reference in the tree has no definition in the tree."),

  /**
   * A definition or a footnote whose name another one has taken before: it is ignored. What is a
   * comment for {@link #NO_UNUSED_DEFINITIONS} may take a name any number of times.
   */
  NO_DUPLICATE_DEFINITIONS(
      "no-duplicate-definitions",
      Severity.WARNING,
      "A definition or a footnote has the name of an earlier one."),

  /**
   * A link that shows nothing or leads nowhere, an image without a source, and a definition that is
   * used and leads nowhere; the element {@code <a>} too. An image counts as something to show,
   * whether or not it has alternative text.
   */
  NO_EMPTY_LINKS("no-empty-links", Severity.WARNING, "A link shows nothing or has no destination."),

  /**
   * Text such as {@code [text][label]}, {@code [label][]} or, with GitHub's extensions, {@code
   * [^label]} that nothing defines: readers see the brackets. What looks like an index in code, as
   * in {@code a[i][j]}, is left alone.
   */
  NO_UNDEFINED_REFERENCES(
      "no-undefined-references",
      Severity.WARNING,
      "Text like [text][label] or [^label] has no definition."),

  /**
   * Text such as {@code [label]} that nothing defines: a reference that was forgotten to be
   * defined, or just text in brackets, so only a hint. Boxes to check, alerts, wiki links, indexes
   * as in code, ranges of numbers, and brackets without a letter or a digit in them are left alone.
   */
  NO_UNDEFINED_SHORTCUTS(
      "no-undefined-shortcuts", Severity.HINT, "Text like [label] has no definition."),

  /**
   * A definition or a footnote that nothing refers to, or only footnotes that are unused
   * themselves. What is written to be a comment needs no use: a definition of the name {@code //},
   * or one whose destination is empty or {@code #}, as in {@code [comment]: # (like this)}.
   */
  NO_UNUSED_DEFINITIONS(
      "no-unused-definitions", Severity.WARNING, "Nothing refers to a definition or a footnote."),

  /**
   * An image whose alternative text is empty or blank, or an element {@code <img>}, in JSX or in
   * raw HTML, without the attribute {@code alt}. There, {@code alt=""} says that the image is
   * decoration; an ARIA label or a spread, which may bring one, is taken for an {@code alt}.
   */
  REQUIRE_ALT_TEXT("require-alt-text", Severity.WARNING, "An image has no alternative text.");

  private final String id;
  private final Severity severity;
  private final String description;

  LintRule(String id, Severity severity, String description) {
    this.id = id;
    this.severity = severity;
    this.description = description;
  }

  /** The name that is printed and configured, such as {@code "heading-increment"}. */
  public String id() {
    return id;
  }

  /** How bad a finding is unless a linter is told otherwise. */
  public Severity defaultSeverity() {
    return severity;
  }

  /** What it finds, in one sentence. */
  public String description() {
    return description;
  }

  /** The rule of that name, or null. */
  public static @Nullable LintRule ofId(String id) {
    for (LintRule rule : values()) {
      if (rule.id.equals(id)) {
        return rule;
      }
    }
    return null;
  }
}
