package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.ocp4j.chunks.Contexts.Context;

/** The pieces of a chunk that is being made. */
final class Draft {
  /** The pieces at the end of the chunk before, which this one repeats. */
  final List<Piece> overlap = new ArrayList<>();

  final List<Piece> pieces = new ArrayList<>();

  /** The sum of the sizes of the pieces, without those that are repeated. */
  int ownSize;

  int overlapSize;

  /** The size of the context. */
  int contextSize;

  /** The size of what is repeated around parts of tables and code. */
  private int frameSize;

  /** The piece that was added last. */
  private @Nullable Piece last;

  boolean isAlone;

  /** Whether parts of tables and code get their frames. */
  boolean hasFrames = true;

  // What follows is known once the draft gets no more pieces.

  Context context = Context.NONE;
  Body body = new Body(0);

  /** The size of {@link #text()}, counted as a whole. */
  int size;

  boolean isEmpty() {
    return pieces.isEmpty();
  }

  void add(Piece piece) {
    pieces.add(piece);
    frameSize = plus(frameSize, moreFrames(piece));
    last = piece;
    ownSize = plus(ownSize, piece.size);
    isAlone |= piece.isAlone;
  }

  /** Takes the last piece away from a draft that gets no more pieces. */
  Piece removeLast() {
    Piece last = pieces.remove(pieces.size() - 1);
    ownSize -= last.size;
    return last;
  }

  void repeat(Piece piece) {
    overlap.add(piece);
    overlapSize = plus(overlapSize, piece.size);
    frameSize = plus(frameSize, moreFrames(piece));
    last = piece;
  }

  void dropOverlap() {
    overlap.clear();
    overlapSize = 0;
  }

  Piece first() {
    return pieces.get(0);
  }

  Piece last() {
    return pieces.get(pieces.size() - 1);
  }

  /** Returns the text that is embedded: the context, and the Markdown. */
  String text() {
    String text = body.textString();
    return context.text().isEmpty() ? text : context.text() + Contexts.END + text;
  }

  /** Returns the position of the first of the headings before the last piece, or of that. */
  int lastGroup() {
    int group = pieces.size() - 1;
    while (group > 0 && pieces.get(group - 1).isHeading) {
      group--;
    }
    return group;
  }

  /** Returns the sum of the sizes of all of it. */
  int size() {
    return plus(plus(ownSize, overlapSize), plus(contextSize, frameSize));
  }

  /** Returns the sum of the sizes of all of it with one more piece. */
  int sizeWith(Piece piece) {
    return plus(plus(size(), piece.size), moreFrames(piece));
  }

  /** Returns by how much the size of what frames repeat grows with a piece. */
  private int moreFrames(Piece piece) {
    boolean continues = piece.frame != null && last != null && piece.frame.equals(last.frame);
    return continues
        ? piece.tailSize() - Objects.requireNonNull(last).tailSize()
        : piece.headSize() + piece.tailSize();
  }

  /** Returns the pieces that are repeated, and then the others. */
  List<Piece> all() {
    if (overlap.isEmpty()) {
      return pieces;
    }
    List<Piece> all = new ArrayList<>(overlap);
    all.addAll(pieces);
    return all;
  }

  private static int plus(int size, int more) {
    return (int) Math.min(Integer.MAX_VALUE, (long) size + more);
  }
}
