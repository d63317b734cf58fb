package org.ocp4j.bench.chunks.judge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.ocp4j.bench.chunks.source.Source;
import org.ocp4j.bench.chunks.split.Piece;

/**
 * Finds where the chunks of a document stand in it. A chunk whose claimed source ranges are right
 * stands there, except for content that its text to embed leaves out. Others stand where their
 * content does if all of them quote the source, one after another. Otherwise they are found by
 * their words.
 */
public final class Locator {
  /** Letters that a part of a word has in common with the source when it is taken for cut. */
  private static final int CERTAIN = 4;

  private static final Letters.Word BORDER = new Letters.Word("", 0);

  /** The number of a border, which is that of no word. */
  private static final int NO_WORD = -1;

  private final Source source;
  private final BitSet content;
  private final List<Piece> pieces;
  private final List<BitSet> places = new ArrayList<>();

  private Locator(Truth truth, List<Piece> pieces) {
    this.source = truth.source();
    this.content = truth.content();
    this.pieces = pieces;
    pieces.forEach(piece -> places.add(new BitSet()));
  }

  /** Returns the place of each chunk of a document. */
  public static List<Place> places(Truth truth, List<Piece> pieces) {
    Source source = truth.source();
    Locator locator = new Locator(truth, pieces);
    List<Integer> others = new ArrayList<>();
    Offsets offsets = new Offsets(source.utf8());
    for (int i = 0; i < pieces.size(); i++) {
      if (hasRightRanges(source, offsets, pieces.get(i))) {
        locator.useRanges(i, offsets);
      } else {
        others.add(i);
      }
    }
    if (!others.isEmpty() && !locator.useQuotes(others)) {
      locator.align(only(truth.solid(), source.text()), others, Locator::titled);
    }
    return locator.places.stream().map(Place::new).toList();
  }

  /** Takes the letters in the ranges of a chunk, without the content that its text leaves out. */
  private void useRanges(int number, Offsets offsets) {
    Piece piece = pieces.get(number);
    BitSet letters = new BitSet();
    for (Piece.ByteRange range : piece.ranges()) {
      Letters.mark(
          source.text(), offsets.utf16(range.start()), offsets.utf16(range.end()), letters);
    }
    if (!piece.text().equals(piece.content())) {
      BitSet missing = (BitSet) letters.clone();
      missing.and(content);
      align(only(missing, source.text()), List.of(number), Piece::text);
      missing.andNot(places.get(number));
      letters.andNot(missing);
    }
    places.get(number).clear();
    places.get(number).or(letters);
  }

  /** Takes the places of chunks that quote the source in its order, or returns {@code false}. */
  private boolean useQuotes(List<Integer> numbers) {
    List<BitSet> found = new ArrayList<>();
    int from = 0;
    for (int number : numbers) {
      String content = pieces.get(number).content();
      int start = source.text().indexOf(content, from);
      if (start < 0 || !pieces.get(number).title().isEmpty()) {
        return false;
      }
      from = start + content.length();
      BitSet letters = new BitSet();
      Letters.mark(source.text(), start, from, letters);
      found.add(letters);
    }
    for (int i = 0; i < found.size(); i++) {
      places.get(numbers.get(i)).or(found.get(i));
    }
    return true;
  }

  /** Returns a chunk with its title, which stands before the content in the source, too. */
  private static String titled(Piece piece) {
    return piece.title() + "\n" + piece.content();
  }

  /** Returns {@code true} if a chunk says which bytes of the source it is, and is just these. */
  static boolean hasRightRanges(Source source, Offsets offsets, Piece piece) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Piece.ByteRange range : piece.ranges()) {
      if (!offsets.contains(range.start())
          || !offsets.contains(range.end())
          || range.start() > range.end()) {
        return false;
      }
      bytes.write(source.utf8(), range.start(), range.end() - range.start());
    }
    byte[] content = piece.content().getBytes(StandardCharsets.UTF_8);
    return !piece.ranges().isEmpty() && Arrays.equals(bytes.toByteArray(), content);
  }

  /**
   * Adds the letters of a source that the texts of chunks have.
   *
   * @param visible the source, with spaces instead of what is not to be found
   * @param numbers the chunks, in the order of the source
   * @param textOf returns the text of a chunk
   */
  private void align(String visible, List<Integer> numbers, Function<Piece, String> textOf) {
    List<Letters.Word> ours = Letters.words(visible);
    List<Letters.Word> theirs = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int number : numbers) {
      // A mark that is no word: what is on both sides of it need not be side by side.
      theirs.add(BORDER);
      owners.add(number);
      for (Letters.Word word : Letters.words(textOf.apply(pieces.get(number)))) {
        theirs.add(word);
        owners.add(number);
      }
    }
    Map<String, Integer> ids = new HashMap<>();
    int[] match = Alignment.of(ids(ours, ids), ids(theirs, ids));
    int nextOurs = 0;
    int nextTheirs = 0;
    for (int j = 0; j <= match.length; j++) {
      int i = j < match.length ? match[j] : ours.size();
      if (i < 0) {
        continue;
      }
      fillGap(ours.subList(nextOurs, i), theirs.subList(nextTheirs, j), owners, nextTheirs);
      if (j < match.length) {
        Letters.Word word = ours.get(i);
        places.get(owners.get(j)).set(word.start(), word.start() + word.text().length());
      }
      nextOurs = i + 1;
      nextTheirs = j + 1;
    }
  }

  /**
   * Returns a source with spaces instead of all but some letters. Targets of links and tags repeat
   * words of the text, and splitters leave them out or move them.
   */
  private static String only(BitSet letters, String source) {
    char[] text = new char[source.length()];
    Arrays.fill(text, ' ');
    for (int i = letters.nextSetBit(0); i >= 0; i = letters.nextSetBit(i + 1)) {
      text[i] = source.charAt(i);
    }
    return new String(text);
  }

  private static int[] ids(List<Letters.Word> words, Map<String, Integer> ids) {
    return words.stream()
        .mapToInt(word -> {
          if (word.equals(BORDER)) {
            return NO_WORD;
          }
          Integer id = ids.putIfAbsent(word.text(), ids.size());
          return id == null ? ids.size() - 1 : id;
        })
        .toArray();
  }

  /**
   * Compares what no word was found for, letter by letter from both ends. The parts of a word that
   * is cut between two chunks have the same letters as the word.
   */
  private void fillGap(
      List<Letters.Word> ours, List<Letters.Word> theirs, List<Integer> owners, int firstOwner) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return;
    }
    StringBuilder source16 = new StringBuilder();
    List<Integer> offsets = new ArrayList<>();
    for (Letters.Word word : ours) {
      source16.append(word.text());
      for (int i = 0; i < word.text().length(); i++) {
        offsets.add(word.start() + i);
      }
    }
    StringBuilder chunks = new StringBuilder();
    List<Integer> chunkOwners = new ArrayList<>();
    for (int k = 0; k < theirs.size(); k++) {
      chunks.append(theirs.get(k).text());
      for (int i = 0; i < theirs.get(k).text().length(); i++) {
        chunkOwners.add(owners.get(firstOwner + k));
      }
    }
    int most = Math.min(source16.length(), chunks.length());
    int head = 0;
    while (head < most && source16.charAt(head) == chunks.charAt(head)) {
      head++;
    }
    int tail = 0;
    while (tail < most - head
        && source16.charAt(source16.length() - 1 - tail)
            == chunks.charAt(chunks.length() - 1 - tail)) {
      tail++;
    }
    boolean isAll = head == source16.length() && head == chunks.length();
    for (int i = 0; i < head && (isAll || head >= CERTAIN); i++) {
      places.get(chunkOwners.get(i)).set(offsets.get(i));
    }
    for (int i = 1; i <= tail && tail >= CERTAIN; i++) {
      places.get(chunkOwners.get(chunks.length() - i)).set(offsets.get(source16.length() - i));
    }
  }
}
