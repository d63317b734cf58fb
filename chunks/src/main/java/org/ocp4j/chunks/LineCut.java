package org.ocp4j.chunks;

import org.jspecify.annotations.Nullable;
import org.ocp4j.chunks.Piece.Frame;

/** Cuts a block into lines. A line that exceeds the budget is cut as text is. */
final class LineCut implements Cut {
  private final Leaves leaves;
  private final SourceReader source;
  private final Piece whole;
  private final @Nullable Frame frame;

  /** Where the lines end that may be cut off. What is behind them belongs to the last one. */
  private final int bodyEnd;

  private final int bodyStart;
  private int at;
  private @Nullable TextCut line;

  /**
   * Creates a cut.
   *
   * @param bodyStart the offset of the first line that may be without what is before it
   * @param bodyEnd the offset after the last one that may be without what is behind it
   */
  LineCut(Leaves leaves, Piece whole, @Nullable Frame frame, int bodyStart, int bodyEnd) {
    this.leaves = leaves;
    this.whole = whole;
    this.frame = frame;
    this.bodyStart = bodyStart;
    this.bodyEnd = bodyEnd;
    source = leaves.source();
    at = whole.start;
  }

  @Override
  public @Nullable Piece next(Splitter.Room room) {
    if (line != null) {
      Piece piece = line.next(room);
      if (piece != null) {
        return piece;
      }
      line = null;
    }
    if (at >= whole.end) {
      return null;
    }
    int part = room.part(whole.section);
    int start = at;
    int end = at < bodyStart ? lineFrom(bodyStart) : lineFrom(at);
    int limit = Frame.roomIn(frame, part, start, end);
    int size = leaves.size(limit, start, end);
    if (size > limit && start < bodyStart) {
      end = bodyStart;
      limit = Frame.roomIn(frame, part, start, end);
      size = leaves.size(limit, start, end);
    }
    at = end;
    if (size > limit) {
      line = leaves.text(whole, start, end, whole.node, whole.node, frame);
      return line.next(room);
    }
    return leaves.part(whole, start, end, size, frame);
  }

  /** Returns the end of a line and of the blank lines behind it. */
  private int lineFrom(int start) {
    int end = source.nextLine(start, bodyEnd);
    while (end < bodyEnd) {
      int next = source.nextLine(end, bodyEnd);
      if (!source.isBlank(end, next)) {
        break;
      }
      end = next;
    }
    return end >= bodyEnd ? whole.end : end;
  }
}
