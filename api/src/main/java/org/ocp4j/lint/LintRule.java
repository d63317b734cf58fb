package org.ocp4j.lint;

import org.jspecify.annotations.Nullable;
import org.ocp4j.Severity;

/**
 * A rule of a {@link Linter}. The names are those of other Markdown linters, if they have the same
 * rule.
 */
public enum LintRule {
  /**
   * A heading is more than one level deeper than the heading before it. The first heading may have
   * any level. Block quotes and footnotes have outlines of their own. The elements {@code <h1>} to
   * {@code <h6>} are headings too, in JSX and in raw HTML.
   */
  HEADING_INCREMENT(
      "heading-increment",
      Severity.WARNING,
      "A heading is more than one level deeper than the one before."),

  /**
   * A reference or the call of a footnote has no definition in the tree. Parsers never return such
   * a tree; a program that writes or changes payloads may.
   */
  NO_DANGLING_REFERENCES(
      "no-dangling-references",
      Severity.ERROR,
      "A reference in the tree has no definition in the tree."),

  /**
   * A definition or a footnote has the name of an earlier one, and is therefore ignored. Comments,
   * as {@link #NO_UNUSED_DEFINITIONS} describes them, may share a name.
   */
  NO_DUPLICATE_DEFINITIONS(
      "no-duplicate-definitions",
      Severity.WARNING,
      "A definition or a footnote has the name of an earlier one."),

  /**
   * A link or an element {@code <a>} has no content or no destination, an image has no source, or a
   * definition that is used has no destination. An image counts as content, with alternative text
   * or without.
   */
  NO_EMPTY_LINKS("no-empty-links", Severity.WARNING, "A link shows nothing or has no destination."),

  /**
   * Text such as {@code [text][label]}, {@code [label][]} or, with GFM, {@code [^label]} has no
   * definition, so readers see the brackets. Text like an index in code, such as {@code a[i][j]},
   * is not reported.
   */
  NO_UNDEFINED_REFERENCES(
      "no-undefined-references",
      Severity.WARNING,
      "Text like [text][label] or [^label] has no definition."),

  /**
   * Text such as {@code [label]} has no definition. It may be a reference, or just text in
   * brackets, so it is only a hint. Check boxes, alerts, wiki links, indexes as in code, ranges of
   * numbers, and brackets without a letter or a digit are not reported.
   */
  NO_UNDEFINED_SHORTCUTS(
      "no-undefined-shortcuts", Severity.HINT, "Text like [label] has no definition."),

  /**
   * Nothing refers to a definition or a footnote, except perhaps unused footnotes. Comments are not
   * reported: definitions with the name {@code //}, or whose destination is empty or {@code #},
   * such as {@code [comment]: # (like this)}.
   */
  NO_UNUSED_DEFINITIONS(
      "no-unused-definitions", Severity.WARNING, "Nothing refers to a definition or a footnote."),

  /**
   * The alternative text of an image is empty or blank, or an element {@code <img>}, in JSX or in
   * raw HTML, has no attribute {@code alt}. In an element, {@code alt=""} marks an image as
   * decoration. An ARIA label, or a spread that may contain {@code alt}, counts as {@code alt}.
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

  /** Returns the name in messages and configurations, such as {@code "heading-increment"}. */
  public String id() {
    return id;
  }

  /** Returns the severity of findings unless {@link Linter.Builder#severity} sets another. */
  public Severity defaultSeverity() {
    return severity;
  }

  /** Returns a sentence that says what is wrong when this rule is broken. */
  public String description() {
    return description;
  }

  /** Returns the rule with a name, or null if there is none. */
  public static @Nullable LintRule ofId(String id) {
    for (LintRule rule : values()) {
      if (rule.id.equals(id)) {
        return rule;
      }
    }
    return null;
  }
}
