package org.ocp4j.bench.chunks.judge;

import java.util.BitSet;

/**
 * Where a chunk stands in its source: the offsets of the letters and digits of the source that are
 * in the chunk.
 */
public final class Place {
  private final BitSet letters;
  private final int first;
  private final int last;

  /** Makes a place of UTF-16 offsets of letters. */
  Place(BitSet letters) {
    this.letters = letters;
    this.first = letters.isEmpty() ? Integer.MAX_VALUE : letters.nextSetBit(0);
    this.last = letters.length() - 1;
  }

  /** Returns {@code true} if a letter of the source is in the chunk. */
  boolean has(int offset) {
    return letters.get(offset);
  }

  /** Returns {@code true} if the chunk has a letter of a part of the source. */
  public boolean meets(int start, int end) {
    int next = last < start || first >= end ? -1 : letters.nextSetBit(start);
    return next >= 0 && next < end;
  }

  /** Returns the offset of the first letter in the chunk, or 0 if it has none. */
  int first() {
    return letters.isEmpty() ? 0 : first;
  }

  /** Returns how many of a set of letters, between two offsets, are in the chunk. */
  int count(BitSet wanted, int start, int end) {
    int count = 0;
    if (last < start || first >= end) {
      return 0;
    }
    for (int i = wanted.nextSetBit(start); i >= 0 && i < end; i = wanted.nextSetBit(i + 1)) {
      if (letters.get(i)) {
        count++;
      }
    }
    return count;
  }

  /** Returns the offset of the last letter of a set that is in the chunk, or -1. */
  int lastOf(BitSet wanted) {
    for (int i = last; i >= 0 && i >= first; i = letters.previousSetBit(i - 1)) {
      if (wanted.get(i)) {
        return i;
      }
    }
    return -1;
  }

  /** Adds the letters of this chunk to a set. */
  void addTo(BitSet all) {
    all.or(letters);
  }
}
