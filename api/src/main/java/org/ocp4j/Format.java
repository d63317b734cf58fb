package org.ocp4j;

/** The grammar with which a source is parsed. */
public enum Format {
  /**
   * MDX: CommonMark without HTML, autolinks and indented code, with JSX, expressions and ESM in
   * their place.
   */
  MDX,
  /** CommonMark. */
  MARKDOWN
}
