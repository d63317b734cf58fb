package org.ocp4j.bench.chunks.judge;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The letters and digits of texts. Splitters may change white space, marks and escapes, so only
 * these tell where a chunk stands.
 */
final class Letters {
  private Letters() {}

  /** Returns {@code true} for a letter or a digit of the Basic Multilingual Plane. */
  static boolean is(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** Returns the letters and digits of a text alone. */
  static String of(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (is(text.charAt(i))) {
        letters.append(text.charAt(i));
      }
    }
    return letters.toString();
  }

  /** Adds the offsets of the letters of a part of a text to a set. */
  static void mark(String text, int start, int end, BitSet marked) {
    for (int i = start; i < end; i++) {
      if (is(text.charAt(i))) {
        marked.set(i);
      }
    }
  }

  /**
   * A word: letters and digits with nothing between them.
   *
   * @param text the word
   * @param start its offset
   */
  record Word(String text, int start) {}

  /** Returns the words of a text. */
  static List<Word> words(String text) {
    List<Word> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean isInside = i < text.length() && is(text.charAt(i));
      if (isInside && start < 0) {
        start = i;
      } else if (!isInside && start >= 0) {
        words.add(new Word(text.substring(start, i), start));
        start = -1;
      }
    }
    return words;
  }
}
