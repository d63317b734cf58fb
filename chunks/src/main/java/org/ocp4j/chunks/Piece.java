package org.ocp4j.chunks;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.chunks.Measure.Counted;

/** A part of a source that is not cut further: the unit that chunks are made of. */
final class Piece {
  /** The bytes of the source. The white space behind them belongs to a piece too. */
  final int start;

  int end;

  /** The size of the text, in the unit of the budget. */
  int size;

  /** What has that size, or null if nothing was counted as a whole. */
  @Nullable
  Counted counted;

  /** The index of the first node. */
  final int node;

  /** What pieces of the same node repeat; null for a piece that is a whole node. */
  final @Nullable Frame frame;

  /** The kinds of blocks in it and around it, as bits. */
  long kinds;

  /** The names of the elements around it. */
  List<String> components = List.of();

  /** The languages of the code in it. */
  List<String> languages = List.of();

  /** The position of its section among those of the document; -1 before the first heading. */
  int section = -1;

  /** Whether it is a heading, which stays with what follows it. */
  boolean isHeading;

  /** Whether it starts a section. */
  boolean startsSection;

  /** Whether it must be in a chunk without others. */
  boolean isAlone;

  /** Whether it exceeds the budget because it must not be cut. */
  boolean isKept;

  /** Whether its end may be cut into sentences for an overlap. */
  boolean isText;

  Piece(int start, int end, int size, int node, @Nullable Frame frame) {
    this.start = start;
    this.end = end;
    this.size = size;
    this.node = node;
    this.frame = frame;
  }

  /** Takes over what is known of the node that this is a part of. */
  Piece like(Piece whole) {
    kinds = whole.kinds;
    components = whole.components;
    languages = whole.languages;
    section = whole.section;
    isAlone = whole.isAlone;
    return this;
  }

  /** Returns the size of what a chunk repeats before this piece if it starts with it. */
  int headSize() {
    return frame == null || start <= frame.start() ? 0 : frame.headSize();
  }

  /** Returns the size of what a chunk repeats behind this piece if it ends with it. */
  int tailSize() {
    return frame == null || end >= frame.tailEnd() ? 0 : frame.tailSize();
  }

  /**
   * What stands around each part of a node that is cut: the header of a table; the fences of code.
   *
   * @param start where the part before starts
   * @param end where it ends
   * @param tail where the line ending before the part behind starts
   * @param tailStart where the part behind starts
   * @param tailEnd where it ends; equal to its start if there is none
   * @param headSize the size of the part before
   * @param tailSize the size of the part behind, with the line ending
   */
  record Frame(
      int start, int end, int tail, int tailStart, int tailEnd, int headSize, int tailSize) {
    /** Returns how much room is left for a part of the node. */
    int room(int limit, int partStart, int partEnd) {
      int head = partStart <= start ? 0 : headSize;
      int behind = partEnd >= tailEnd ? 0 : tailSize;
      return Math.max(1, limit - head - behind);
    }

    /** Returns how much room is left for a part, which may have no frame. */
    static int roomIn(@Nullable Frame frame, int limit, int partStart, int partEnd) {
      return frame == null ? Math.max(1, limit) : frame.room(limit, partStart, partEnd);
    }
  }
}
