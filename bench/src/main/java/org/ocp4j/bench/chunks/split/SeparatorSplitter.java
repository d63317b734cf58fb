package org.ocp4j.bench.chunks.split;

import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ocp4j.bench.chunks.source.Source;

/**
 * Splits at separators, as the documentation of Elasticsearch describes its strategy {@code
 * recursive} with the separators for Markdown. A text with too many words is cut before each match
 * of the first separator, and neighbours are joined while they fit. Parts that are still too large
 * are cut by the next separator, and in the end by sentences and by words.
 */
final class SeparatorSplitter implements Splitter {
  /** Elasticsearch counts words; this is how many there are to a token. */
  static final double WORDS_PER_TOKEN = 0.75;

  private static final List<Pattern> MARKDOWN = List.of(
      Pattern.compile("\n# "),
      Pattern.compile("\n## "),
      Pattern.compile("\n### "),
      Pattern.compile("\n#### "),
      Pattern.compile("\n##### "),
      Pattern.compile("\n###### "),
      Pattern.compile("\n^(?!\\s*$).*\n-+\n", Pattern.MULTILINE),
      Pattern.compile("\n^(?!\\s*$).*\n=+\n", Pattern.MULTILINE));

  /** A part of the text, and the separator that it is cut by if it is too large. */
  private record Part(int start, int end, int separator) {}

  private final int words;
  private final BreakIterator wordBreaks = BreakIterator.getWordInstance(Locale.ROOT);
  private final BreakIterator sentenceBreaks = BreakIterator.getSentenceInstance(Locale.ROOT);

  private SeparatorSplitter(int words) {
    this.words = words;
  }

  /** Returns a splitter whose chunks have about as many words as fit into a budget of tokens. */
  static SeparatorSplitter ofTokens(int budget) {
    return new SeparatorSplitter((int) (budget * WORDS_PER_TOKEN));
  }

  /** Returns a splitter whose chunks have a number of words at most. */
  static SeparatorSplitter ofWords(int words) {
    return new SeparatorSplitter(words);
  }

  @Override
  public List<Piece> cut(Source source) {
    return split(source);
  }

  @Override
  public List<Piece> split(Source source) {
    String text = source.text();
    List<Piece> pieces = new ArrayList<>();
    Deque<Part> open = new ArrayDeque<>();
    open.push(new Part(0, text.length(), 0));
    while (!open.isEmpty()) {
      Part part = open.pop();
      if (countWords(text, part.start, part.end) <= words) {
        addUnlessBlank(pieces, text, part.start, part.end);
      } else if (part.separator < MARKDOWN.size()) {
        List<Integer> borders = borders(text, part, MARKDOWN.get(part.separator));
        List<Integer> joined = joined(text, borders);
        for (int i = joined.size() - 2; i >= 0; i--) {
          open.push(new Part(joined.get(i), joined.get(i + 1), part.separator + 1));
        }
      } else {
        addSentences(pieces, text, part);
      }
    }
    return pieces;
  }

  /** Returns where a part is cut, its start and its end included. */
  private static List<Integer> borders(String text, Part part, Pattern separator) {
    List<Integer> borders = new ArrayList<>(List.of(part.start));
    Matcher matcher = separator.matcher(text).region(part.start, part.end);
    while (matcher.find()) {
      if (matcher.start() > part.start) {
        borders.add(matcher.start());
      }
    }
    borders.add(part.end);
    return borders;
  }

  /** Removes borders between neighbours that fit into a chunk together. */
  private List<Integer> joined(String text, List<Integer> borders) {
    List<Integer> joined = new ArrayList<>(List.of(borders.get(0)));
    for (int i = 1; i < borders.size() - 1; i++) {
      int from = joined.get(joined.size() - 1);
      if (countWords(text, from, borders.get(i + 1)) > words) {
        joined.add(borders.get(i));
      }
    }
    joined.add(borders.get(borders.size() - 1));
    return joined;
  }

  /** Cuts between sentences, and within a sentence that is too long between words. */
  private void addSentences(List<Piece> pieces, String text, Part part) {
    String body = text.substring(part.start, part.end);
    sentenceBreaks.setText(body);
    List<Integer> borders = new ArrayList<>();
    for (int at = sentenceBreaks.first(); at != BreakIterator.DONE; at = sentenceBreaks.next()) {
      borders.add(at);
    }
    List<Integer> joined = joined(body, borders);
    for (int i = 0; i + 1 < joined.size(); i++) {
      addWords(pieces, body, joined.get(i), joined.get(i + 1));
    }
  }

  private void addWords(List<Piece> pieces, String text, int start, int end) {
    int from = start;
    int count = 0;
    String body = text.substring(start, end);
    wordBreaks.setText(body);
    int at = wordBreaks.first();
    for (int next = wordBreaks.next(); next != BreakIterator.DONE; next = wordBreaks.next()) {
      if (isWord(body, at, next)) {
        if (count == words) {
          addUnlessBlank(pieces, text, from, start + at);
          from = start + at;
          count = 0;
        }
        count++;
      }
      at = next;
    }
    addUnlessBlank(pieces, text, from, end);
  }

  private int countWords(String text, int start, int end) {
    int count = 0;
    String body = text.substring(start, end);
    wordBreaks.setText(body);
    int at = wordBreaks.first();
    for (int next = wordBreaks.next(); next != BreakIterator.DONE; next = wordBreaks.next()) {
      if (isWord(body, at, next)) {
        count++;
      }
      at = next;
    }
    return count;
  }

  private static boolean isWord(String text, int start, int end) {
    return text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  private static void addUnlessBlank(List<Piece> pieces, String text, int start, int end) {
    String content = text.substring(start, end);
    if (!content.isBlank()) {
      pieces.add(Piece.of(content));
    }
  }
}
