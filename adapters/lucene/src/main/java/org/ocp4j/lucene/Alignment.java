package org.ocp4j.lucene;

import java.util.Arrays;

/**
 * Says for each UTF-16 unit of a text which part of the source it stands for. The parts are in the
 * order of the units, and do not overlap. A unit that stands for nothing has an empty part.
 */
final class Alignment {
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  /** Prepares for a text of this length. */
  void reset(int length) {
    if (starts.length < length) {
      starts = new int[Math.max(length, starts.length * 2)];
      ends = new int[starts.length];
    }
    Arrays.fill(starts, 0, length, 0);
    Arrays.fill(ends, 0, length, 0);
  }

  /** Sets the part of the source that a unit stands for. */
  void set(int unit, int start, int end) {
    starts[unit] = start;
    ends[unit] = end;
  }

  /** Sets that a text stands in the source as it is. */
  void setVerbatim(int length, int start) {
    for (int unit = 0; unit < length; unit++) {
      set(unit, start + unit, start + unit + 1);
    }
  }

  /** Returns where the part of a unit starts. */
  int start(int unit) {
    return starts[unit];
  }

  /** Returns where the part of a unit ends. */
  int end(int unit) {
    return ends[unit];
  }
}
