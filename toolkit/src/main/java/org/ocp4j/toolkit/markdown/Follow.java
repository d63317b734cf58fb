package org.ocp4j.toolkit.markdown;

/** What follows a text or an autolink, as far as that matters to how it is written. */
final class Follow {
  /** The end of the content. */
  static final int END = 0;

  /** A closing mark of emphasis or strikethrough. */
  static final int CLOSING_MARK = 1;

  /** A closing JSX tag. */
  static final int CLOSING_TAG = 2;

  /** Something that starts with a bracket. */
  static final int BRACKET = 3;

  /** An opening mark of emphasis, or an image. */
  static final int MARK = 4;

  /** A JSX tag or HTML, which a lazy line cannot start with. */
  static final int TAG = 5;

  static final int ELSE = 6;

  /** Another text. */
  static final int TEXT = 7;

  /** HTML that would be a block at the start of a line. */
  static final int HTML = 8;

  /** An expression. */
  static final int EXPRESSION = 9;

  /** A hard break. */
  static final int BREAK = 10;

  private Follow() {}
}
