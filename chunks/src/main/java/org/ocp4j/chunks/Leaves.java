package org.ocp4j.chunks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.chunks.Piece.Frame;

/** Cuts blocks without blocks in them: code into lines, tables into rows, text into sentences. */
final class Leaves {
  /** The shortest fence of code; that of math has one character less. */
  private static final int SHORTEST_FENCE = 3;

  private final Chunker chunker;
  private final OcpCursor cursor;
  private final SourceReader source;
  private final Measure measure;

  Leaves(Chunker chunker, OcpCursor cursor, SourceReader source, Measure measure) {
    this.chunker = chunker;
    this.cursor = cursor;
    this.source = source;
    this.measure = measure;
  }

  /** Returns the pieces of a block. */
  Cut cut(Piece whole, NodeKind kind, int nodesEnd) {
    cursor.moveTo(whole.node);
    if (kind == NodeKind.TABLE) {
      return table(whole, nodesEnd);
    }
    if ((kind == NodeKind.CODE && cursor.isFenced()) || kind == NodeKind.MATH) {
      return fenced(whole, kind);
    }
    if (Kinds.isOfLines(kind)) {
      return lines(whole);
    }
    return text(whole, whole.start, whole.end, whole.node, nodesEnd, null);
  }

  /** Returns the lines of a piece. */
  Cut lines(Piece whole) {
    return new LineCut(this, whole, null, whole.start, whole.end);
  }

  /** Returns the size of a part of the source, or more than the limit if it exceeds that. */
  int size(int limit, int start, int end) {
    return measure.upTo(limit, start, end);
  }

  /** Returns a part of a block, with the size that was measured last. */
  Piece part(Piece whole, int start, int end, int size, @Nullable Frame frame) {
    Piece part = new Piece(start, end, size, whole.node, frame).like(whole);
    part.counted = measure.counted();
    return part;
  }

  SourceReader source() {
    return source;
  }

  /** Returns the pieces of a text, which are parts of a block. */
  TextCut text(Piece whole, int start, int end, int node, int nodesEnd, @Nullable Frame frame) {
    return new TextCut(chunker, cursor, source, measure, whole, start, end, node, nodesEnd, frame);
  }

  /** Cuts a piece, which is a whole paragraph, into sentences. */
  List<Piece> sentences(Piece piece) {
    cursor.moveTo(piece.node);
    TextCut cut = text(piece, piece.start, piece.end, piece.node, cursor.subtreeEnd(), null);
    List<Piece> sentences = new ArrayList<>();
    Splitter.Room unlimited = new Splitter.Room() {
      @Override
      public int whole(Piece whole) {
        return Integer.MAX_VALUE - 1;
      }

      @Override
      public int part(int section) {
        return Integer.MAX_VALUE - 1;
      }
    };
    for (Piece next = cut.next(unlimited); next != null; next = cut.next(unlimited)) {
      sentences.add(next);
    }
    return sentences;
  }

  private Cut fenced(Piece whole, NodeKind kind) {
    int start = cursor.start();
    int end = cursor.end();
    int opening = source.lineStart(start, whole.start);
    int body = source.nextLine(start, end);
    int closing = source.lineStart(end, body);
    if (closing < body || !isFence(start, closing, end, kind)) {
      closing = end;
    }
    int tail = closing;
    if (closing < end) {
      tail = closing - 1;
      if (tail > body && source.at(tail) == '\n' && source.at(tail - 1) == '\r') {
        tail--;
      }
    }
    int head = measure.of(opening, body);
    int behind = closing < end ? measure.of(tail, end) : 0;
    boolean isSmall = head + behind <= chunker.budget / 2;
    Frame frame = isSmall ? new Frame(opening, body, tail, closing, end, head, behind) : null;
    return new LineCut(this, whole, frame, body, closing < end ? closing : whole.end);
  }

  /** Returns {@code true} if the last line of a block is a fence like the one that opens it. */
  private boolean isFence(int opening, int line, int end, NodeKind kind) {
    byte mark = source.at(opening);
    int opened = 0;
    while (opening + opened < end && source.at(opening + opened) == mark) {
      opened++;
    }
    int at = line;
    while (at < end && (SourceReader.isWhite(source.at(at)) || source.at(at) == '>')) {
      at++;
    }
    int closed = 0;
    while (at < end && source.at(at) == mark) {
      closed++;
      at++;
    }
    int shortest = kind == NodeKind.MATH ? SHORTEST_FENCE - 1 : SHORTEST_FENCE;
    return closed >= Math.max(shortest, opened) && source.isBlank(at, end);
  }

  private Cut table(Piece whole, int nodesEnd) {
    int start = source.lineStart(cursor.start(), whole.start);
    int first = whole.node + 1;
    cursor.moveTo(first);
    int second = cursor.subtreeEnd();
    if (second >= nodesEnd) {
      return text(whole, whole.start, whole.end, whole.node, nodesEnd, null);
    }
    int rows = border(second);
    int size = measure.of(start, rows);
    boolean isSmall = size <= chunker.budget / 2;
    Frame frame = isSmall ? new Frame(start, rows, rows, rows, rows, size, 0) : null;
    return new RowCut(this, cursor, whole, frame, second, nodesEnd);
  }

  /** Returns the start of the line of a node. */
  int border(int node) {
    cursor.moveTo(node);
    return source.lineStart(cursor.start(), 0);
  }
}
