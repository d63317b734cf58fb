package org.ocp4j;

/** What a grammar can have beyond CommonMark or MDX; each can be off. */
public enum Extension {
  /**
   * GitHub Flavored Markdown: tables, strikethrough, task list items, literal autolinks, footnotes
   * and alerts.
   */
  GFM,
  /** Math between dollar signs: {@code inlineMath} and {@code math} nodes. */
  MATH,
  /** A YAML ({@code ---}) or TOML ({@code +++}) block at the very start of the source. */
  FRONTMATTER
}
