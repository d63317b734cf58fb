package org.ocp4j.bench.chunks.judge;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import org.ocp4j.bench.chunks.judge.Truth.Block;
import org.ocp4j.bench.chunks.judge.Truth.TrueHeading;
import org.ocp4j.bench.chunks.judge.Truth.TrueLink;
import org.ocp4j.bench.chunks.split.Piece;
import org.ocp4j.bench.chunks.split.Tokens;

/** Judges the chunks of a document. It sees the document and the chunks, not who made them. */
public final class Judge {
  private static final int EXCERPT = 60;

  private final Truth truth;
  private final List<Piece> pieces;
  private final List<Place> places;
  private final int budget;
  private final Scores scores;

  private Judge(Truth truth, List<Piece> pieces, List<Place> places, int budget, Scores scores) {
    this.truth = truth;
    this.pieces = pieces;
    this.places = places;
    this.budget = budget;
    this.scores = scores;
  }

  /**
   * Judges the chunks of a document, and adds the result to scores.
   *
   * @param truth what is in the document
   * @param pieces the chunks
   * @param places where the chunks stand, by {@link Locator}
   * @param budget the greatest size of a chunk in tokens
   * @param scores the scores to add to
   */
  public static void judge(
      Truth truth, List<Piece> pieces, List<Place> places, int budget, Scores scores) {
    Judge judge = new Judge(truth, pieces, places, budget, scores);
    judge.sizes();
    judge.ranges();
    truth.blocks().forEach(judge::block);
    truth.links().forEach(judge::link);
    judge.orphans();
    judge.lost();
  }

  private void sizes() {
    for (int i = 0; i < pieces.size(); i++) {
      int size = Tokens.count(pieces.get(i).text());
      scores.addChunk(size);
      if (size > budget) {
        scores.add(fault(Fault.Kind.OVER_BUDGET, places.get(i).first(), size + " tokens"));
      }
    }
  }

  private void ranges() {
    Offsets offsets = new Offsets(truth.source().utf8());
    for (int i = 0; i < pieces.size(); i++) {
      if (!Locator.hasRightRanges(truth.source(), offsets, pieces.get(i))) {
        scores.add(fault(Fault.Kind.RANGE_WRONG, places.get(i).first(), "chunk " + i));
      }
    }
  }

  private void block(Block block) {
    if (block.size() > budget) {
      return;
    }
    List<Place> holders = places.stream()
        .filter(place -> place.count(truth.content(), block.start(), block.end()) > 0)
        .toList();
    if (holders.size() > 1 && isInNone(holders, block)) {
      Fault.Kind kind = switch (block.kind()) {
        case FENCE -> Fault.Kind.FENCE_CUT;
        case TABLE -> Fault.Kind.TABLE_CUT;
        case ITEM -> Fault.Kind.ITEM_CUT;
      };
      scores.add(fault(kind, block.start(), block.size() + " tokens: " + excerpt(block.start())));
    }
  }

  /** Returns {@code true} if no chunk has all of a block that is in any. */
  private boolean isInNone(List<Place> holders, Block block) {
    BitSet union = new BitSet();
    holders.forEach(place -> place.addTo(union));
    int located = new Place(union).count(truth.content(), block.start(), block.end());
    return holders.stream()
        .allMatch(place -> place.count(truth.content(), block.start(), block.end()) < located);
  }

  private void link(TrueLink link) {
    for (int i = 0; i < pieces.size(); i++) {
      if (places.get(i).count(truth.content(), link.start(), link.end()) > 0
          && names(pieces.get(i), link)) {
        return;
      }
    }
    scores.add(fault(Fault.Kind.LINK_LOST, link.start(), link.url()));
  }

  private static boolean names(Piece piece, TrueLink link) {
    return piece.content().contains(link.url())
        || piece.links().contains(link.url())
        || (link.markdown().contains("](") && piece.content().contains(link.markdown()));
  }

  private void orphans() {
    int end = truth.solid().length();
    for (Place place : places) {
      int last = place.lastOf(truth.solid());
      for (TrueHeading heading : truth.headings()) {
        if (last >= heading.start() && last < heading.end() && heading.end() < end) {
          scores.add(fault(Fault.Kind.HEADING_ORPHANED, heading.start(), heading.title()));
        }
      }
    }
  }

  private void lost() {
    BitSet lost = (BitSet) truth.content().clone();
    BitSet found = new BitSet();
    places.forEach(place -> place.addTo(found));
    lost.andNot(found);
    String text = truth.source().text();
    for (int i = lost.nextSetBit(0); i >= 0; i = lost.nextSetBit(i)) {
      int end = i;
      long bytes = 0;
      // A run of lost letters is one fault: what lies between them is not in a chunk, either.
      while (end >= 0 && end < text.length() && isLostOrNone(lost, end)) {
        if (lost.get(end)) {
          bytes += text.substring(end, end + 1).getBytes(StandardCharsets.UTF_8).length;
        }
        end++;
      }
      scores.add(fault(Fault.Kind.CONTENT_LOST, i, excerpt(i)), bytes);
      i = end;
    }
  }

  private boolean isLostOrNone(BitSet lost, int offset) {
    return lost.get(offset) || !truth.content().get(offset);
  }

  private Fault fault(Fault.Kind kind, int utf16, String detail) {
    String before = truth.source().text().substring(0, utf16);
    int offset = before.getBytes(StandardCharsets.UTF_8).length;
    return new Fault(kind, truth.source().name(), offset, detail);
  }

  private String excerpt(int start) {
    String text = truth.source().text();
    int end = Math.min(text.length(), start + EXCERPT);
    boolean isInPair = end < text.length() && Character.isLowSurrogate(text.charAt(end));
    return text.substring(start, isInPair ? end - 1 : end).replace("\n", "\\n");
  }
}
