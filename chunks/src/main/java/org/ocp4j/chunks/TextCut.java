package org.ocp4j.chunks;

import java.text.BreakIterator;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ocp4j.NodeKind;
import org.ocp4j.OcpCursor;
import org.ocp4j.chunks.Piece.Frame;

/**
 * Cuts a text into sentences; a sentence that exceeds the budget between words; and a word that
 * does between characters. What stands for one thing within a line, such as a link, is cut only if
 * it exceeds the budget itself.
 */
final class TextCut implements Cut {
  private final OcpCursor cursor;
  private final Measure measure;
  private final Piece whole;
  private final int firstNode;
  private final int nodesEnd;
  private final int end;
  private final @Nullable Frame frame;
  private final String text;
  private final BreakIterator sentences;

  /** The ranges of the text in which there is no cut: starts and ends, in UTF-16 code units. */
  private int[] units = new int[8];

  private int unitCount;
  private boolean hasUnits;

  /** How much of the text has been cut off, in UTF-16 code units and in bytes of the source. */
  private int at;

  private int offset;

  private int sentenceEnd;

  TextCut(
      Chunker chunker,
      OcpCursor cursor,
      SourceReader source,
      Measure measure,
      Piece whole,
      int start,
      int end,
      int node,
      int nodesEnd,
      @Nullable Frame frame) {
    this.measure = measure;
    this.whole = whole;
    this.frame = frame;
    this.cursor = cursor;
    firstNode = node;
    this.nodesEnd = nodesEnd;
    this.end = end;
    text = source.text(start, end);
    offset = start;
    sentences = BreakIterator.getSentenceInstance(chunker.locale);
    sentences.setText(text);
  }

  /** Finds what is not cut: what fits into a chunk. */
  private void findUnits(int largest) {
    int node = firstNode;
    int unit = 0;
    int start = offset;
    int bytes = start;
    while (node < nodesEnd) {
      cursor.moveTo(node);
      int from = cursor.start();
      int to = cursor.end();
      if (!isUnit(cursor.kind()) || from < start || to > end || !fits(from, to, largest)) {
        node++;
        continue;
      }
      while (bytes < from) {
        bytes += width(unit);
        unit += step(unit);
      }
      int unitStart = unit;
      while (bytes < to) {
        bytes += width(unit);
        unit += step(unit);
      }
      if (unitCount + 2 > units.length) {
        units = Arrays.copyOf(units, units.length * 2);
      }
      units[unitCount++] = unitStart;
      units[unitCount++] = unit;
      node = cursor.subtreeEnd();
    }
  }

  private static boolean isUnit(NodeKind kind) {
    return switch (kind) {
      case EMPHASIS,
          STRONG,
          DELETE,
          INLINE_CODE,
          INLINE_MATH,
          LINK,
          IMAGE,
          LINK_REFERENCE,
          IMAGE_REFERENCE,
          FOOTNOTE_REFERENCE,
          HTML,
          MDX_TEXT_EXPRESSION,
          MDX_JSX_TEXT_ELEMENT -> true;
      default -> false;
    };
  }

  private boolean fits(int from, int to, int limit) {
    return to - from <= limit || measure.upTo(limit, from, to) <= limit;
  }

  /** Returns the number of bytes of a character in the source. */
  private int width(int index) {
    char c = text.charAt(index);
    if (c < 0x80) {
      return 1;
    }
    if (c < 0x800) {
      return 2;
    }
    return Character.isHighSurrogate(c) ? 4 : 3;
  }

  /** Returns the number of UTF-16 code units of a character. */
  private int step(int index) {
    return Character.isHighSurrogate(text.charAt(index)) ? 2 : 1;
  }

  @Override
  public @Nullable Piece next(Splitter.Room room) {
    int length = text.length();
    if (at >= length) {
      return null;
    }
    if (!hasUnits) {
      findUnits(Frame.roomIn(frame, room.part(whole.section), offset, end));
      hasUnits = true;
    }
    while (sentenceEnd <= at || (sentenceEnd < length && isInUnit(sentenceEnd))) {
      int next = sentences.next();
      sentenceEnd = next == BreakIterator.DONE ? length : next;
    }
    int limit = Frame.roomIn(frame, room.part(whole.section), offset, end);
    int size = measure.of(text.substring(at, Math.min(sentenceEnd, at + reach(limit))));
    if (size <= limit && sentenceEnd - at > reach(limit)) {
      size = measure.of(text.substring(at, sentenceEnd));
    }
    if (size <= limit) {
      return cutOff(sentenceEnd, size);
    }
    int end = borderBefore(longest(limit));
    return cutOff(end, measure.of(text.substring(at, end)));
  }

  /** Returns a number of UTF-16 code units that exceeds a limit in all likelihood. */
  private static int reach(int limit) {
    return (int) Math.min(1 << 30, Math.max(256, limit * 8L));
  }

  /** Returns the end of the longest part of the sentence whose size is within a limit. */
  private int longest(int limit) {
    int low = at;
    int high = sentenceEnd;
    int length = Math.min(high - at, Math.max(16, limit));
    while (at + length < high) {
      if (measure.of(text.substring(at, at + length)) > limit) {
        high = at + length;
        break;
      }
      low = at + length;
      length *= 2;
    }
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (measure.of(text.substring(at, middle)) > limit) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return low;
  }

  /** Returns the last good border that is not behind an index; at least one character is before. */
  private int borderBefore(int index) {
    int visible = at;
    while (visible < index && isWhite(visible)) {
      visible++;
    }
    int border = index;
    while (border > visible && !(isWhite(border - 1) && !isInUnit(border))) {
      border--;
    }
    if (border > visible) {
      return border;
    }
    int unit = unitAround(index);
    if (unit >= 0 && units[unit] > at) {
      return units[unit];
    }
    border = Math.max(index, at + 1);
    if (border < text.length() && Character.isLowSurrogate(text.charAt(border))) {
      border = border - 1 > at ? border - 1 : border + 1;
    }
    return border;
  }

  private boolean isWhite(int index) {
    return Character.isWhitespace(text.charAt(index));
  }

  private boolean isInUnit(int index) {
    return unitAround(index) >= 0;
  }

  /** Returns the position of the range that an index is inside of, or -1. */
  private int unitAround(int index) {
    int low = 0;
    int high = unitCount / 2;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (units[2 * middle + 1] <= index) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return 2 * low < unitCount && units[2 * low] < index ? 2 * low : -1;
  }

  private Piece cutOff(int end, int size) {
    int start = offset;
    while (at < end) {
      offset += width(at);
      at += step(at);
    }
    return new Piece(start, offset, size, whole.node, frame).like(whole);
  }
}
