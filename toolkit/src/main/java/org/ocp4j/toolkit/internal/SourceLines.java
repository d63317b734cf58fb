package org.ocp4j.toolkit.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.ocp4j.OcpDocument;

/**
 * Finds the lines and columns of byte offsets that grow, in one pass over the source. The index of
 * the document would cost more than it saves. A part of the source is held at a time.
 */
public final class SourceLines {
  private static final int WINDOW = 1 << 16;

  /** Reads eight bytes, the first one as the lowest. */
  private static final VarHandle WORDS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long EACH_BYTE = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
  private static final long LOW_BITS = 0x7F * EACH_BYTE;

  private final OcpDocument document;
  private final int size;
  private final byte[] window;

  /** The part of the source in the window. */
  private int windowStart;

  private int windowEnd;

  /** Whether there is a carriage return in the window. */
  private boolean hasReturns;

  /** The place: the byte offset, the line, and the UTF-16 code units since the line's start. */
  private int offset;

  private int line = 1;
  private int units;

  /** The index in the window after the last line ending that was skipped; -1 if there is none. */
  private int lineStart;

  /** Creates a finder at the start of a document, which must stay open. */
  public SourceLines(OcpDocument document) {
    this.document = document;
    size = document.sourceByteSize();
    window = new byte[Math.min(WINDOW, size)];
  }

  /** Returns the line of the offset, from 1. */
  public int line() {
    return line;
  }

  /** Returns the column of the offset, from 1, in UTF-16 code units. */
  public int column() {
    return units + 1;
  }

  /**
   * Moves to an offset.
   *
   * @param target a byte offset at the start of a character; it takes more time to go back
   */
  public void moveTo(int target) {
    if (target < offset) {
      offset = 0;
      windowEnd = 0;
      line = 1;
      units = 0;
    }
    while (offset < target) {
      if (offset >= windowEnd) {
        load();
      }
      int stop = Math.min(target, windowEnd);
      if (offset < stop) {
        skip(offset - windowStart, stop - windowStart);
        offset = stop;
      }
    }
  }

  /** Reads the part that starts at the offset. A byte order mark is no part of the first line. */
  private void load() {
    int length = Math.min(window.length, size - offset);
    document.copySource(offset, window, 0, length);
    windowStart = offset;
    windowEnd = offset + length;
    hasReturns = hasReturns(length);
    if (offset == 0 && startsWithMark()) {
      offset = 3;
    }
  }

  private boolean startsWithMark() {
    return windowEnd >= 3
        && window[0] == (byte) 0xEF
        && window[1] == (byte) 0xBB
        && window[2] == (byte) 0xBF;
  }

  private boolean hasReturns(int length) {
    long found = 0;
    int at = 0;
    for (; at <= length - Long.BYTES; at += Long.BYTES) {
      found |= bytesEqual((long) WORDS.get(window, at), '\r');
    }
    while (at < length) {
      found |= window[at++] == '\r' ? 1 : 0;
    }
    return found != 0;
  }

  private void skip(int from, int to) {
    lineStart = -1;
    if (hasReturns) {
      skipBytes(from, to);
    } else {
      skipBytes(skipWords(from, to), to);
    }
    units = lineStart < 0 ? units + unitsIn(from, to) : unitsIn(lineStart, to);
  }

  /** Skips eight bytes at a time, as often as there are so many; returns where it stops. */
  private int skipWords(int from, int to) {
    int lines = 0;
    long lastFeeds = 0;
    int lastFeedsAt = 0;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      long feeds = bytesEqual((long) WORDS.get(window, at), '\n');
      // Lines are too short for branches that can be predicted.
      lines += Long.bitCount(feeds);
      lastFeeds = feeds == 0 ? lastFeeds : feeds;
      lastFeedsAt = feeds == 0 ? lastFeedsAt : at;
    }
    if (lastFeeds != 0) {
      line += lines;
      lineStart = lastFeedsAt + Long.BYTES - Long.numberOfLeadingZeros(lastFeeds) / Byte.SIZE;
    }
    return at;
  }

  private void skipBytes(int from, int to) {
    for (int i = from; i < to; i++) {
      byte b = window[i];
      if (b == '\n' || (b == '\r' && byteAfter(i) != '\n')) {
        line++;
        lineStart = i + 1;
      }
    }
  }

  /** Returns the byte after one of the window, which may be the first one behind the window. */
  private byte byteAfter(int index) {
    int next = windowStart + index + 1;
    if (next < windowEnd) {
      return window[index + 1];
    }
    byte[] after = new byte[1];
    if (next < size) {
      document.copySource(next, after, 0, 1);
    }
    return after[0];
  }

  /** Returns the number of UTF-16 code units of a part of the window. */
  private int unitsIn(int from, int to) {
    int count = 0;
    int at = from;
    while (at < to) {
      if (at <= to - Long.BYTES && ((long) WORDS.get(window, at) & HIGH_BITS) == 0) {
        count += Long.BYTES;
        at += Long.BYTES;
        continue;
      }
      int b = window[at++] & 0xFF;
      // Bytes that continue a character count nothing; one that starts four bytes counts twice.
      count += (b & 0xC0) == 0x80 ? 0 : b >= 0xF0 ? 2 : 1;
    }
    return count;
  }

  /** Returns a word with the highest bit of each byte set that equals a byte of ASCII. */
  private static long bytesEqual(long word, int ascii) {
    long different = word ^ (ascii * EACH_BYTE);
    return ~(((different & LOW_BITS) + LOW_BITS) | different | LOW_BITS);
  }
}
