package org.ocp4j.engine.java.internal;

/**
 * Finds where JavaScript ends in MDX: an expression at the brace that closes it, an ESM block at
 * the first blank line outside brackets. {@link JavaScriptScanner} reads the tokens, {@link
 * JavaScriptOutline} judges those outside brackets.
 *
 * <p>Where a JavaScript parser accepts the code, it ends where that parser says. Code that no
 * parser accepts also gets an end, wherever one can be told, and {@link #refusedAt()} says so as
 * far as the tokens show it: not all wrong code is refused, but no right code is. The facts are
 * those of the last scan. An object serves one thread.
 */
final class Expressions {
  private final JavaScriptScanner scanner;

  Expressions(Scratch scratch) {
    scanner = new JavaScriptScanner(scratch);
  }

  /** Lets go of the text of the last scan. */
  void forget() {
    scanner.forget();
  }

  /** Starts on another text: what is remembered of one holds for its offsets only. */
  void begin() {
    scanner.beginText();
  }

  /**
   * Finds the end of an expression.
   *
   * @param from just after the opening brace
   * @return the offset of the closing brace, or -1 when the text ends first, or when a brace stands
   *     in text between JSX tags, where it can close nothing; with more text the answer could only
   *     change as long as {@link #refusedAt()} is -1
   */
  int scanExpression(byte[] s, int from, int to) {
    return scanner.scanExpression(s, from, to);
  }

  /**
   * Finds the end of a block of import and export declarations, which is a text of its own.
   *
   * @param from at the keyword that starts the first line
   * @return the offset where the content of the last line ends, before its line ending
   */
  int scanEsm(byte[] s, int from, int to) {
    return scanner.scanEsm(s, from, to);
  }

  /** How far the scans of this text looked for the end of a regular expression that has none. */
  int lookedTo() {
    return scanner.lookedTo();
  }

  /** Whether the expression is nothing but white space and comments. */
  boolean isEmpty() {
    return scanner.outline.isEmpty();
  }

  /** Whether the first token of the expression is {@code ...}. */
  boolean startsWithSpread() {
    return scanner.outline.startsWithSpread();
  }

  /** How many commas the expression has outside all brackets. */
  int commas() {
    return scanner.outline.commas();
  }

  /** Whether anything follows the first comma outside brackets. */
  boolean hasExtraAfterComma() {
    return scanner.outline.hasExtraAfterComma();
  }

  /** Whether the text ended inside brackets of the ESM block, or amid a declaration. */
  boolean isUnclosed() {
    return scanner.isUnclosed();
  }

  /**
   * Where it became certain that the code is wrong, or -1. An expression that starts with a spread
   * is judged as one: it is for the caller to refuse it where it cannot stand.
   */
  int refusedAt() {
    return scanner.outline.refusedAt();
  }
}
