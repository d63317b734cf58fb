package org.ocp4j.lucene;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Analyzes a text, and checks what Lucene requires of tokens. */
final class Tokens {
  /**
   * A token.
   *
   * @param term the term
   * @param start the offset where it starts
   * @param end the offset after its end
   */
  record Token(String term, int start, int end) {}

  private Tokens() {}

  /** Returns the tokens of a text. */
  static List<Token> of(Analyzer analyzer, String text) throws IOException {
    List<Token> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("field", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.addAttribute(OffsetAttribute.class);
      PositionIncrementAttribute position = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      int last = 0;
      while (stream.incrementToken()) {
        Token token = new Token(term.toString(), offsets.startOffset(), offsets.endOffset());
        assertTrue(last <= token.start(), token + " starts before " + last);
        assertTrue(token.start() < token.end(), token + " is empty");
        assertTrue(token.end() <= text.length(), token + " is outside the text");
        assertTrue(position.getPositionIncrement() > 0, token + " has no position of its own");
        last = token.start();
        tokens.add(token);
      }
      stream.end();
      assertEquals(text.length(), offsets.endOffset(), "the offset of the end");
    }
    return tokens;
  }
}
