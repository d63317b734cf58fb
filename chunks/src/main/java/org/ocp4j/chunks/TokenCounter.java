package org.ocp4j.chunks;

/**
 * Measures the size of a text: in characters, words, or the tokens of a model.
 *
 * <pre>{@code
 * Chunker chunker = Chunker.of(512, text -> model.countTokens(text.toString()));
 * }</pre>
 *
 * <p>Several threads may call a counter at the same time, if several threads use its chunker. What
 * it throws is thrown by the method that cuts.
 */
@FunctionalInterface
public interface TokenCounter {
  /** Counts characters, as {@link String#length()} does: in UTF-16 code units. */
  TokenCounter CHARACTERS = new Characters();

  /** Counts words: the longest parts of a text without white space. */
  TokenCounter WORDS = new Words();

  /**
   * Returns the size of a text.
   *
   * @param text a part of a document's Markdown, or a path of headings
   * @return the size, 0 or greater
   */
  int count(CharSequence text);

  /**
   * Returns {@code true} if sizes add up between two characters: if the size of every text in which
   * the one stands before the other is the size of the part up to the first character plus that of
   * the part from the second one on.
   *
   * <p>A chunker uses this to count less: a chunk has the size of its blocks if sizes add up where
   * they meet. The default returns {@code false}, and then every chunk is counted as a whole.
   *
   * @param before a UTF-16 code unit, such as the line feed at the end of a block
   * @param after the next one
   */
  default boolean addsUp(char before, char after) {
    return false;
  }

  /** The counter of characters. */
  final class Characters implements TokenCounter {
    private Characters() {}

    @Override
    public int count(CharSequence text) {
      return text.length();
    }

    @Override
    public String toString() {
      return "characters";
    }
  }

  /** The counter of words. */
  final class Words implements TokenCounter {
    private Words() {}

    @Override
    public int count(CharSequence text) {
      int words = 0;
      boolean isInside = false;
      int length = text.length();
      for (int i = 0; i < length; i++) {
        boolean isWhite = Character.isWhitespace(text.charAt(i));
        if (!isWhite && !isInside) {
          words++;
        }
        isInside = !isWhite;
      }
      return words;
    }

    @Override
    public boolean addsUp(char before, char after) {
      return Character.isWhitespace(before) || Character.isWhitespace(after);
    }

    @Override
    public String toString() {
      return "words";
    }
  }
}
