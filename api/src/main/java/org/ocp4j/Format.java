package org.ocp4j;

/** The grammar a source is read with. */
public enum Format {
  /**
   * MDX: CommonMark without HTML, autolinks and indented code, with JSX, expressions and ESM in
   * their place.
   */
  MDX,
  /** CommonMark. */
  MARKDOWN
}
