package org.ocp4j.chunks;

import java.util.HashMap;
import java.util.Map;

/** Finds UTF-16 offsets and lines of byte offsets, mostly in one pass over the source. */
final class Positions {
  /** How much of the source is read at a time. */
  private static final int STEP = 1 << 14;

  private static final int MOST_KNOWN = 64;

  private final SourceReader source;

  /** The place that was read up to. A line ending belongs to the line that it ends. */
  private int offset;

  private long utf16;
  private int line = 1;

  /** Ranges that were repeated, by both of their ends: the parts of a node repeat the same ones. */
  private final Map<Long, SourceRange> known = new HashMap<>();

  Positions(SourceReader source, int first) {
    this.source = source;
    offset = first;
  }

  /** Returns a range of the source. */
  SourceRange range(int start, int end, boolean repeated) {
    // What is repeated may stand before or after what was read.
    return repeated || start < offset ? look(start, end, repeated) : read(start, end, false);
  }

  private SourceRange read(int start, int end, boolean repeated) {
    moveTo(start);
    long utf16Start = utf16;
    int firstLine = line;
    moveTo(source.characterStart(Math.max(start, end - 1)));
    int lastLine = line;
    moveTo(end);
    return new SourceRange(start, end, utf16Start, utf16, firstLine, lastLine, repeated);
  }

  private SourceRange look(int start, int end, boolean repeated) {
    long key = ((long) start << Integer.SIZE) | end;
    SourceRange range = known.get(key);
    if (range == null || range.repeated() != repeated) {
      int offset = this.offset;
      long utf16 = this.utf16;
      int line = this.line;
      range = read(start, end, repeated);
      this.offset = offset;
      this.utf16 = utf16;
      this.line = line;
      if (known.size() >= MOST_KNOWN) {
        known.clear();
      }
      known.put(key, range);
    }
    return range;
  }

  private void moveTo(int target) {
    if (target >= offset) {
      count(offset, target, 1);
    } else {
      count(target, offset, -1);
    }
    offset = target;
  }

  /** Adds what is between two offsets, or subtracts it. */
  private void count(int start, int end, int sign) {
    int stop;
    for (int at = start; at < end; at = stop) {
      stop = Math.min(end, at + STEP);
      byte[] array = source.array(at, stop);
      int from = source.index(at);
      int to = source.index(stop);
      utf16 += (long) sign * Utf8.utf16Length(array, from, to);
      line += sign * Utf8.count((byte) '\n', array, from, to);
      if (Utf8.count((byte) '\r', array, from, to) > 0) {
        line += sign * returns(at, stop);
      }
    }
  }

  /** Returns the number of carriage returns without a line feed behind them. */
  private int returns(int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      boolean isAlone =
          source.at(i) == '\r' && (i + 1 == source.size() || source.at(i + 1) != '\n');
      count += isAlone ? 1 : 0;
    }
    return count;
  }
}
