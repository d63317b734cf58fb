package org.ocp4j.chunks;

import java.util.Arrays;

/** Parts of a source that do not overlap, in the order of the source. */
final class Spans {
  /** The start of each part in the upper half, its end in the lower one. */
  private long[] spans = new long[16];

  private int count;

  /** A function that takes a range of the source. */
  interface RangeConsumer {
    void accept(int start, int end);
  }

  /** Returns the number of parts. */
  int count() {
    return count;
  }

  /** Adds a part. What overlaps the part that was added before is cut off. */
  void add(int start, int end) {
    int from = count == 0 ? start : Math.max(start, end(count - 1));
    if (from < end) {
      put(from, end);
    }
  }

  /** Adds a part that may belong before others; {@link #sort} puts it there. */
  void addUnsorted(int start, int end) {
    if (start < end) {
      put(start, end);
    }
  }

  private void put(int start, int end) {
    if (count == spans.length) {
      spans = Arrays.copyOf(spans, count * 2);
    }
    spans[count++] = ((long) start << Integer.SIZE) | end;
  }

  /** Sorts the parts from an index on. They must be behind those before it. */
  void sort(int from) {
    Arrays.sort(spans, from, count);
  }

  private int start(int index) {
    return (int) (spans[index] >>> Integer.SIZE);
  }

  private int end(int index) {
    return (int) spans[index];
  }

  /** Passes on what is left of a range without the parts. */
  void rest(int start, int end, RangeConsumer consumer) {
    int at = start;
    for (int i = after(start); i < count && start(i) < end; i++) {
      if (start(i) > at) {
        consumer.accept(at, start(i));
      }
      at = Math.max(at, end(i));
    }
    if (at < end) {
      consumer.accept(at, end);
    }
  }

  /** Returns {@code true} if there is a part in a range. */
  boolean intersects(int start, int end) {
    int first = after(start);
    return first < count && start(first) < end;
  }

  /** Returns the index of the first part that ends after an offset. */
  private int after(int offset) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (end(middle) <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
