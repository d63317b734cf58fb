package org.ocp4j.chunks;

import org.jspecify.annotations.Nullable;
import org.ocp4j.OcpCursor;
import org.ocp4j.chunks.Piece.Frame;

/** Cuts a table into rows. The first piece has the header and the first row. */
final class RowCut implements Cut {
  private final Leaves leaves;
  private final OcpCursor cursor;
  private final Piece whole;
  private final @Nullable Frame frame;
  private final int rowsEnd;

  /** The first row that is not cut off yet. */
  private int row;

  private int at;
  private boolean hasHeader;
  private @Nullable TextCut text;

  RowCut(
      Leaves leaves,
      OcpCursor cursor,
      Piece whole,
      @Nullable Frame frame,
      int firstRow,
      int rowsEnd) {
    this.leaves = leaves;
    this.cursor = cursor;
    this.whole = whole;
    this.frame = frame;
    this.row = firstRow;
    this.rowsEnd = rowsEnd;
    at = whole.start;
  }

  @Override
  public @Nullable Piece next(Splitter.Room room) {
    if (text != null) {
      Piece piece = text.next(room);
      if (piece != null) {
        return piece;
      }
      text = null;
    }
    if (at >= whole.end) {
      return null;
    }
    int part = room.part(whole.section);
    int start = at;
    int node = row;
    cursor.moveTo(row);
    int next = cursor.subtreeEnd();
    int end = next < rowsEnd ? leaves.border(next) : whole.end;
    int limit = Frame.roomIn(frame, part, start, end);
    int size = leaves.size(limit, start, end);
    if (size > limit && !hasHeader) {
      // The header alone, and then the first row.
      node = whole.node + 1;
      next = row;
      end = leaves.border(row);
      size = leaves.size(limit, start, end);
    }
    hasHeader = true;
    row = next;
    at = end;
    if (size > limit) {
      text = leaves.text(whole, start, end, node, next, frame);
      return text.next(room);
    }
    return leaves.part(whole, start, end, size, frame);
  }
}
