package org.ocp4j.engine.java.internal;

/**
 * Finds where JavaScript ends in MDX: an expression at the brace that closes it, an ESM block at
 * the first blank line outside brackets. {@link JavaScriptScanner} reads the tokens, {@link
 * JavaScriptOutline} checks those outside brackets.
 *
 * <p>Code that a JavaScript parser accepts ends where that parser says. Other code also gets an
 * end, if its tokens show one, and {@link #refusedAt()} returns where the tokens show the mistake.
 * Not all wrong code is refused, but no right code is. All results are those of the last scan. An
 * object serves one thread.
 */
final class Expressions {
  private final JavaScriptScanner scanner;

  Expressions(Scratch scratch) {
    scanner = new JavaScriptScanner(scratch);
  }

  /** Drops the reference to the text of the last scan. */
  void forget() {
    scanner.forget();
  }

  /** Starts another text. What a scan remembers holds only for the offsets of one text. */
  void begin() {
    scanner.beginText();
  }

  /**
   * Finds the end of an expression.
   *
   * @param from the offset after the opening brace
   * @return the offset of the closing brace, or -1 if the text ends first, or if a brace stands in
   *     text between JSX tags, where it can close nothing. More text can change this result only
   *     while {@link #refusedAt()} is -1
   */
  int scanExpression(byte[] s, int from, int to) {
    return scanner.scanExpression(s, from, to);
  }

  /**
   * Finds the end of a block of import and export declarations, which is a text of its own.
   *
   * @param from the offset of the keyword that starts the first line
   * @return the offset where the content of the last line ends, before its line ending
   */
  int scanEsm(byte[] s, int from, int to) {
    return scanner.scanEsm(s, from, to);
  }

  /**
   * Returns how far the scans of this text searched in vain for the end of a regular expression.
   */
  int lookedTo() {
    return scanner.lookedTo();
  }

  /** Returns whether the expression is only white space and comments. */
  boolean isEmpty() {
    return scanner.outline.isEmpty();
  }

  /** Returns whether the first token of the expression is {@code ...}. */
  boolean startsWithSpread() {
    return scanner.outline.startsWithSpread();
  }

  /** Returns the number of commas outside all brackets of the expression. */
  int commas() {
    return scanner.outline.commas();
  }

  /** Returns whether anything follows the first comma outside brackets. */
  boolean hasExtraAfterComma() {
    return scanner.outline.hasExtraAfterComma();
  }

  /** Returns whether the text ended inside brackets of the ESM block, or inside a declaration. */
  boolean isUnclosed() {
    return scanner.isUnclosed();
  }

  /**
   * Returns the offset where the code is certain to be wrong, or -1. An expression that starts with
   * a spread is checked as a spread: the caller refuses it where no spread can stand.
   */
  int refusedAt() {
    return scanner.outline.refusedAt();
  }
}
