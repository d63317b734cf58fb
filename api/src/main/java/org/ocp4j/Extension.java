package org.ocp4j;

/** An addition to CommonMark and MDX, which can be switched on or off. */
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
